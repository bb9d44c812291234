import type { Mark } from './marks.ts';
import { foldUnit, isIdeograph } from './text.ts';

/** How the search engine sees text, as far as highlighting needs it. */
export interface Analyse {
  /**
   * Normal form of one UTF-16 code unit (width, case, traditional to simplified). Exactly one unit;
   * longer or empty results are not used. Defaults to width and case.
   */
  readonly normaliseUnit?: (unit: string) => string;
  /** The words of a text, as the engine segments it. Without it whole runs and their longest found parts are marked. */
  readonly words?: (text: string) => readonly string[];
}

/** A stretch of text; `hit` when it is to be emphasised. */
export interface TextRun {
  readonly text: string;
  readonly hit?: true;
}

/** Place of a hit in UTF-16 offsets, with the mark that made it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly mark: number;
}

/** Splits a text into runs with the places that marks match; the runs joined are the text. */
export function highlight(text: string, marks: readonly Mark[], analyse: Analyse = {}): TextRun[] {
  return runsBetween(text, findSpans(text, marks, analyse), 0, text.length);
}

/** The part of a long text that shows best why it was found. */
export interface Passage {
  /** UTF-16 offsets of the part in the text. */
  readonly from: number;
  readonly to: number;
  /** True when text was left out before or after: show an ellipsis. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  readonly runs: readonly TextRun[];
}

/**
 * Chooses the window of about `length` UTF-16 units that shows most different marks, then most hits,
 * and begins at a sentence where one is near. Without hits it is the beginning of the text.
 */
export function passage(
  text: string,
  marks: readonly Mark[],
  length: number,
  analyse: Analyse = {},
): Passage {
  const spans = findSpans(text, marks, analyse);
  const [from, to] =
    text.length <= length ? [0, text.length] : chooseWindow(text, spans, Math.max(1, length));
  return {
    from,
    to,
    cutBefore: from > 0,
    cutAfter: to < text.length,
    runs: runsBetween(text, spans, from, to),
  };
}

function chooseWindow(text: string, spans: readonly Span[], length: number): [number, number] {
  let best = { score: 0, from: 0, to: 0 };
  for (let first = 0; first < spans.length; first++) {
    const start = spans[first]?.from ?? 0;
    const seen = new Set<number>();
    let count = 0;
    let end = start;
    for (let next = first; next < spans.length; next++) {
      const span = spans[next];
      if (span === undefined || span.from > start + length) break;
      if (span.to > start + length && next > first) continue;
      seen.add(span.mark);
      count++;
      end = Math.max(end, span.to);
    }
    const score = seen.size * 1000 + Math.min(count, 999);
    if (score > best.score) best = { score, from: start, to: end };
  }
  const spare = Math.max(0, length - (best.to - best.from));
  let from = Math.max(0, Math.min(best.from - Math.floor(spare / 3), text.length - length));
  from = sentenceStart(text, from, best.from, best.to - length);
  let to = Math.min(text.length, from + length);
  if (from > 0 && splitsPair(text, from)) from++;
  if (to < text.length && splitsPair(text, to)) to--;
  return [from, Math.max(from, to)];
}

/** The start of a sentence or clause within a few characters of `from`, so long as all hits stay in the window. */
function sentenceStart(text: string, from: number, latest: number, earliest: number): number {
  if (from === 0) return 0;
  for (let step = 0; step <= 20; step++) {
    for (const at of [from - step, from + step]) {
      const inside = at > 0 && at <= latest && at >= earliest;
      if (inside && /[。；！？，、.;!?,\n]/u.test(text.charAt(at - 1))) {
        let start = at;
        while (start < latest && /\s/u.test(text.charAt(start))) start++;
        return start;
      }
    }
  }
  return from;
}

function splitsPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

function runsBetween(text: string, spans: readonly Span[], from: number, to: number): TextRun[] {
  const runs: TextRun[] = [];
  let at = from;
  for (const span of merged(spans)) {
    const [start, end] = [Math.max(span.from, at), Math.min(span.to, to)];
    if (end <= start) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) runs.push({ text: text.slice(at, to) });
  return runs;
}

/** Joins spans that overlap or touch. */
function merged(spans: readonly Span[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

function findSpans(text: string, marks: readonly Mark[], analyse: Analyse): Span[] {
  const normal = normalised(text, analyse);
  const spans: Span[] = [];
  for (const [mark, { kind, text: written }] of marks.entries()) {
    const add = (from: number, to: number): void => {
      if (to > from) spans.push({ from, to, mark });
    };
    const wanted = normalised(written, analyse);
    if (kind === 'phrase') eachPlace(normal, wanted, 'anywhere', add);
    else if (kind === 'prefix') eachPlace(normal, wanted, 'wordStart', add);
    else if (kind === 'pattern') eachMatch(normal, wanted, add);
    else {
      const words = analyse.words?.(written).map((word) => normalised(word, analyse));
      for (const word of words ?? plainWords(wanted)) {
        const found = eachPlace(normal, word, 'word', add);
        if (found === 0 && words === undefined) eachPart(normal, word, add);
      }
    }
  }
  return spans.toSorted((a, b) => a.from - b.from || a.to - b.to || a.mark - b.mark);
}

function normalised(text: string, analyse: Analyse): string {
  const normaliseUnit = analyse.normaliseUnit ?? foldUnit;
  let normal = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const form = normaliseUnit(unit);
    normal += form.length === 1 ? form : unit;
  }
  return normal;
}

const isWordUnit = (unit: string): boolean => /[\p{L}\p{N}]/u.test(unit);

/** Words without a segmenter: runs of letters and digits, ideographs apart from others. */
function plainWords(text: string): string[] {
  return text.match(/[\p{Script=Han}々〇]+|[^\P{L}\p{Script=Han}]+[\p{N}]*|[\p{L}\p{N}]+/gu) ?? [];
}

type Edges = 'anywhere' | 'wordStart' | 'word';

/** Calls for every place of a text; words of letters and digits must not continue at the edges. */
function eachPlace(
  text: string,
  wanted: string,
  edges: Edges,
  found: (from: number, to: number) => void,
): number {
  if (wanted === '') return 0;
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const to = at + wanted.length;
    if (edges !== 'anywhere' && continues(text, at)) continue;
    if (edges === 'word' && continues(text, to)) continue;
    count++;
    found(at, to);
  }
  return count;
}

/** True when a word of letters or digits (not ideographs) goes on across an offset. */
function continues(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (before === '' || after === '' || isIdeograph(before) || isIdeograph(after)) return false;
  return isWordUnit(before) && isWordUnit(after);
}

/** Longest parts of a run of ideographs that occur, two units at least. */
function eachPart(text: string, run: string, found: (from: number, to: number) => void): void {
  let at = 0;
  while (at < run.length - 1) {
    let to = at + 1;
    while (to < run.length && isIdeograph(run.charAt(to)) && text.includes(run.slice(at, to + 1)))
      to++;
    if (to - at >= 2) {
      eachPlace(text, run.slice(at, to), 'word', found);
      at = to;
    } else at++;
  }
}

/** Patterns with more stars than this are not highlighted: matching them could take very long. */
const MOST_STARS = 2;

function eachMatch(text: string, pattern: string, found: (from: number, to: number) => void): void {
  const inner = pattern.replace(/^\*+|\*+$/gu, '');
  const stars = inner.split('*').length - 1;
  if (inner === '' || stars > MOST_STARS) return;
  const source = inner
    .split(/([*?])/u)
    .map((part) =>
      part === '*'
        ? '[\\p{L}\\p{N}]{0,30}?'
        : part === '?'
          ? '[\\p{L}\\p{N}]'
          : part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
    )
    .join('');
  for (const match of text.matchAll(new RegExp(source, 'gu'))) {
    found(match.index, match.index + match[0].length);
  }
}
