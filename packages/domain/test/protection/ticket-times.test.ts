import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShanghaiInstant, writeShanghaiTime } from '../../src/protection/index.ts';
import { arbitraryTicket } from './arbitraryTicket.ts';

describe('times of tickets', () => {
  it.each([
    ['2026-04-16 09:30:00', '2026-04-16T09:30:00+08:00'],
    ['2026-04-16 09:30', '2026-04-16T09:30:00+08:00'],
    ['2026/4/16 9:05', '2026-04-16T09:05:00+08:00'],
    ['2026年4月16日 9时30分', '2026-04-16T09:30:00+08:00'],
    ['2026年4月16日9时30分05秒', null],
    ['2026-04-16', '2026-04-16T00:00:00+08:00'],
    ['2026-04-15T16:00:00Z', '2026-04-16T00:00:00+08:00'],
    ['2026-04-15T23:30:00.123Z', '2026-04-16T07:30:00+08:00'],
    ['2026-04-16T09:30:00+08:00', '2026-04-16T09:30:00+08:00'],
    ['2026-04-16T00:30:00+0900', '2026-04-15T23:30:00+08:00'],
    ['46128.395833333336', '2026-04-16T09:30:00+08:00'],
    [46_128, '2026-04-16T00:00:00+08:00'],
    ['12345', null],
    ['2026-04-16Z', null],
    ['2026-04-16 24:00', null],
    ['2026-04-16 09:60', null],
    ['2026-13-01', null],
    ['', null],
  ])('%s is %s', (text, instant) => expect(readShanghaiInstant(text)).toBe(instant));

  it('that are written and read are the same', () => {
    fc.assert(
      fc.property(arbitraryTicket, ({ receivedAt }) => {
        expect(readShanghaiInstant(writeShanghaiTime(receivedAt))).toBe(receivedAt);
      }),
    );
  });
});
