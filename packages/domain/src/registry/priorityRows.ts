import {
  findOffice,
  parseApplicationNumber,
  parsePctApplicationNumber,
  parsePublicationNumber,
  toHalfWidth,
} from '@zca/standards';
import { distinct, splitValues } from './cells.ts';
import type { Priority } from './model.ts';
import { readDay } from './readDay.ts';
import type { Note } from './refusal.ts';

/**
 * Priorities of a combined column (29/404,382 2011.10.20 US; US 201161550506 P 20111024;
 * [200402236U 2004-10-01T23:59:59.000Z ES]) or of separate columns for number, day and country.
 */
export function readPriorities(
  combined: readonly string[],
  numbers: string | undefined,
  days: string | undefined,
  countries: string | undefined,
): Priority[] {
  const priorities = combined.flatMap(splitValues).map(readPriority);
  if (numbers !== undefined) {
    const dayList = splitValues(days ?? '');
    const countryList = splitValues(countries ?? '');
    splitValues(numbers).forEach((number, index) => {
      const parts = [number, dayList[index], countryList[index]];
      priorities.push(readPriority(parts.filter((part) => part !== undefined).join(' ')));
    });
  }
  return priorities.filter((one) => one !== null);
}

function readPriority(text: string): Priority | null {
  const tokens = toHalfWidth(text)
    .replace(/[[\]{}]/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '');
  const dayAt = dayPosition(tokens);
  const day = dayAt < 0 ? null : readDay(tokens[dayAt]!);
  const rest = tokens.filter((_, index) => index !== dayAt);
  const countryAt = rest.findIndex((token) => /^[A-Z]{2}$/.test(token) && findOffice(token));
  let country = countryAt < 0 ? undefined : rest[countryAt];
  let number = rest.filter((_, index) => index !== countryAt).join(' ');
  const prefixed = /^([A-Z]{2})(?=\d)/.exec(number);
  if (country === undefined && prefixed && findOffice(prefixed[1]!)) {
    country = prefixed[1]!;
    number = number.slice(2);
  }
  if (!/\d/.test(number)) return null;
  const priority: Priority = { number: priorityNumber(country, number) };
  if (country !== undefined) priority.country = country;
  if (day?.ok) priority.day = day.day;
  return priority;
}

/** The number of a priority: canonical for a Chinese application, as written for any other. */
export function priorityNumber(country: string | undefined, number: string): string {
  const parsed = country === 'CN' ? parseApplicationNumber(number.replace(/\s+[A-W]$/, '')) : null;
  return parsed?.ok ? parsed.value.canonical : number.trim();
}

/** The token that is a day: one with separators, else the last of eight digits after a number. */
function dayPosition(tokens: readonly string[]): number {
  const written = tokens.findIndex((token) => /^\d{4}[-./年]/.test(token) && readDay(token).ok);
  if (written >= 0 || tokens.length < 2) return written;
  const last = tokens.length - 1;
  for (const at of [last, last - 1]) {
    if (at > 0 && /^(?:19|20)\d{6}$/.test(tokens[at]!) && readDay(tokens[at]!).ok) return at;
  }
  return -1;
}

/** Publication numbers of a list (citations, family), canonical; what is none becomes a note. */
export function readDocumentNumbers(
  texts: readonly string[],
  field: string,
  notes: Note[],
): string[] {
  const numbers = texts.flatMap((text) =>
    splitValues(text).flatMap((part) => part.split(/[,，]\s*(?=[A-Z]{2})|\s+(?=[A-Z]{2}\d)/)),
  );
  return distinct(
    numbers.flatMap((text) => {
      const parsed = parsePublicationNumber(text);
      if (parsed.ok) return [parsed.value.canonical];
      notes.push({ rule: 'number.unreadable', field, params: { value: text.slice(0, 80) } });
      return [];
    }),
  );
}

/** The PCT application number that a text holds (PCT/US2012/024567 2012.02.09), canonical. */
export function internationalApplicationIn(text: string | undefined): string | undefined {
  const written = /PCT\s*[/-]?\s*[A-Z]{2}\s*\d{2,4}\s*[/-]?\s*\d{5,6}/i.exec(text ?? '')?.[0];
  const parsed = written === undefined ? null : parsePctApplicationNumber(written);
  return parsed?.ok ? parsed.value.canonical : undefined;
}

/** The WO publication number that a text holds (WO2012/112444 EN 2012.08.23), canonical. */
export function internationalPublicationIn(text: string | undefined): string | undefined {
  const written = /WO\s*\d{2,4}\s*[/-]?\s*\d{5,6}(?:\s*A\d)?/i.exec(text ?? '')?.[0];
  const parsed = written === undefined ? null : parsePublicationNumber(written);
  return parsed?.ok ? parsed.value.canonical : undefined;
}
