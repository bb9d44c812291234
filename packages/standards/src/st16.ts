import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** A kind-of-document code of WIPO Standard ST.16: one letter and at most one digit. */
export interface KindCode {
  readonly code: string;
  readonly letter: string;
  readonly digit: number | null;
  /** The group of documents to which ST.16 assigns the letter. */
  readonly group: KindGroup;
}

/** Groups of ST.16, section "codes for identification of different kinds of patent documents". */
export type KindGroup =
  | 'patent'
  | 'utilityModel'
  | 'medicament'
  | 'plant'
  | 'design'
  | 'nonPatentLiterature'
  | 'restricted'
  | 'other';

const GROUPS: readonly (readonly [letters: string, group: KindGroup])[] = [
  ['ABCDEFG', 'patent'],
  ['HIT', 'patent'],
  ['UYZ', 'utilityModel'],
  ['M', 'medicament'],
  ['P', 'plant'],
  ['SLQ', 'design'],
  ['N', 'nonPatentLiterature'],
  ['X', 'restricted'],
];

/** Reads a kind code such as A, A1, B2, U, S, any case or width. */
export function parseKindCode(text: string): Parsed<KindCode> {
  const code = normaliseNumberText(text).replace(/\s/g, '');
  const match = /^([A-Z])(\d)?$/.exec(code);
  if (!match) return fail('st16.form', { text });
  const letter = match[1]!;
  const group = GROUPS.find(([letters]) => letters.includes(letter))?.[1] ?? 'other';
  return succeed({ code, letter, digit: match[2] === undefined ? null : Number(match[2]), group });
}
