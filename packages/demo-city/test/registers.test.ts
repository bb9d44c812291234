import {
  CITY_AREA,
  type EntryDraft,
  entryFaults,
  entryIdentity,
  findArea,
  type RegisterKey,
} from '@zca/domain/indicators';
import { findFault } from '@zca/domain/registry';
import { daysBetween } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import {
  demonstrationEntries,
  demonstrationIndications,
  demonstrationRecordings,
  demonstrationTargets,
} from '../src/index.ts';

const OPTIONS = { seed: 1, rights: 100_000, today: '2026-11-23' };
const ALL = demonstrationEntries(OPTIONS);
const of = (register: RegisterKey) => ALL.filter((entry) => entry.register === register);

describe('entries of the demonstration city', () => {
  it('can all be counted, none after today, each with its evidence', () => {
    const isArea = (code: string) => findArea(code) !== undefined;
    expect(ALL.flatMap((entry) => entryFaults(entry, isArea))).toEqual([]);
    expect(ALL.every(({ from, evidence }) => from <= OPTIONS.today && evidence.title !== '')).toBe(
      true,
    );
    expect(new Set(ALL.map((entry) => JSON.stringify(entry))).size).toBe(ALL.length);
  });

  it('are the same for the same options, and fewer on an earlier day', () => {
    expect(demonstrationEntries(OPTIONS)).toEqual(ALL);
    const earlier = demonstrationEntries({ ...OPTIONS, today: '2023-06-30' });
    expect(earlier.length).toBeLessThan(ALL.length);
    expect(
      earlier.every(({ from, to }) => from <= '2023-06-30' && (to ?? '') <= '2023-06-30'),
    ).toBe(true);
  });

  it('has figures of other cities, which say that they are invented', () => {
    const peers = of('peerFigures');
    expect(new Set(peers.map(({ subject }) => subject)).size).toBe(2);
    expect(new Set(peers.map(({ category }) => category))).toEqual(new Set(['1', '6', '12', '13']));
    for (const { subject, note, evidence } of peers) {
      expect([subject, note, evidence.title].every((text) => /虚构|演示/.test(text ?? ''))).toBe(
        true,
      );
    }
  });

  it('are calibrated on the figures that the plan gives for 2020', () => {
    const by = (register: RegisterKey, day = '2020-12-31') =>
      of(register).filter(({ from }) => from <= day);
    const pledged = by('pledges').reduce((sum, { amountFen }) => sum + amountFen!, 0) / 1e10;
    expect(pledged).toBeGreaterThan(124);
    expect(pledged).toBeLessThan(132);
    expect(by('modelEnterprises')).toHaveLength(97);
    expect(by('standardOrganisations')).toHaveLength(301);
    expect(by('pilotAreas')).toHaveLength(11);
    expect(by('talents')).toHaveLength(8);
    expect(by('wellKnownMarks')).toHaveLength(55);
  });

  it('has a population in proportion to the rights, and districts that make up the city', () => {
    const people = (rights: number, area: string) =>
      demonstrationEntries({ ...OPTIONS, rights }).find(
        (entry) =>
          entry.register === 'population' && entry.area === area && entry.from === '2024-12-31',
      )!.quantity!;
    expect(people(200_000, CITY_AREA) / people(100_000, CITY_AREA)).toBeCloseTo(2, 3);
    const districts = of('population').filter(
      ({ area, from }) => area !== CITY_AREA && from === '2024-12-31',
    );
    const sum = districts.reduce((total, { quantity }) => total + quantity!, 0);
    expect(districts).toHaveLength(13);
    expect(sum / people(100_000, CITY_AREA)).toBeGreaterThan(0.7);
    expect(sum / people(100_000, CITY_AREA)).toBeLessThanOrEqual(1);
  });
});

describe('recordings of entries', () => {
  const recordings = demonstrationRecordings(OPTIONS);
  const recorded = recordings.flatMap(({ day, entries }) =>
    entries.map((entry) => ({ day, entry })),
  );

  it('come in the order of days, each within 36 days of what they tell and none before it', () => {
    const days = recordings.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].toSorted());
    expect(days.at(-1)).toBe(OPTIONS.today);
    for (const { day, entry } of recorded) {
      const told = entry.to ?? entry.from;
      expect(told <= day, `${entry.subject} tells of ${told} on ${day}`).toBe(true);
      expect(daysBetween(told, day)).toBeLessThanOrEqual(36);
      expect(entry.from <= day).toBe(true);
    }
  });

  it('end in the entries of the city: a line of later days takes the place of the open one', () => {
    const last = new Map<string, EntryDraft>();
    for (const { entry } of recorded) last.set(JSON.stringify(entryIdentity(entry)), entry);
    const inOrder = (entries: readonly EntryDraft[]) =>
      entries.map((entry) => JSON.stringify(Object.entries(entry).toSorted())).toSorted();
    expect(inOrder([...last.values()])).toEqual(inOrder(ALL));
    const open = recorded.length - ALL.length;
    expect(open).toBeGreaterThan(1000);
    // Of one day there is never a line twice, for files that hold one are refused.
    for (const { entries } of recordings) {
      const identities = entries.map((entry) => JSON.stringify(entryIdentity(entry)));
      expect(new Set(identities).size).toBe(identities.length);
    }
  });

  it('holds every figure of a year before the evidence of February', () => {
    for (const { day, entry } of recorded) {
      if (entry.quantity !== undefined && entry.from.endsWith('-12-31')) {
        expect(day).toBe(`${Number(entry.from.slice(0, 4)) + 1}-01-05`);
      }
    }
  });
});

describe('indications and targets', () => {
  it('are sound records, eleven products in 2020', () => {
    const all = demonstrationIndications('2020-12-31');
    expect(all.flatMap((right) => findFault(right, '2020-12-31') ?? [])).toEqual([]);
    expect(all.filter(({ basis }) => basis === 'product')).toHaveLength(11);
    expect(demonstrationIndications(OPTIONS.today).length).toBeGreaterThan(all.length);
  });

  it('are set for districts that exist', () => {
    for (const { area } of demonstrationTargets()) expect(findArea(area)?.kind).toBe('district');
  });
});
