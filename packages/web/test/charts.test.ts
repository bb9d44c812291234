import { describe, expect, it } from 'vitest';
import {
  barRows,
  classRows,
  stepOf,
  trendOf,
} from '../src/rooms/registry/components/charts/shape.ts';
import { classesOption, trendOption } from '../src/rooms/registry/components/charts/options.ts';
import { classField } from '../src/rooms/registry/labels.ts';

const label = (text: string) => ({ zh: text, en: text });
const words = {
  description: 'd',
  say: (each: { zh: string }) => each.zh,
  number: String,
};

describe('filings by year', () => {
  const answer = {
    years: ['2022', '2024', '2026'],
    types: [
      { value: 'design', label: label('外观设计') },
      { value: 'inventionGrant', label: label('发明授权') },
      { value: 'trademark', label: label('商标') },
    ],
    counts: [
      [2, 0, 1],
      [3, 5, 1],
      [0, 0, 0],
    ],
  };

  it('shows years without filings as zeros, types in their order, empty ones left out', () => {
    const trend = trendOf(answer, '2026-11-24', 20);
    expect(trend.years).toEqual(['2022', '2023', '2024', '2025', '2026']);
    expect(trend.series.map((each) => each.value)).toEqual(['inventionGrant', 'design']);
    expect(trend.series[0]?.counts).toEqual([3, 0, 5, 0, 1]);
    expect(trend.totals).toEqual([5, 0, 5, 0, 2]);
  });

  it('marks the running year as not complete, and none when it is not shown', () => {
    expect(trendOf(answer, '2026-11-24', 20).incomplete).toBe(4);
    expect(trendOf(answer, '2027-01-02', 20).incomplete).toBe(-1);
  });

  it('keeps the last years when there are too many', () => {
    expect(trendOf(answer, '2026-11-24', 3).years).toEqual(['2024', '2025', '2026']);
  });

  it('is empty when nothing was filed', () => {
    expect(trendOf({ years: [], types: [], counts: [] }, '2026-11-24', 20)).toMatchObject({
      years: [],
      incomplete: -1,
    });
  });

  it('hatches only the incomplete year', () => {
    const option = trendOption(trendOf(answer, '2026-11-24', 20), words) as unknown as {
      series: { data: (number | { value: number; itemStyle: { decal: unknown } })[] }[];
    };
    const data = option.series[0]?.data ?? [];
    expect(data.slice(0, 4)).toEqual([3, 0, 5, 0]);
    expect(data[4]).toMatchObject({ value: 1, itemStyle: { decal: { symbol: 'rect' } } });
  });
});

describe('bars and classes', () => {
  it('say which condition each bar stands for, empty ones left out', () => {
    const rows = [
      { value: 'valid', label: label('有效'), count: 4 },
      { value: 'invalid', label: label('失效'), count: 0 },
    ];
    expect(barRows(rows, 'statusGroup')).toEqual([
      { ...rows[0], pick: { field: 'statusGroup', value: 'valid' } },
    ]);
  });

  it('know the field of a class by the form of its symbol', () => {
    expect(classField('H01L')).toBe('ipcSubclass');
    expect(classField('H01L29')).toBe('ipcGroup');
    expect(classField('9')).toBe('nice');
    expect(classField('14-01')).toBe('locarno');
    const rows = [{ value: 'H01L29', label: label('H01L29'), count: 1 }];
    expect(classRows(rows)[0]?.pick).toEqual({ field: 'ipcGroup', value: 'H01L29' });
  });

  it('draw each class as an area named by its symbol', () => {
    const rows = classRows([{ value: 'H01L29', label: label('H01L29'), count: 7 }]);
    const option = classesOption(rows, words) as unknown as {
      series: { data: { name: string; value: number }[] }[];
    };
    expect(option.series[0]?.data).toMatchObject([{ name: 'H01L 29', value: 7 }]);
  });
});

describe('shades of a two-way table', () => {
  it('run from none to the deepest', () => {
    expect(stepOf(0, 96)).toBe(0);
    expect(stepOf(1, 96)).toBe(1);
    expect(stepOf(96, 96)).toBe(7);
    expect(stepOf(24, 96)).toBe(4);
  });
});
