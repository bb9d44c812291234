import { describe, expect, it } from 'vitest';
import { type Entry, populationOfDistricts } from '../../src/indicators/index.ts';
import { entry } from './support.ts';

const figure = (area: string, day: string, quantity: number, category = 'yearbook') =>
  entry('population', { area, from: day, quantity, category });
const on = (entries: readonly Entry[], day: string) =>
  populationOfDistricts((area) => entries.filter((each) => each.area === area), day);

describe('the population of districts', () => {
  it('is the newest figure of each up to the day', () => {
    const entries = [
      figure('610113', '2022-12-31', 1_200_000),
      figure('610113', '2024-12-31', 1_250_000),
      figure('610113', '2025-12-31', 1_300_000),
      figure('610102', '2023-12-31', 700_000),
    ];
    expect(on(entries, '2025-06-30')).toEqual([
      { area: '610102', persons: 700_000, day: '2023-12-31', category: 'yearbook' },
      { area: '610113', persons: 1_250_000, day: '2024-12-31', category: 'yearbook' },
    ]);
    expect(on(entries, '2022-12-31').map(({ persons }) => persons)).toEqual([1_200_000]);
    expect(on(entries, '2022-12-30')).toEqual([]);
  });

  it('prefers a revised figure of the same day, then that of the census, then what was recorded last', () => {
    const [yearly, census, revised] = [
      figure('610113', '2020-12-31', 1),
      figure('610113', '2020-12-31', 2, 'census'),
      figure('610113', '2020-12-31', 3, 'revised'),
    ];
    expect(on([yearly, census, revised], '2021-01-01')[0]!.persons).toBe(3);
    expect(on([census, yearly], '2021-01-01')[0]!.persons).toBe(2);
    const later = { ...yearly, quantity: 4, recordedAt: '2026-02-01T00:00:00Z' };
    expect(on([yearly, later], '2021-01-01')[0]!.persons).toBe(4);
  });

  it('is made neither of the figure of the city nor of that of a zone', () => {
    const entries = [figure('610100', '2024-12-31', 13_000_000), figure('XA-GX', '2024-12-31', 5)];
    expect(on(entries, '2025-01-01')).toEqual([]);
  });
});
