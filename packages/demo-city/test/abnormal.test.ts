import { findClues, clueFiguresOn, type Filing } from '@zca/domain/appraisal';
import { SEED_PARAMETERS } from '@zca/domain/law';
import { canonicalJson, type Patent } from '@zca/domain/registry';
import { toEpochDay } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import { generateCity } from '../src/index.ts';
import { LEAST_RIGHTS_WITH_GROUPS } from '../src/patents/abnormal.ts';

const TODAY = '2026-06-30';
const RIGHTS = LEAST_RIGHTS_WITH_GROUPS;
const isGiven = (right: { readonly collection: string }): right is Patent =>
  right.collection === 'patent';
const citiesOf = (seed: number) => generateCity({ seed, rights: RIGHTS, today: TODAY });

/** What the rules need of a record, with names in the place of parties. */
function filingOf(patent: Patent): Filing {
  const { agency, applicants } = patent;
  return {
    key: patent.key,
    kind: patent.kind,
    title: patent.title,
    filingDay: patent.filingDay!,
    numberYear: Number(patent.applicationNumber!.slice(0, 4)),
    parties: applicants.map(({ name }) => name),
    address: applicants[0]!.address ?? null,
    agents: (agency?.agents ?? []).map((agent) => `${agency!.name} ${agent}`),
    inventors: patent.inventors,
    subclasses: [],
    family: null,
    international: null,
    publishedOn: null,
    grantedOn: null,
    transfers: [],
  };
}

function shinglesOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: text.length - 3 }, (_, at) => text.slice(at, at + 4)));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  return shared / (one.size + other.size - shared);
}

/** The clues in recent filings of the city, by the rules of the platform. */
function cluesOf(seed: number) {
  const city = citiesOf(seed);
  const [from, to] = [toEpochDay('2025-05-01'), toEpochDay('2025-07-15')];
  const patents = Array.from({ length: RIGHTS }, (_, index) => index)
    .filter((index) => {
      const { filing, section } = city.placeAt(index);
      return section !== 'trademark' && filing >= from && filing < to;
    })
    .map((index) => city.rightAt(index))
    .filter(isGiven);
  const sets = patents.map(({ kind, abstract }) =>
    kind === 'design' ? null : shinglesOf(abstract ?? ''),
  );
  const pairs = patents.flatMap((_, b) =>
    patents.slice(0, b).flatMap((_other, a) => {
      const [one, other] = [sets[a], sets[b]];
      if (one == null || other == null) return [];
      const similarity = jaccard(one, other);
      return similarity < 0.8 ? [] : [{ a, b, similarity, text: 'abstract' as const }];
    }),
  );
  const figures = clueFiguresOn(SEED_PARAMETERS, TODAY);
  return findClues(patents.map(filingOf), pairs, figures, TODAY);
}

describe('groups of filings as the provisions describe them (O:G.1)', () => {
  it.each([1, 7])('stand in a city of seed %i that is large enough, and give clues', (seed) => {
    const clues = cluesOf(seed);
    const [first] = clues;
    // The firm that repeats itself in a burst is one of the six of one address too.
    expect(first!.signals.map(({ code }) => code).toSorted()).toEqual(
      expect.arrayContaining(['N1', 'N5', 'N6']),
    );
    expect(first!.band).toBe('priority');
    const split = clues.filter(({ signals }) => signals.some(({ code }) => code === 'N6'));
    expect(split.length).toBeGreaterThanOrEqual(6);
    const series = clues.find(({ signals }) => signals.some(({ code }) => code === 'N3'))!;
    expect(series.signals.find(({ code }) => code === 'N3')!.count).toBeGreaterThanOrEqual(18);
  });

  it('leave a smaller city as it was, and every city the same for its seed', () => {
    const small = generateCity({ seed: 1, rights: 2000, today: TODAY });
    const copies = [...small.planted()].filter(
      ({ index }) => small.placeAt(index).section === 'design',
    );
    expect(copies).toEqual([]);
    const city = citiesOf(1);
    for (const index of [5, 4711, 79_999]) {
      expect(canonicalJson(city.rightAt(index))).toBe(canonicalJson(citiesOf(1).rightAt(index)));
    }
  });
});

it('the default city has national awards that count and declassified patents', () => {
  const city = generateCity({ seed: 1, rights: 100_000, today: TODAY });
  let [awards, declassified] = [0, 0];
  for (const right of city.rights(0, 30_000)) {
    const award = city.awardOf(right);
    if (award !== null && award.prize !== 'provincialPatent') awards += 1;
    if (award !== null && isGiven(right)) expect(award.day > right.filingDay!).toBe(true);
    if (isGiven(right) && right.secrecy === 'DECLASSIFIED') {
      declassified += 1;
      expect(right.declassification!.gazette).toContain('演示');
    }
  }
  expect(awards).toBeGreaterThan(0);
  expect(declassified).toBeGreaterThan(0);
});
