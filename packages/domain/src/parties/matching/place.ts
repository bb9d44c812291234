import type { Add } from './comparison.ts';
import type { Subject } from './subject.ts';

/** Two places of which neither holds the other. */
export function arePlacesApart(a: string, b: string): boolean {
  return a !== '' && b !== '' && !a.includes(b) && !b.includes(a);
}

/** True when one name says a place and the other none: it may be the firm of another place. */
export function addPlace(a: Subject, b: Subject, add: Add, missing = -5): boolean {
  if (a.place === b.place) {
    if (a.place !== '') add('samePlace', 5, { place: a.place });
    return false;
  }
  if (a.place === '' || b.place === '') {
    add('placeMissing', missing, { place: a.place || b.place });
    return true;
  }
  const [shorter, longer] =
    a.place.length < b.place.length ? [a.place, b.place] : [b.place, a.place];
  if (longer.endsWith(shorter)) {
    // The province before the city.
    add('widerPlace', 3, { one: a.place, other: b.place });
    return false;
  }
  // A further place, such as a campus: 哈尔滨工业大学（深圳） is not 哈尔滨工业大学.
  add('placeMissing', missing, { place: longer.replace(shorter, '') });
  return true;
}
