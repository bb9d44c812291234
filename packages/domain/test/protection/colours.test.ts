import * as fc from 'fast-check';
import { addDays } from '@zca/standards';
import { SEED_PARAMETERS } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import {
  clockColour,
  clockRule,
  colourOfShare,
  colourThresholds,
  type Due,
  dueOf,
} from '../../src/protection/index.ts';
import { CALENDAR } from './facts.ts';

const THRESHOLDS = colourThresholds(SEED_PARAMETERS, '2026-05-06');

function due(code: string, start: string): Due {
  const found = dueOf(clockRule(code), { start, receivedOn: start }, SEED_PARAMETERS, CALENDAR);
  if (!found.ok || found.value === null) throw new Error('expected a clock');
  return found.value;
}
function colour(clock: Due, today: string) {
  const found = clockColour(clock, today, THRESHOLDS, CALENDAR);
  return found.ok ? found.value : found.rule;
}

describe('the colour of a clock (P:A.7)', () => {
  it.each([
    [100, 'green'],
    [51, 'green'],
    [50, 'amber'],
    [21, 'amber'],
    [20, 'orange'],
    [0, 'orange'],
  ] as const)('with %i of 100 left is %s', (left, expected) => {
    expect(colourOfShare(left, 100, THRESHOLDS)).toBe(expected);
  });

  it('follows the thresholds of the bureau', () => {
    const own = { amberPercent: 30, orangePercent: 10 };
    expect(colourOfShare(31, 100, own)).toBe('green');
    expect(colourOfShare(30, 100, own)).toBe('amber');
    expect(colourOfShare(10, 100, own)).toBe('orange');
  });

  it('counts working days for a clock of working days', () => {
    const accept = due('TS.ACCEPT', '2026-04-16');
    // 17, 20, 21, 22, 23, 24, 27 April: seven working days.
    expect(
      ['2026-04-16', '2026-04-21', '2026-04-22', '2026-04-23', '2026-04-24', '2026-04-27'].map(
        (day) => colour(accept, day),
      ),
    ).toEqual(['green', 'green', 'amber', 'amber', 'orange', 'orange']);
    expect(colour(accept, '2026-04-28')).toBe('red');
    // A holiday of nine days warms nothing: 1 of 7 is left before and after it.
    const spring = due('TS.ACCEPT', '2026-02-11');
    expect(colour(spring, '2026-02-14')).toBe(colour(spring, '2026-02-23'));
  });

  it('counts days for a clock of days', () => {
    const mediate = due('TS.MEDIATE', '2026-04-27');
    expect(colour(mediate, '2026-05-26')).toBe('green');
    expect(colour(mediate, '2026-05-27')).toBe('amber');
    expect(colour(mediate, '2026-06-13')).toBe('amber');
    expect(colour(mediate, '2026-06-14')).toBe('orange');
    expect(colour(mediate, '2026-06-26')).toBe('orange');
    expect(colour(mediate, '2026-06-27')).toBe('red');
  });

  it('is that of the start before it', () => {
    expect(colour(due('TS.ACCEPT', '2026-04-16'), '2026-04-01')).toBe('green');
  });

  it('never cools as days pass (property)', () => {
    const warmth = ['green', 'amber', 'orange', 'red'];
    const clock = due('CF.VERIFY', '2026-09-15');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (n) => {
        const [today, next] = [addDays('2026-09-15', n), addDays('2026-09-16', n)];
        expect(warmth.indexOf(colour(clock, next))).toBeGreaterThanOrEqual(
          warmth.indexOf(colour(clock, today)),
        );
      }),
    );
  });
});
