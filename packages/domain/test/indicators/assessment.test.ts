import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED_PARAMETERS } from '../../src/law/index.ts';
import {
  assess,
  type Assessment,
  cityGoal,
  forecastAt,
  formatValue,
  type Goal,
  lawFiguresOn,
  type Measured,
  type Point,
  scheduledAt,
  statisticalDay,
  yearPoint,
} from '../../src/indicators/index.ts';
import { definition, period } from './support.ts';

const LAW = lawFiguresOn(SEED_PARAMETERS, '2025-12-31');

function judge(
  code: string,
  value: number | null,
  name: string,
  more: {
    readonly today?: string;
    readonly points?: readonly Point[];
    readonly denominator?: number | null;
    readonly goal?: Goal;
  } = {},
): Assessment {
  const measured: Measured = {
    area: '610100',
    value,
    numerator: value,
    denominator: more.denominator ?? null,
    reason: value === null ? { zh: '没有登记。', en: 'Not registered.' } : null,
  };
  const one = definition(code);
  return assess({
    definition: one,
    goal: more.goal ?? cityGoal(one),
    measured,
    period: period(name),
    day: statisticalDay(period(name), more.today ?? '2026-06-30'),
    points: more.points ?? [],
    law: LAW,
  });
}

describe('the linear schedule', () => {
  it('is that of the table for every indicator that has one (O:B.3.1)', () => {
    const table: Readonly<Record<string, readonly number[]>> = {
      2: [449, 519.2, 589.4, 659.6, 729.8, 800],
      3: [181, 196.8, 212.6, 228.4, 244.2, 260],
      4: [4, 5.2, 6.4, 7.6, 8.8, 10],
      5: [11, 11.8, 12.6, 13.4, 14.2, 15],
      6: [128, 132.4, 136.8, 141.2, 145.6, 150],
      7: [97, 113.6, 130.2, 146.8, 163.4, 180],
      9: [11, 11.8, 12.6, 13.4, 14.2, 15],
      10: [0.6, 0.68, 0.76, 0.84, 0.92, 1],
      11: [8, 9.4, 10.8, 12.2, 13.6, 15],
    };
    for (const [code, values] of Object.entries(table)) {
      const goal = cityGoal(definition(code))!;
      for (const [place, value] of values.entries()) {
        expect(scheduledAt(goal, 2021 + place)!, `${code} ${2020 + place}`).toBeCloseTo(value, 9);
      }
    }
  });

  it('begins at zero where the plan counts anew, and does not exist without a base', () => {
    expect(scheduledAt(cityGoal(definition('8'))!, 2022)).toBe(80);
    expect(scheduledAt(cityGoal(definition('1'))!, 2024)).toBeNull();
    expect(cityGoal(definition('13'))).toBeUndefined();
    expect(cityGoal(definition('18'))).toBeUndefined();
  });

  it('bends at the steps that the city sets, and never leaves the span between its ends', () => {
    const goal: Goal = {
      base: 0,
      fromYear: 2020,
      targets: [
        { year: 2022, value: 80, above: false },
        { year: 2025, value: 100, above: false },
      ],
    };
    expect(scheduledAt(goal, 2022)).toBe(40);
    expect(scheduledAt(goal, 2023)).toBe(80);
    expect(scheduledAt(goal, 2024.5)).toBeCloseTo(90, 10);
    expect(scheduledAt(goal, 2019)).toBe(0);
    expect(scheduledAt(goal, 2030)).toBe(100);
    fc.assert(
      fc.property(fc.double({ min: 2015, max: 2030, noNaN: true }), (at) => {
        const value = scheduledAt(goal, at)!;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('progress and completion', () => {
  it('differ, and a value can lie far behind with more than half done (O:B-9)', () => {
    const { progress, completion, scheduled, status } = judge('2', 458, '2021');
    expect(progress! * 100).toBeCloseTo(2.56, 2);
    expect(completion! * 100).toBeCloseTo(57.25, 2);
    expect(scheduled!).toBeCloseTo(519.2, 9);
    expect(status).toBe('farBehind');
  });

  it('of indicator 1 has no progress, for there is no base (O:B-2)', () => {
    const { progress, completion, status } = judge('1', 18.31, '2021');
    expect(progress).toBeNull();
    expect(completion! * 100).toBeCloseTo(91.5, 1);
    expect(status).toBe('noTarget');
  });

  it('compares unrounded values: 0.595 shows as 0.60 and lies below the base (O:B-13)', () => {
    const { progress } = judge('10', 0.595, '2021');
    expect(formatValue(0.595, 2)).toBe('0.60');
    expect(progress!).toBeLessThan(0);
  });
});

describe('the status', () => {
  it('of a floor is met from the floor on (O:B-10, P:B.8-9)', () => {
    expect(judge('12', 96, '2025').status).toBe('met');
    expect(judge('12', 95, '2025').status).toBe('met');
    expect(judge('12', 94.99, '2025').status).toBe('missed');
    expect(judge('12', 96, '2025').scheduled).toBeNull();
  });

  it('of a comparison is met above the reference, not at it (O:B-11)', () => {
    expect(judge('13', 81.7, '2021', { denominator: 80.61 }).status).toBe('met');
    expect(judge('13', 81.7, '2021', { denominator: 81.7 }).status).toBe('missed');
    expect(judge('13', 81.7, '2021').status).toBe('noValue');
  });

  it('follows value over schedule by the dated bounds', () => {
    const at = (value: number) => judge('6', value, '2023').status;
    expect(at(148.3)).toBe('ahead');
    expect(at(141.2)).toBe('onTrack');
    expect(at(141.1)).toBe('behind');
    expect(at(127.1)).toBe('behind');
    expect(at(127)).toBe('farBehind');
    expect(at(150)).toBe('achieved');
  });

  it('is missed once the plan is over, and reached only by more where the place says more than', () => {
    expect(judge('6', 149.9, '2025').status).toBe('missed');
    expect(judge('14', 100, '2025').status).toBe('missed');
    expect(judge('14', 100.1, '2025').status).toBe('achieved');
  });

  it('is unlikely where even the upper end of the forecast lies below the target', () => {
    const points = [4, 5, 5, 6, 6].map((value, place) => ({ at: 2021 + place, value }));
    const slow = judge('4', 6, '2024', { points });
    expect(slow.status).toBe('unlikely');
    expect(slow.forecast!.high).toBeLessThan(10);
    expect(slow.reason.zh).toContain('达不到目标');
    const quick = points.map(({ at }, place) => ({ at, value: 4 + 1.5 * place }));
    expect(judge('4', 8.5, '2024', { points: quick }).status).toBe('behind');
  });

  it('holds a yearly flow against the part of the year that is over', () => {
    const half = judge('2', 400, '2025', { today: '2025-07-02' });
    expect(half.scheduled!).toBeCloseTo(800 * (yearPoint('2025-07-02') - 2025), 6);
    expect(half.status).toBe('behind');
    expect(judge('2', 402, '2025', { today: '2025-07-02' }).status).toBe('onTrack');
    expect(judge('2', 200, '2025Q1').scheduled!).toBeCloseTo((800 * 90) / 365, 6);
  });

  it('says why there is no value, and has words for every state', () => {
    expect(judge('6', null, '2025')).toMatchObject({
      status: 'noValue',
      reason: { zh: '没有登记。' },
      completion: null,
      progress: null,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '6', '8', '12', '13', '18', 'c1'),
        fc.option(fc.double({ min: 0, max: 2000, noNaN: true }), { nil: null }),
        fc.constantFrom('2021', '2024Q2', '2025-08', '2025'),
        (code, value, name) => {
          const { status, reason } = judge(code, value, name, { denominator: 80 });
          expect(reason.zh.length).toBeGreaterThan(2);
          expect(reason.en.length).toBeGreaterThan(2);
          if (value === null) expect(status).toBe('noValue');
        },
      ),
    );
  });
});

describe('the forecast', () => {
  it('goes on along a straight line without an interval', () => {
    const points = [1, 2, 3, 4].map((value, place) => ({ at: 2021 + place, value }));
    const ahead = forecastAt(points, 2026, { neverFalls: false })!;
    expect(ahead.year).toBe(2025);
    expect(ahead.value).toBeCloseTo(6, 9);
    expect(ahead.high - ahead.low).toBeCloseTo(0, 9);
  });

  it('has the prediction interval of simple regression', () => {
    // By hand: x̄ = 2, ȳ = 3, slope 0.95.
    const points = [1, 2.5, 2.5, 4, 5].map((value, at) => ({ at, value }));
    const { value, high } = forecastAt(points, 5, { neverFalls: false })!;
    expect(value).toBeCloseTo(5.85, 9);
    // Residuals −0.1, 0.45, −0.5, 0.05, 0.1: sum of squares 0.475, s = 0.39791, √(1+1/5+9/10) = 1.44914.
    expect(high - value).toBeCloseTo(1.6377 * Math.sqrt(0.475 / 3) * Math.sqrt(2.1), 4);
  });

  it('does not exist of fewer than three points, of one place, or of the past', () => {
    const two = [1, 2].map((value, at) => ({ at, value }));
    expect(forecastAt(two, 5, { neverFalls: false })).toBeUndefined();
    expect(forecastAt([...two, { at: 2, value: 3 }], 2, { neverFalls: false })).toBeUndefined();
    const same = [1, 2, 3].map((value) => ({ at: 1, value }));
    expect(forecastAt(same, 5, { neverFalls: false })).toBeUndefined();
  });

  it('of what never falls lies nowhere below the last value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 9 }),
        (values) => {
          const points = values.map((value, at) => ({ at, value }));
          const { value, low, high } = forecastAt(points, 12, { neverFalls: true })!;
          expect(low).toBeGreaterThanOrEqual(values.at(-1)!);
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high);
        },
      ),
    );
  });
});

describe('a value as it is shown', () => {
  it('is rounded half away from zero, with separators', () => {
    expect(formatValue(1234567.5, 0)).toBe('1,234,568');
    expect(formatValue(-0.004, 2)).toBe('0.00');
    expect(formatValue(-1.005, 2)).toBe('-1.01');
    expect(formatValue(149.95, 1)).toBe('150.0');
    expect(formatValue(0, 1)).toBe('0.0');
    // What is left of a subtraction is written with a power, and is nothing all the same.
    expect(formatValue(20 - 19.999999999999996, 2)).toBe('0.00');
    expect(formatValue(-1e-7, 0)).toBe('0');
    expect(formatValue(5e-7, 6)).toBe('0.000001');
  });
});

describe('a flow over a part of a year', () => {
  const goal: Goal = {
    base: 100,
    fromYear: 2020,
    targets: [{ year: 2025, value: 200, above: false }],
  };
  const status = (value: number, name: string) =>
    judge('2', value, name, { goal, today: '2026-06-30' });

  it('is held against the share of its days, and never against the target of the year', () => {
    // 200 for 2025 are 50.4 for the 92 days of the last quarter.
    const last = status(60, '2025Q4');
    expect(last.scheduled).toBeCloseTo((200 * 92) / 365, 6);
    expect(last).toMatchObject({ status: 'ahead', target: null, completion: null, progress: null });
    expect(status(20, '2025Q4').status).toBe('farBehind');
    expect(status(250, '2025-12').status).toBe('ahead');
    // The year itself is held against its target as before.
    expect(status(199, '2025').status).toBe('missed');
    expect(status(200, '2025').status).toBe('achieved');
  });
});
