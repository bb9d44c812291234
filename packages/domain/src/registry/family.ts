import { parseApplicationNumber } from '@zca/standards';
import { patentKey } from './key.ts';
import type { Patent, Right } from './model.ts';
import { withoutKindCode } from './numberReading.ts';

/**
 * The simple family that a right belongs to, as the key of its first filing where that is a Chinese
 * application, else as a text of its priorities; undefined for a right that claims no priority,
 * which is a family by itself until another claims it. Rights of one key have exactly the same set
 * of priorities, or are the one application that is the only priority of the others (the simple
 * patent family of WIPO's Handbook, Part 8, and of DOCDB).
 *
 * The key is a function of the one record, so it never changes because another record arrives.
 */
export function familyKeyOf(right: Right): string | undefined {
  if (right.collection !== 'patent') return undefined;
  const priorities = [...new Set((right.priorities ?? []).map(priorityKey))].toSorted();
  const own = right.applicationNumber === undefined ? undefined : right.key;
  const claimed = priorities.filter((key) => key !== own);
  if (claimed.length === 0) return undefined;
  return priorities.length === 1 && claimed.length === 1 ? claimed[0] : priorities.join('+');
}

/** A Chinese priority is the key of its application; another is its office and its digits. */
function priorityKey(priority: NonNullable<Patent['priorities']>[number]): string {
  const written = priority.number.toUpperCase().replaceAll(/[\s./-]/g, '');
  const country = priority.country ?? /^[A-Z]{2}/.exec(written)?.[0] ?? '';
  const number = written.startsWith(country) ? written.slice(country.length) : written;
  if (country !== 'CN') return `${country}:${number}`;
  const application = parseApplicationNumber(number);
  return application.ok ? patentKey(application.value.canonical) : `${country}:${number}`;
}

/** Whether two rights are of one simple family, by their priorities or as a source lists it. */
export function isOneFamily(one: Right, other: Right): boolean {
  if (one.collection !== 'patent' || other.collection !== 'patent') return false;
  const [a, b] = [familyKeyOf(one) ?? one.key, familyKeyOf(other) ?? other.key];
  return a === b || lists(one, other) || lists(other, one);
}

function lists(one: Patent, other: Patent): boolean {
  const listed = new Set(one.family?.map(withoutKindCode));
  return other.publications.some(({ number }) => listed.has(withoutKindCode(number)));
}
