import type { AgePyramid } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { fieldOfPlace, pathOf } from '../src/rooms/registry/components/charts/classPlace.ts';
import { pyramidOf, total } from '../src/rooms/registry/components/charts/pyramid.ts';

const type = (value: string) => ({ value, label: { zh: value, en: value } });
const ages = (change: Partial<AgePyramid>): AgePyramid => ({
  count: 4,
  complete: true,
  tookMs: 1,
  today: '2026-06-30',
  filed: { years: [2024, 2025, 2026], types: [type('design')], counts: [[2, 0, 1]], missing: 1 },
  expires: {
    years: [2027, 2028],
    types: [type('trademark'), type('design')],
    counts: [
      [0, 1],
      [3, 0],
    ],
    missing: 0,
  },
  medianFiling: null,
  medianExpiry: null,
  ...change,
});

describe('the pyramid of ages', () => {
  it('has a line for each year of age and of rest, by all types of either side', () => {
    const { types, rows } = pyramidOf(ages({}));
    expect(types.map(({ value }) => value)).toEqual(['design', 'trademark']);
    expect(rows.map(({ filedYear, expiryYear }) => [filedYear, expiryYear])).toEqual([
      [2026, 2026],
      [2025, 2027],
      [2024, 2028],
    ]);
    expect(rows.map((row) => row.aged)).toEqual([
      [1, 0],
      [0, 0],
      [2, 0],
    ]);
    expect(rows.map((row) => total(row.expiring))).toEqual([0, 3, 1]);
  });

  it('is empty where nothing is in force', () => {
    const none = { years: [], types: [], counts: [], missing: 0 };
    expect(pyramidOf(ages({ filed: none, expires: none }))).toEqual({ types: [], rows: [] });
  });
});

describe('a place of the IPC', () => {
  it('stands below its section, class and subclass', () => {
    expect(pathOf('')).toEqual(['']);
    expect(pathOf('H')).toEqual(['', 'H']);
    expect(pathOf('H01L29')).toEqual(['', 'H', 'H01', 'H01L', 'H01L29']);
  });

  it('is a condition on the field of its level', () => {
    expect(['H', 'H01', 'H01L', 'H01L29'].map(fieldOfPlace)).toEqual([
      'ipcSection',
      'ipcClass',
      'ipcSubclass',
      'ipcGroup',
    ]);
  });
});
