import { setImmediate } from 'node:timers/promises';
import type { NumberOutcome, NumberReading, Right, WrittenNumber } from '@zca/domain/registry';
import { bearsNumber, readWrittenNumber, rightNumbers } from '@zca/domain/registry';
import type { Condition } from '@zca/query';
import { anyOf } from '@zca/query';
import type { RightReader } from '../rightReader.ts';
import { inTurns } from './inTurns.ts';

/** An entry with what became of it. Short names: a list of 50,000 is kept as JSON. */
export interface ResolvedNumber extends WrittenNumber {
  readonly outcome: NumberOutcome;
  readonly reading: string | null;
  /** Keys of the records, likeliest first. */
  readonly keys: readonly string[];
  /** Line of the first entry that means the same, or null. */
  readonly repeats: number | null;
  readonly problem: { readonly zh: string; readonly en: string } | null;
}

export interface ResolveParts {
  readonly reader: RightReader;
  /** Ids of the records that fit a condition. */
  readonly find: (where: Condition) => Promise<readonly string[]>;
}

/** Keys of one statement: rows of more would be read in one piece. */
const KEYS_AT_ONCE = 2000;
/** Numbers and beginnings of one condition, and records that are read at once. */
const NUMBERS_AT_ONCE = 10_000;
const PREFIXES_AT_ONCE = 200;
const RECORDS_AT_ONCE = 500;

type Readable = Extract<NumberReading, { ok: true }>;

/**
 * Finds the record of each entry, in the order written. Keys and publication numbers are looked up
 * in the database, many in one statement; numbers that lead to no key (international applications
 * and publications of a national phase) are looked up in the index among the numbers that records
 * bear.
 */
export async function resolveNumbers(
  entries: readonly WrittenNumber[],
  parts: ResolveParts,
): Promise<ResolvedNumber[]> {
  const readings = await inTurns(entries, (entry) => readWrittenNumber(entry.text));
  const readable = new Map<string, Readable>();
  await inTurns(readings, (each) => {
    if (each.ok) readable.set(keyOf(each), each);
  });
  const different = [...readable.values()];
  const byKey = await resolveKeys(different, parts.reader);
  const rest: Readable[] = [];
  await inTurns(different, (each) => {
    if (!each.keys.some((key) => byKey.has(key))) rest.push(each);
  });
  const byReading = await findBearers(rest, parts);
  const first = new Map<string, number>();
  return inTurns(entries, (entry, index): ResolvedNumber => {
    const reading = readings[index]!;
    if (!reading.ok) {
      const same = `!${entry.text}`;
      const repeats = first.get(same) ?? null;
      if (repeats === null) first.set(same, entry.line);
      return {
        ...entry,
        outcome: 'unreadable',
        reading: null,
        keys: [],
        repeats,
        problem: reading.problem,
      };
    }
    const direct = reading.keys.flatMap((key) => byKey.get(key) ?? []);
    const keys = [...new Set(direct.length > 0 ? direct : (byReading.get(keyOf(reading)) ?? []))];
    const outcome = keys.length === 0 ? 'missed' : keys.length === 1 ? 'found' : 'ambiguous';
    const same = keys.length === 0 ? keyOf(reading) : keys.join(' ');
    const repeats = first.get(same) ?? null;
    if (repeats === null) first.set(same, entry.line);
    return { ...entry, outcome, reading: reading.display, keys, repeats, problem: null };
  });
}

/** What two entries have in common that mean the same number. */
const keyOf = (reading: Readable): string =>
  `?${reading.borne.map(({ number }) => number).join(' ')}`;

async function resolveKeys(
  readings: readonly Readable[],
  reader: RightReader,
): Promise<Map<string, string>> {
  const wanted = new Set<string>();
  await inTurns(readings, ({ keys }) => {
    for (const key of keys) wanted.add(key);
  });
  const found = new Map<string, string>();
  for (const batch of batches([...wanted], KEYS_AT_ONCE)) {
    for (const [asked, key] of await reader.resolve(batch)) found.set(asked, key);
  }
  return found;
}

/** Keys of the records that bear the numbers of the readings, by reading. */
async function findBearers(
  readings: readonly Readable[],
  { find, reader }: ResolveParts,
): Promise<Map<string, string[]>> {
  const bearers = new Map<string, string[]>();
  const wanted = new Map<string, Readable[]>();
  await inTurns(readings, (reading) => {
    for (const { number } of reading.borne) {
      const stem = stemOf(number);
      wanted.set(stem, [...(wanted.get(stem) ?? []), reading]);
    }
  });
  const ids = new Set<string>();
  for (const condition of bearing(readings)) {
    for (const id of await find(condition)) ids.add(id);
  }
  for (const batch of batches([...ids], RECORDS_AT_ONCE)) {
    for (const right of await reader.readMany(batch)) {
      for (const reading of candidatesFor(right, wanted)) {
        if (!bearsNumber(right, reading.borne)) continue;
        const key = keyOf(reading);
        bearers.set(key, [...(bearers.get(key) ?? []), right.key]);
      }
    }
    await setImmediate();
  }
  return bearers;
}

/** Conditions that together find every record which may bear a number of the readings. */
function* bearing(readings: readonly Readable[]): Iterable<Condition> {
  const borne = readings.flatMap((reading) => reading.borne);
  const whole = borne.filter(({ isPrefix }) => !isPrefix).map(({ number }) => number);
  for (const values of batches(whole, NUMBERS_AT_ONCE)) {
    yield { op: 'any', field: 'number', values };
  }
  // A publication number without its kind code is a beginning; only those of international
  // publications lead to no key.
  const beginnings = borne.filter(({ number, isPrefix }) => isPrefix && number.startsWith('WO'));
  for (const texts of batches(beginnings, PREFIXES_AT_ONCE)) {
    yield anyOf(
      ...texts.map(({ number: text }): Condition => ({ op: 'prefix', fields: ['number'], text })),
    );
  }
}

function candidatesFor(right: Right, wanted: ReadonlyMap<string, Readable[]>): Set<Readable> {
  return new Set(rightNumbers(right).flatMap((number) => wanted.get(stemOf(number)) ?? []));
}

/** A number without its kind code, by which beginnings and whole numbers meet. */
const stemOf = (number: string): string =>
  number.startsWith('PCT') ? number : number.replace(/[A-Z]\d?$/, '');

function* batches<T>(items: readonly T[], size: number): Iterable<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
