import { generateCity } from '@zca/demo-city';
import { SEED_PARAMETERS } from '@zca/domain/law';
import {
  type AwardFact,
  highValueCondition,
  highValueConditions,
  highValueOn,
  HIGH_VALUE_CONDITIONS,
  inventionsInForceOn,
  type LegalEvent,
  type Patent,
  PRIZE_CODES,
  rightValidity,
  toDocument,
} from '@zca/domain/registry';
import { Lens } from '@zca/lens';
import type { Condition } from '@zca/query';
import { addDays, addYears } from '@zca/standards';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theAnalyzer } from '../../src/base/search/analyzer.ts';
import { RIGHT_SCHEMA } from '../../src/registry/searchSource.ts';

/*
 * The stock of high-value inventions of a day, asked of the present index, against the rule for one
 * record: lives, pledges, families and awards by chance, days by chance and on the very borders.
 */

const TODAY = '2026-06-30';
const day = (least = '2009-01-01', most = TODAY) =>
  fc
    .integer({
      min: Math.floor(Date.parse(least) / 86_400_000),
      max: Math.floor(Date.parse(most) / 86_400_000),
    })
    .map((days) => addDays('1970-01-01', days));
/** Leap days, and the days around them, on which anniversaries fall together. */
const leapDay = fc.constantFrom('2012-02-28', '2012-02-29', '2012-03-01', '2016-02-29');

const event: fc.Arbitrary<LegalEvent> = fc.oneof(
  fc.record({
    day: day('2012-01-01'),
    code: fc.constantFrom('lapse', 'restoration', 'invalidation', 'partialInvalidation', 'grant'),
  }),
  fc.record({
    day: day('2012-01-01'),
    effectiveDay: day('2012-01-01'),
    code: fc.constantFrom('lapse', 'pledge'),
    details: fc.record({
      amountFen: fc.constantFrom(999_999_999, 1_000_000_000, 4_000_000_000),
      patentCount: fc.constantFrom(1, 3, 5),
    }),
  }),
);

interface Case {
  readonly patent: Patent;
  readonly awards: readonly AwardFact[];
}

const aCase: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom('invention', 'invention', 'invention', 'utilityModel'),
    filingDay: fc.option(fc.oneof(day('2003-01-01', '2020-01-01'), leapDay), { nil: undefined }),
    granted: fc.option(fc.integer({ min: 300, max: 2000 }), { nil: undefined }),
    ipc: fc.constantFrom('H01L29/778', 'H10D30/47', 'A47J31/00', 'H01M10/625'),
    family: fc.constantFrom(undefined, ['US10000001B2'], ['EP3456789A1'], ['TWI123456B']),
    feePaidThroughYear: fc.option(fc.integer({ min: 3, max: 20 }), { nil: undefined }),
    registerAsOf: fc.constantFrom(undefined, TODAY, '2024-01-01'),
    country: fc.constantFrom('CN', 'CN', 'CN', 'US'),
    events: fc.array(event, { maxLength: 4 }),
    awards: fc.array(fc.record({ prize: fc.constantFrom(...PRIZE_CODES), day: day() }), {
      maxLength: 2,
    }),
  })
  .map(({ granted, awards, ipc, events, filingDay, ...rest }): Case => {
    const patent = {
      ...rest,
      events: events.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      collection: 'patent',
      key: '',
      title: '示例',
      publications: [],
      applicants: [],
      inventors: [],
      ipc: [{ symbol: ipc }],
      secrecy: 'OPEN',
      ...(filingDay !== undefined && { filingDay }),
      ...(granted !== undefined && { grantDay: addDays(filingDay ?? '2012-01-01', granted) }),
    } as Patent;
    return { patent, awards };
  });

function lensOf(cases: readonly Case[]): Lens {
  const lens = new Lens(RIGHT_SCHEMA, theAnalyzer());
  const context = { today: TODAY, parameters: SEED_PARAMETERS, spell: () => [] };
  lens.apply({
    upserts: cases.map(({ patent, awards }) =>
      toDocument(patent, { ...context, awards: () => awards }),
    ),
  });
  return lens;
}

function found(lens: Lens, where: Condition): string[] {
  const { hits, count } = lens.view.ask(
    { where, top: { size: 1000, sort: [{ by: 'id' }] } },
    { op: 'all' },
    { now: () => 0 },
  );
  expect(hits).toHaveLength(count);
  return hits.map((hit) => hit.id).toSorted();
}

function judged({ patent, awards }: Case, on: string) {
  const validity = rightValidity(patent, SEED_PARAMETERS, TODAY);
  return highValueConditions(patent, { day: on, validity, parameters: SEED_PARAMETERS, awards });
}

describe('the stock of a day', () => {
  it('is what the rule says of each record, for rights and days by chance', () => {
    fc.assert(
      fc.property(
        fc.array(aCase, { minLength: 40, maxLength: 40 }),
        fc.array(
          fc.oneof(
            day(),
            leapDay.map((one) => addYears(one, 10)),
          ),
          {
            minLength: 6,
            maxLength: 6,
          },
        ),
        (cases, days) => {
          const keyed = cases.map(({ patent, awards }, index) => ({
            patent: { ...patent, key: `CN${String(index).padStart(13, '0')}` },
            awards,
          }));
          const lens = lensOf(keyed);
          // The days on which something passes, and their neighbours, are where a rule goes wrong.
          const borders = keyed
            .flatMap(({ patent }) => [
              patent.grantDay,
              patent.filingDay && addYears(patent.filingDay, 10),
              ...patent.events.map((one) => one.effectiveDay ?? one.day),
            ])
            .filter((one) => one !== undefined && one < TODAY)
            .slice(0, 6)
            .flatMap((one) => [one!, addDays(one!, 1)]);
          for (const on of [...days, ...borders, TODAY]) {
            const readings = keyed.map((one) => ({
              key: one.patent.key,
              reading: judged(one, on),
            }));
            const keysOf = (test: (reading: ReturnType<typeof judged>) => boolean) =>
              readings.filter(({ reading }) => test(reading)).map(({ key }) => key);
            expect(found(lens, highValueOn(on))).toEqual(keysOf((one) => one.isHighValue));
            expect(found(lens, inventionsInForceOn(on))).toEqual(keysOf((one) => one.isInForce));
            for (const [place, { value }] of HIGH_VALUE_CONDITIONS.entries()) {
              expect(found(lens, highValueCondition(value, on))).toEqual(
                keysOf((one) => one.conditions[place]!.met === true),
              );
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('equals, for today, the set of records that bear a condition', () => {
    const city = generateCity({ seed: 7, rights: 1500, today: TODAY });
    const cases = Array.from({ length: 1500 }, (_, index) => city.rightAt(index)).flatMap(
      (right): Case[] => (right.collection === 'patent' ? [{ patent: right, awards: [] }] : []),
    );
    const lens = lensOf(cases);
    const stock = found(lens, highValueOn(TODAY));
    expect(stock.length).toBeGreaterThan(50);
    expect(found(lens, { op: 'exists', field: 'highValue' })).toEqual(stock);
    expect(found(lens, { op: 'exists', field: 'highValueSet' })).toEqual(stock);
    const valid: Condition = {
      op: 'and',
      of: [
        { op: 'any', field: 'type', values: ['inventionGrant'] },
        { op: 'any', field: 'statusGroup', values: ['valid'] },
      ],
    };
    expect(found(lens, inventionsInForceOn(TODAY))).toEqual(found(lens, valid));
  });
});
