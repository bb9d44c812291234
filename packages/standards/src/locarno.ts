import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** A class of the Locarno Classification of industrial designs. */
export interface LocarnoClass {
  /** Two digits, 01..32. */
  readonly classNumber: string;
  /** Two digits 01..99, or null when only the class is known. */
  readonly subclass: string | null;
  /** 26-05, or 26. */
  readonly canonical: string;
  /** Edition as printed, LOC(13): 13; null when absent. */
  readonly edition: number | null;
}

/**
 * Reads 26-05, 2605, 26-5, LOC(13)Cl.26-05, 26-05(13), or a class alone (26). Classes run from 01
 * to 32. Whether the subclass exists in an edition is not checked. Source: Locarno Agreement.
 */
export function parseLocarno(text: string): Parsed<LocarnoClass> {
  const written = normaliseNumberText(text).replace(/\s/g, '');
  const edition = /\((\d{1,2})\)/.exec(written);
  const body = written
    .replace(/\(\d{1,2}\)/g, '')
    .replace(/^LOC/, '')
    .replace(/^\.?CL\.?/, '');
  const match = /^(\d{2})(?:-?(\d{2})|-(\d))?$/.exec(body);
  if (!match) return fail('locarno.form', { text });
  const classNumber = match[1]!;
  if (Number(classNumber) < 1 || Number(classNumber) > 32) {
    return fail('locarno.class', { class: classNumber });
  }
  const subclass = (match[2] ?? match[3])?.padStart(2, '0') ?? null;
  if (subclass === '00') return fail('locarno.form', { text });
  return succeed({
    classNumber,
    subclass,
    canonical: subclass === null ? classNumber : `${classNumber}-${subclass}`,
    edition: edition ? Number(edition[1]) : null,
  });
}
