import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niceScale, trendShape } from '@zca/domain/indicators';

const point = (
  year: number,
  value: number | null,
  published: number | null = null,
  corrected: (number | null)[] = [],
) => ({ period: String(year), at: year + 1, value, scheduled: null, published, corrected });
const forecast = {
  year: 2026,
  value: 20,
  low: 19,
  high: 21,
  level: 0.8,
  method: { zh: '', en: '' },
};

describe('round scales', () => {
  it('hold every figure between their ends, by steps of one, two, two and a half or five', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }).map((each) => each / 1000),
        fc.integer({ min: 0, max: 1e9 }).map((each) => each / 1000),
        (least, span) => {
          const scale = niceScale(least, least + span, 5);
          const slack = 1e-6 * Math.max(1, Math.abs(least) + span);
          expect(scale.from).toBeLessThanOrEqual(least + slack);
          expect(scale.to).toBeGreaterThanOrEqual(least + span - slack);
          expect(scale.ticks.length).toBeGreaterThan(1);
          expect(scale.ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('say how many digits tell their ticks apart', () => {
    expect(niceScale(0, 1, 5)).toMatchObject({ digits: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] });
    expect(niceScale(0, 100, 5).digits).toBe(0);
    expect(niceScale(0, 0.125, 5).digits).toBe(3);
  });
});

describe('the line of an indicator', () => {
  it('is none without any value', () => {
    expect(trendShape([point(2024, null)], 20, forecast, 'live')).toBeNull();
    expect(trendShape([], null, null, 'live')).toBeNull();
  });

  it('breaks at a period without a value instead of falling to zero', () => {
    const shape = trendShape(
      [point(2021, 4), point(2022, 5), point(2023, null), point(2024, 7)],
      null,
      null,
      'live',
    );
    expect(shape?.stretches.map((stretch) => stretch.map(({ value }) => value))).toEqual([
      [4, 5],
      [7],
    ]);
  });

  it('takes live values before published ones where live ones are asked for, else the other way', () => {
    const series = [point(2024, 9, 8)];
    expect(trendShape(series, null, null, 'live')?.points[0]?.value).toBe(9);
    expect(trendShape(series, null, null, 'published')?.points[0]?.value).toBe(8);
    expect(trendShape([point(2024, null, 8)], null, null, 'live')?.points[0]?.value).toBe(8);
  });

  it('marks what was published and what it was corrected from', () => {
    const [first, second] =
      trendShape([point(2023, 8, 8, [7]), point(2024, 9)], null, null, 'published')?.points ?? [];
    expect(first).toMatchObject({ isPublished: true, corrected: [7] });
    expect(second).toMatchObject({ isPublished: false, corrected: [] });
  });

  it('opens the forecast from the last value, and has none where its end has passed', () => {
    const series = [point(2024, 18)];
    const shape = trendShape(series, 20, forecast, 'live');
    expect(shape?.forecast).toMatchObject({ from: { at: 2025, value: 18 }, at: 2027, high: 21 });
    expect(shape?.x.to).toBe(2027);
    expect(trendShape(series, 20, { ...forecast, year: 2023 }, 'live')?.forecast).toBeNull();
  });

  it('holds target, schedule, forecast and corrections on its scale', () => {
    const scheduled = { ...point(2024, 10, 10, [2]), scheduled: 11 };
    const shape = trendShape([scheduled], 30, null, 'live');
    expect(shape?.y.from).toBeLessThanOrEqual(2);
    expect(shape?.y.to).toBeGreaterThanOrEqual(30);
    expect(shape?.schedule).toEqual([{ at: 2025, value: 11 }]);
  });

  it('begins at zero where the least value is far below the greatest', () => {
    expect(trendShape([point(2023, 3), point(2024, 10)], null, null, 'live')?.y.from).toBe(0);
    expect(
      trendShape([point(2023, 95), point(2024, 97)], null, null, 'live')?.y.from,
    ).toBeGreaterThan(90);
  });
});

describe('values that are counted beside those that are published', () => {
  const series = [point(2023, 5, 4), point(2024, 6, null), point(2025, null, 8, [7])];

  it('are the line where they are asked for, and are no published points', () => {
    const shape = trendShape(series, null, null, 'live')!;
    expect(
      shape.points.map(({ value, isPublished, published }) => [value, isPublished, published]),
    ).toEqual([
      [5, false, 4],
      [6, false, null],
      [8, true, 8],
    ]);
    expect(shape.y.from).toBeLessThanOrEqual(4);
  });

  it('stand only where nothing was published, where what is published is asked for', () => {
    const shape = trendShape(series, null, null, 'published')!;
    expect(shape.points.map(({ value, isPublished }) => [value, isPublished])).toEqual([
      [4, true],
      [6, false],
      [8, true],
    ]);
  });
});
