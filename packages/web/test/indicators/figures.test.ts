import { AREAS, IndicatorStatus, barShape } from '@zca/domain/indicators';
import type { Assessment, BoardRow } from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/base/catalogue/indicators/en.ts';
import { zh } from '../../src/base/catalogue/indicators/zh.ts';
import {
  PERIOD_PARTS,
  SQUARE_LEGEND,
  STATUS_LOOKS,
  byGroup,
  hasBegun,
  partsOfPeriod,
  periodWords,
  squareOf,
  standings,
  warnings,
  yearsOf,
} from '../../src/rooms/indicators/figures.ts';

const assessment: Assessment = {
  status: 'onTrack',
  reason: { zh: '', en: '' },
  target: 20,
  scheduled: 18,
  progress: null,
  completion: null,
  pace: { reached: null, needed: null },
  forecast: null,
};
const rowOf = (status: IndicatorStatus, code = '1'): BoardRow =>
  ({ code, group: 'use', assessment: { ...assessment, status } }) as unknown as BoardRow;
const measured = (value: number | null) => ({
  area: '610100',
  value,
  numerator: null,
  denominator: null,
  reason: null,
});

describe('every status', () => {
  it.each(IndicatorStatus.options)(
    '%s has a word in both languages, a sign and a square',
    (status) => {
      expect(zh.statuses[status]).not.toBe('');
      expect(en.statuses[status]).not.toBe('');
      expect(STATUS_LOOKS[status].shape).toBeDefined();
      expect(SQUARE_LEGEND.map(([form]) => form)).toContain(squareOf(status));
    },
  );

  it('differs by its sign alone from others of the same tone, unless the word means the same', () => {
    const seen = new Map<string, IndicatorStatus>();
    const same: [IndicatorStatus, IndicatorStatus][] = [];
    for (const status of IndicatorStatus.options) {
      const { shape } = STATUS_LOOKS[status];
      const other = seen.get(shape);
      if (other !== undefined) same.push([other, status]);
      seen.set(shape, status);
    }
    expect(same).toEqual([
      ['achieved', 'met'],
      ['unlikely', 'missed'],
    ]);
  });
});

describe('early warnings', () => {
  it('name what is late, the worst first, and nothing that is well or unknown', () => {
    const rows = IndicatorStatus.options.map((status) => rowOf(status));
    expect(warnings(rows).map((row) => row.assessment.status)).toEqual([
      'unlikely',
      'missed',
      'farBehind',
      'behind',
    ]);
  });

  it('sum up every row exactly once', () => {
    const counts = standings(IndicatorStatus.options.map((status) => rowOf(status)));
    expect(counts).toEqual({ done: 2, going: 2, behind: 4, unknown: 2 });
  });
});

describe('the bar of a row', () => {
  it('begins at zero and puts all figures on one scale with room beyond the greatest', () => {
    const shape = barShape({ measured: measured(10), assessment });
    expect(shape?.target).toBeCloseTo(1 / 1.1);
    expect(shape?.scheduled).toBeCloseTo(0.9 / 1.1);
    expect(shape?.value).toBeCloseTo(0.5 / 1.1);
    expect(shape?.forecast).toBeNull();
  });

  it('has no bar for what is not known, rather than one of no length', () => {
    expect(barShape({ measured: measured(null), assessment })?.value).toBeNull();
    expect(barShape({ measured: measured(0), assessment })?.value).toBe(0);
  });

  it('is none where nothing is there to compare the value with', () => {
    const nothing = { ...assessment, target: null, scheduled: null };
    expect(barShape({ measured: measured(10), assessment: nothing })).toBeNull();
    expect(
      barShape({ measured: measured(10), assessment: { ...nothing, scheduled: 5 } }),
    ).not.toBeNull();
  });

  it('draws nothing of figures that are all zero', () => {
    const zero = { ...assessment, target: 0, scheduled: 0 };
    expect(barShape({ measured: measured(0), assessment: zero })).toEqual({
      value: null,
      scheduled: null,
      target: null,
      forecast: null,
    });
  });

  it('holds a forecast by both its ends, and keeps what lies below zero on the scale', () => {
    const forecast = {
      year: 2025,
      value: 20,
      low: -2,
      high: 40,
      level: 0.8,
      method: { zh: '', en: '' },
    };
    const shape = barShape({ measured: measured(10), assessment: { ...assessment, forecast } });
    expect(shape?.forecast?.from).toBe(0);
    expect(shape?.forecast?.to).toBeCloseTo(1 / 1.1);
  });
});

describe('periods', () => {
  it('divide into a year and its part', () => {
    expect(partsOfPeriod('2025')).toEqual({ year: '2025', part: '' });
    expect(partsOfPeriod('2025Q3')).toEqual({ year: '2025', part: 'Q3' });
    expect(partsOfPeriod('2025-08')).toEqual({ year: '2025', part: '-08' });
  });

  it('are offered as a year, four quarters and twelve months', () => {
    expect(PERIOD_PARTS).toHaveLength(17);
    expect(PERIOD_PARTS.at(-1)).toBe('-12');
  });

  it('reach from the first year of the plan to the running year', () => {
    const plan = { fromYear: 2021 };
    expect(yearsOf(plan, '2023-05-01')).toEqual([2023, 2022, 2021]);
    expect(yearsOf(plan, '2026-11-23')[0]).toBe(2026);
    expect(yearsOf(plan, '2020-12-31')).toEqual([2021]);
  });

  it('are offered once they have begun', () => {
    for (const name of ['2026', '2026Q4', '2026-11', '2025-12']) {
      expect(hasBegun(name, '2026-11-01')).toBe(true);
    }
    for (const name of ['2027', '2026-12', '2026-11']) {
      expect(hasBegun(name, '2026-10-31')).toBe(false);
    }
    expect(hasBegun('2026Q4', '2026-09-30')).toBe(false);
  });

  it('are named in both languages', () => {
    const named = (words: typeof zh.periods) =>
      ['2025', '2025Q3', '2025-08'].map((name) => periodWords(name, words));
    expect(named(zh.periods)).toEqual(['2025 年', '2025 年第 3 季度', '2025 年 8 月']);
    expect(named(en.periods)).toEqual(['2025', 'Q3 2025', 'August 2025']);
  });
});

describe('groups', () => {
  it('keep the order in which rows came', () => {
    const rows = [
      { group: 'creation', code: '1' },
      { group: 'use', code: '6' },
      { group: 'creation', code: '2' },
    ];
    expect(byGroup(rows).map(({ group, rows: members }) => [group, members.length])).toEqual([
      ['creation', 2],
      ['use', 1],
    ]);
  });
});

describe('the marks of areas in narrow columns', () => {
  it.each(['zh', 'en'] as const)('are short and tell all areas apart in %s', (language) => {
    const marks = AREAS.map(({ mark }) => mark[language]);
    expect(new Set(marks).size).toBe(AREAS.length);
    for (const mark of marks) expect([...mark].length).toBe(language === 'zh' ? 1 : 2);
  });
});
