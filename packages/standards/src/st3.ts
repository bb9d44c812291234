import { fail, type Parsed, succeed } from './parsed.ts';
import { OFFICE_NAMES } from './st3Names.ts';
import { normaliseNumberText } from './text.ts';

/** A state, territory or intergovernmental organisation of WIPO Standard ST.3. */
export interface Office {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The office of a two-letter upper-case code; undefined when ST.3 has none. */
export function findOffice(code: string): Office | undefined {
  const names = Object.hasOwn(OFFICE_NAMES, code) ? OFFICE_NAMES[code] : undefined;
  return names && { code, zh: names[0], en: names[1] };
}

/**
 * Reads an office code, any case or width. UK (written GB) and EU (patents EP, trademarks and
 * designs EM) are refused with the code that was probably meant. Source: WIPO ST.3.
 */
export function parseOfficeCode(text: string): Parsed<Office> {
  const code = normaliseNumberText(text);
  if (code === 'UK') return fail('st3.uk');
  if (code === 'EU') return fail('st3.eu');
  const office = findOffice(code);
  return office ? succeed(office) : fail('st3.unknown', { code });
}

/** All offices in the order of their codes. */
export function allOffices(): readonly Office[] {
  return Object.keys(OFFICE_NAMES)
    .toSorted()
    .map((code) => findOffice(code)!);
}
