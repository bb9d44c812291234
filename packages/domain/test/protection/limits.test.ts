import * as fc from 'fast-check';
import type { LawBook, ProcedureDefinition } from '@zca/procedure';
import { addDays, fromEpochDay, toEpochDay } from '@zca/standards';
import { SEED_PARAMETERS } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import { limitationOf, orderOn, rejectionBasis } from '../../src/protection/index.ts';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { report } from '../../src/protection/procedures/report.v1.ts';
import { CALENDAR, LAW } from './facts.ts';

const PROCEDURES = [complaint, report] as const satisfies readonly ProcedureDefinition[];

describe('the clocks of the procedures', () => {
  it('have a dated row each, and so have their extensions', () => {
    const known = new Set(SEED_PARAMETERS.map(({ key }) => key));
    const keys = PROCEDURES.flatMap((definition: ProcedureDefinition) =>
      Object.values(definition.clocks).flatMap(({ parameter, extension }) =>
        extension === undefined ? [parameter] : [parameter, extension.parameter],
      ),
    );
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
    expect(keys.length).toBeGreaterThan(15);
  });

  it('promise less time than the law allows (P:A.7)', () => {
    const days = (key: string) => LAW(key, '2026-05-06')!.count;
    expect(days('service.JB.IP_VERIFY')).toBeLessThan(days('deadline.CF.VERIFY'));
    const levels = ['CITY_DISPATCH', 'COUNTY_DISPATCH', 'FIRST_CONTACT'];
    const promised = levels.reduce((sum, level) => sum + days(`service.TS.${level}`), 0);
    expect(promised).toBeLessThan(days('deadline.TS.ACCEPT'));
  });
});

describe('the limit of three years', () => {
  const of = (knewHarmOn: string | null, receivedOn: string) => {
    const found = limitationOf({ knewHarmOn, receivedOn }, LAW, CALENDAR);
    return found.ok ? found.value : found.rule;
  };

  it('P:A.9-4: known 2023-04-20, in time on 2026-04-20 and too late on 2026-04-21', () => {
    expect(of('2023-04-20', '2026-04-20')).toMatchObject({ kind: 'inTime', lastDay: '2026-04-20' });
    expect(of('2023-04-20', '2026-04-21')).toMatchObject({
      kind: 'late',
      basis: rejectionBasis(121, 'late'),
    });
    expect(rejectionBasis(121, 'late')?.article).toBe('第十六条第四项');
  });

  it('cites the order of the day of receipt', () => {
    expect(of('2023-04-14', '2026-04-14')).toMatchObject({
      kind: 'inTime',
      basis: { order: 20, article: '第十五条第四项' },
    });
  });

  it('rolls over a holiday at its end', () => {
    expect(of('2023-10-02', '2026-10-08')).toMatchObject({ kind: 'inTime', lastDay: '2026-10-08' });
    expect(of('2023-10-02', '2026-10-09')).toMatchObject({ kind: 'late', lastDay: '2026-10-08' });
  });

  it('needs no calendar where no roll could matter', () => {
    expect(of('2000-01-01', '2026-05-06')).toMatchObject({ kind: 'late', lastDay: '2003-01-01' });
    expect(of('2024-12-30', '2027-12-30')).toMatchObject({ kind: 'inTime' });
    expect(of('2024-12-30', '2027-12-31')).toBe('CALENDAR_NOT_LOADED');
  });

  it('is unknown while nobody has said when the harm was known', () => {
    expect(of(null, '2026-05-06')).toEqual({ kind: 'unknown' });
  });

  it('divides the days in two (property)', () => {
    const day = fc
      .integer({ min: toEpochDay('2020-06-01'), max: toEpochDay('2023-06-01') })
      .map(fromEpochDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1400 }), (knew, after) => {
        const received = addDays(knew, after);
        const found = of(knew, received);
        if (typeof found === 'string' || found.kind === 'unknown') throw new Error('no answer');
        expect(found.kind).toBe(received <= found.lastDay ? 'inTime' : 'late');
      }),
    );
  });
});

describe('the order in force', () => {
  it('is that of the day of receipt', () => {
    expect(orderOn(LAW, '2020-01-01')).toBe(20);
    expect(orderOn(LAW, '2026-04-14')).toBe(20);
    expect(orderOn(LAW, '2026-04-15')).toBe(121);
  });

  it('is not known before the first, nor where nobody has modelled it', () => {
    expect(() => orderOn(LAW, '2019-12-31')).toThrow(/No order .* 2019-12-31/);
    const later: LawBook = (key, day) => ({ ...LAW(key, day)!, documentNumber: '令第150号' });
    expect(() => orderOn(later, '2026-05-06')).toThrow(/令第150号/);
  });
});
