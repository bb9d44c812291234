import type { Bilingual } from '@zca/query';
import {
  explain,
  type NumberCandidate,
  normaliseNumberText,
  type Parsed,
  parseApplicationNumber,
  recogniseNumber,
} from '@zca/standards';
import { refusalMessage } from './messages.ts';
import type { Right } from './model.ts';
import { isRoundedNumber, withoutFileName } from './numberReading.ts';
import { rightNumbers } from './toDocument.ts';
import { keysOfNumber } from './understand.ts';

/** Most numbers that one list may hold. */
export const MOST_NUMBERS = 50_000;

/** One entry of a list of numbers, as it was written. */
export interface WrittenNumber {
  /** Line of the text, or row of the sheet, from 1. */
  readonly line: number;
  readonly text: string;
}

/** What a written number may be, or why it is none. */
export type NumberReading =
  | {
      readonly ok: true;
      /** The number as the platform writes it. */
      readonly display: string;
      /** Keys and publication keys of the records that it may belong to, likeliest first. */
      readonly keys: readonly string[];
      /** The number as records bear it (`rightNumbers`), for those that no key leads to. */
      readonly borne: readonly { readonly number: string; readonly isPrefix: boolean }[];
    }
  | { readonly ok: false; readonly problem: Bilingual };

/** Longest entry that is kept of a list; longer ones are no numbers and are not looked at. */
const MOST_UNITS = 200;

/** Between several numbers on one line, or between a number and what else a copied row holds. */
const SEPARATORS = /[;；,，、\t|]+/;

/**
 * The numbers of a line of pasted text. A line that is a number as a whole is one entry, whatever
 * stands in it (US 7,654,321 B2). Otherwise it is cut at commas, semicolons and tabs; pieces that
 * have no run of digits, such as the title in a copied row, are left out, unless all are: then the
 * line is one entry that cannot be read, so that nothing pasted goes unanswered.
 */
export function numbersOfLine(written: string, line: number): WrittenNumber[] {
  const text = written.replace(/^\uFEFF/, '').trim();
  if (text === '') return [];
  const whole = { line, text: text.slice(0, MOST_UNITS) };
  if (text.length > MOST_UNITS * 50 || !SEPARATORS.test(text)) return [whole];
  if (candidatesOf(text) !== null) return [whole];
  const pieces = text
    .split(SEPARATORS)
    .map((piece) => piece.trim())
    .filter((piece) => /\d{4}/.test(normaliseNumberText(piece).replace(/[\s./-]/g, '')));
  if (pieces.length === 0) return [whole];
  return pieces.map((piece) => ({ line, text: piece.slice(0, MOST_UNITS) }));
}

/** Reads one written number in any of the forms of `recogniseNumber`, or as a file of a document. */
export function readWrittenNumber(text: string): NumberReading {
  if (text.length > MOST_UNITS) return problem(NOT_A_NUMBER);
  if (isRoundedNumber(text)) {
    return problem(refusalMessage({ rule: 'number.rounded', field: '', params: { value: text } }));
  }
  const candidates = candidatesOf(text) ?? [];
  if (candidates.length === 0) return problem(whyUnreadable(text));
  return {
    ok: true,
    display: candidates[0]!.display,
    keys: [...new Set(candidates.flatMap(keysOfNumber))],
    borne: candidates.map(({ key, isPrefix }) => ({ number: key, isPrefix })),
  };
}

/** The readings of a text as the number of a patent or trademark; null when there is none. */
function candidatesOf(text: string): readonly NumberCandidate[] | null {
  if (text.length > MOST_UNITS) return null;
  const candidates = recogniseNumber(unwrapped(text))?.filter(
    ({ kind }) => kind !== 'socialCreditCode' && kind !== 'layoutDesign',
  );
  return candidates === undefined || candidates.length === 0 ? null : candidates;
}

/** Without the quotation marks, brackets and end points that lists put around numbers. */
function unwrapped(text: string): string {
  return withoutFileName(text)
    .replace(/^["'“”‘’（(【[]+/, '')
    .replace(/["'“”‘’）)】\].。:：]+$/, '')
    .replace(/^[=＝]"?/, '');
}

const NOT_A_NUMBER: Bilingual = {
  zh: '认不出这是哪一种号码。可以写申请号、专利号、公开（公告）号、国际申请号或商标注册号。',
  en: 'This is no form of number known here. Write an application, patent, publication, international application or trademark number.',
};

const problem = (sentence: Bilingual): NumberReading => ({ ok: false, problem: sentence });

/** A number that is nearly one of a Chinese application is told by its own rule. */
function whyUnreadable(text: string): Bilingual {
  const written = normaliseNumberText(unwrapped(text));
  if (/^(?:CN|ZL|CN ?ZL)?[\s.-]?\d[\dX.\s-]{7,}$/.test(written)) {
    const application: Parsed<unknown> = parseApplicationNumber(written);
    if (!application.ok) {
      return { zh: explain(application, 'zh'), en: explain(application, 'en') };
    }
  }
  return NOT_A_NUMBER;
}

/** Whether a record bears one of these numbers; for a beginning, the kind code is left open. */
export function bearsNumber(
  right: Right,
  borne: readonly { readonly number: string; readonly isPrefix: boolean }[],
): boolean {
  const numbers = rightNumbers(right);
  return borne.some(({ number, isPrefix }) =>
    numbers.some((own) =>
      isPrefix
        ? own.startsWith(number) && /^(?:[A-Z]\d?)?$/.test(own.slice(number.length))
        : own === number,
    ),
  );
}
