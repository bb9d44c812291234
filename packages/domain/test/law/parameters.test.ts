import { describe, expect, it } from 'vitest';
import {
  CalendarYear,
  DEADLINE_PARAMETERS,
  findParameter,
  fromPublishedYear,
  LegalParameter,
  PARAMETER_UNITS,
  ParameterNotInForceError,
  resolveParameter,
  SEED_PARAMETERS,
  toPublishedYear,
} from '../../src/law/index.ts';
import { PUBLISHED_YEARS } from '@zca/standards';

const row = (effectiveFrom: string, value: number, effectiveTo: string | null = null) =>
  LegalParameter.parse({
    key: 'demo.limit',
    value,
    unit: 'day',
    title: { zh: '示例', en: 'Example' },
    sourceTitle: '示例办法',
    documentNumber: '',
    article: '第一条',
    effectiveFrom,
    effectiveTo,
    mark: 'D',
    note: '',
  });

describe('a legal parameter', () => {
  it('has a unit that is known in words', () => {
    const units = new Set(SEED_PARAMETERS.map((parameter) => parameter.unit));
    units.delete('');
    expect(Object.keys(PARAMETER_UNITS)).toEqual(expect.arrayContaining([...units]));
  });

  it('is resolved by the day of the event, both sides of a change', () => {
    const rows = [row('2020-01-01', 45), row('2026-04-15', 60)];
    expect(resolveParameter(rows, 'demo.limit', '2026-04-14').value).toBe(45);
    expect(resolveParameter(rows, 'demo.limit', '2026-04-15').value).toBe(60);
  });

  it('O:T.1-13: a new row never changes earlier days', () => {
    const before = [row('2020-01-01', 45)];
    const after = [...before, row('2026-04-15', 60)];
    for (const day of ['2020-01-01', '2025-12-31', '2026-04-14']) {
      expect(findParameter(after, 'demo.limit', day)).toEqual(
        findParameter(before, 'demo.limit', day),
      );
    }
  });

  it('recorded later prevails over a row of the same first day', () => {
    const rows = [row('2020-01-01', 45), row('2020-01-01', 46)];
    expect(resolveParameter(rows, 'demo.limit', '2021-01-01').value).toBe(46);
  });

  it('holds on its last day and gives way after it', () => {
    const rows = [row('2020-01-01', 45), row('2021-01-01', 50, '2021-06-30')];
    expect(resolveParameter(rows, 'demo.limit', '2021-06-30').value).toBe(50);
    expect(resolveParameter(rows, 'demo.limit', '2021-07-01').value).toBe(45);
  });

  it('fails with key and day when none is in force', () => {
    const rows = [row('2020-01-01', 45)];
    expect(() => resolveParameter(rows, 'demo.limit', '2019-12-31')).toThrow(
      /"demo.limit" is in force on 2019-12-31. Rows begin on 2020-01-01/,
    );
    expect(() => resolveParameter(rows, 'no.such', '2020-01-01')).toThrow(ParameterNotInForceError);
  });

  it('cannot end before it begins', () => {
    expect(
      LegalParameter.safeParse({ ...row('2020-01-01', 1), effectiveTo: '2019-12-31' }).success,
    ).toBe(false);
    expect(
      LegalParameter.safeParse({ ...row('2020-01-01', 1), effectiveFrom: '2020-02-30' }).success,
    ).toBe(false);
  });
});

describe('the seed', () => {
  it('fits the schema, row by row', () => {
    const broken = SEED_PARAMETERS.filter((one) => !LegalParameter.safeParse(one).success);
    expect(broken).toEqual([]);
  });

  it('holds the register of deadlines, each code once a first day', () => {
    const rows = DEADLINE_PARAMETERS.map(({ key, effectiveFrom }) => `${key} ${effectiveFrom}`);
    expect(new Set(rows).size).toBe(rows.length);
    // The 62 of the handbook, the limit of three years, and the notice that order 20 alone knew.
    const codes = DEADLINE_PARAMETERS.filter(({ key }) => key.startsWith('deadline.'));
    expect(new Set(codes.map(({ key }) => key)).size).toBe(64);
  });

  it.each([
    ['deadline.TS.MEDIATE', '2026-05-01', 60, 'day'],
    ['deadline.CF.STATEMENT', '2026-05-01', 5, 'workingDay'],
    ['deadline.XZ.TRANSFER_SEND', '2026-05-01', 24, 'hour'],
    ['deadline.ARB.SETASIDE', '2026-05-01', 3, 'month'],
    ['deadline.CF.LIMIT', '2026-05-01', 2, 'year'],
  ])('%s on %s is %i %s', (key, day, count, unit) => {
    const found = resolveParameter(SEED_PARAMETERS, key, day);
    expect(found.value).toMatchObject({ count });
    expect(found.unit).toBe(unit);
  });

  it('applies order 20 until order 121 came into force', () => {
    const on = (day: string) => findParameter(SEED_PARAMETERS, 'deadline.TS.MEDIATE', day);
    expect(on('2019-12-31')).toBeUndefined();
    expect(on('2026-04-14')).toMatchObject({ value: { count: 45 }, unit: 'workingDay' });
    expect(on('2026-04-15')).toMatchObject({ value: { count: 60 }, unit: 'day' });
  });

  it('ends the notice to reporters by name with order 20', () => {
    const on = (day: string) => findParameter(SEED_PARAMETERS, 'deadline.JB.FILING_NOTICE', day);
    expect(on('2026-04-14')).toMatchObject({ value: { count: 5 } });
    expect(on('2026-04-15')).toBeUndefined();
  });

  it('keeps the extension that the head may approve, in the unit of its deadline', () => {
    const on = (key: string) => findParameter(SEED_PARAMETERS, key, '2026-05-01');
    expect(on('extension.CF.VERIFY')).toMatchObject({ value: 15, unit: 'workingDay' });
    expect(on('extension.CF.DECIDE')).toMatchObject({ value: 30, unit: 'day' });
    expect(on('extension.TS.ACCEPT')).toBeUndefined();
    for (const { key, unit } of DEADLINE_PARAMETERS) {
      if (!key.startsWith('extension.')) continue;
      expect(on(key.replace('extension.', 'deadline.'))?.unit).toBe(unit);
    }
  });

  it('keeps two limits where the instrument has two', () => {
    expect(resolveParameter(SEED_PARAMETERS, 'deadline.JM.FILE', '2026-05-01').value).toMatchObject(
      {
        count: 5,
        longerCount: 10,
      },
    );
  });

  it('marks what is not confirmed', () => {
    const marks = new Map(SEED_PARAMETERS.map(({ key, mark }) => [key, mark]));
    expect(marks.get('patent.annuity.fees.design')).toBe('unverified');
    expect(marks.get('patent.annuity.reduction.openLicence')).toBe('unverified');
    expect(marks.get('patent.annuity.grace')).toBe('P');
  });
});

const holiday = (day: string) => ({ day, kind: 'holiday' as const });

describe('a calendar year of the API', () => {
  it('is the published year and back', () => {
    for (const year of PUBLISHED_YEARS) {
      const sent = CalendarYear.parse(fromPublishedYear(year));
      expect(toPublishedYear(sent)).toEqual(year);
    }
  });

  it('refuses a day of another year and a day listed twice', () => {
    const year = { year: 2027, notice: '国办通知', publishedOn: null };
    expect(CalendarYear.safeParse({ ...year, days: [holiday('2027-01-01')] }).success).toBe(true);
    expect(CalendarYear.safeParse({ ...year, days: [holiday('2026-12-31')] }).success).toBe(false);
    const twice = [holiday('2027-01-01'), holiday('2027-01-01')];
    expect(CalendarYear.safeParse({ ...year, days: twice }).success).toBe(false);
  });
});
