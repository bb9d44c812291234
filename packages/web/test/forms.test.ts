import type { LegalParameter } from '@zca/domain/law';
import { CalendarYear, LegalParameter as LegalParameterSchema } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import { isDay } from '../src/base/catalogue/format.ts';
import { passwordFaults } from '../src/rooms/identity/pages/PasswordPage.tsx';
import { duePage, safeReturn, tokenOf } from '../src/rooms/identity/arrival.ts';
import { readDays, toYear, yearsToShow } from '../src/rooms/law/calendarDays.ts';
import {
  EMPTY_PARAMETER,
  formAfter,
  parameterFaults,
  readValue,
  toParameter,
  writeValue,
} from '../src/rooms/law/parameterForm.ts';
import { changedCells } from '../src/rooms/registry/components/MendForm.tsx';
import { mapColumn, mappingFault, startMapping } from '../src/rooms/registry/mapping.ts';

describe('signing in by a link', () => {
  const token = 'abcdefghij0123456789';

  it('finds the token in the query or behind the hash', () => {
    expect(tokenOf(`?token=${token}`, '')).toBe(token);
    expect(tokenOf('', `#token=${token}`)).toBe(token);
    expect(tokenOf('', `#${token}`)).toBe(token);
    expect(tokenOf('', token)).toBe(token);
  });

  it('takes nothing that is too short to be one', () => {
    expect(tokenOf('?token=short', '')).toBeNull();
    expect(tokenOf('', '#events')).toBeNull();
  });

  it('never leads to another site afterwards', () => {
    expect(safeReturn('/desk/imports/3')).toBe('/desk/imports/3');
    expect(safeReturn('https://example.com')).toBe('/desk');
    expect(safeReturn('//example.com')).toBe('/desk');
    expect(safeReturn('/\\example.com')).toBe('/desk');
    expect(safeReturn(undefined)).toBe('/desk');
  });
});

describe('a new password', () => {
  it('is refused field by field', () => {
    expect(passwordFaults({ email: 'a', current: '', password: 'short', again: 'other' })).toEqual({
      email: 'emailBad',
      password: 'tooShort',
      again: 'different',
    });
    const form = (password: string) => ({
      email: 'ab@c.cn',
      current: '',
      password,
      again: password,
    });
    expect(passwordFaults(form('Ten letters 9'))).toEqual({});
    expect(passwordFaults(form('ten letters'))).toEqual({ password: 'tooSimple' });
    expect(passwordFaults(form('Admin@123456'))).toEqual({ password: 'common' });
    expect(passwordFaults(form('我是李建国Abc-12'), '李建国')).toEqual({ password: 'personal' });
  });
});

describe('a new row of law', () => {
  const row: LegalParameter = {
    key: 'patent.term.design',
    value: 15,
    unit: 'year',
    title: { zh: '外观设计专利权期限', en: 'Term of a design patent' },
    sourceTitle: '中华人民共和国专利法',
    documentNumber: '',
    article: '第四十二条第一款',
    effectiveFrom: '2021-06-01',
    effectiveTo: null,
    mark: 'P',
    note: '',
  };

  it('starts from the row before, with its days and its mark open', () => {
    const form = formAfter(row);
    expect(form).toMatchObject({
      key: row.key,
      value: '15',
      effectiveFrom: '',
      mark: 'unverified',
    });
    expect(parameterFaults(form)).toEqual({ effectiveFrom: 'missing' });
  });

  it('becomes a row that the domain accepts', () => {
    const form = { ...formAfter(row), effectiveFrom: '2030-01-01', mark: 'P' as const };
    expect(LegalParameterSchema.parse(toParameter(form))).toEqual({
      ...row,
      effectiveFrom: '2030-01-01',
    });
  });

  it('says what is missing and what is wrong', () => {
    expect(Object.keys(parameterFaults(EMPTY_PARAMETER))).toEqual([
      'key',
      'zhTitle',
      'enTitle',
      'value',
      'sourceTitle',
      'effectiveFrom',
    ]);
    const wrong = {
      ...formAfter(row),
      key: '9 lives',
      value: '[1,',
      effectiveFrom: '2021-02-30',
      effectiveTo: '2020-01-01',
    };
    expect(parameterFaults(wrong)).toEqual({
      key: 'badKey',
      value: 'badValue',
      effectiveFrom: 'badDay',
      effectiveTo: 'badOrder',
    });
  });

  it('reads a value as number, text or JSON, and writes it back', () => {
    for (const value of [20, -1.5, '三个月', [1, 2], { fromYear: 1 }]) {
      expect(readValue(writeValue(value))).toEqual(value);
    }
    expect(readValue('  ')).toBeUndefined();
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2023-02-29')).toBe(false);
  });
});

describe('the working calendar', () => {
  it('reads days and runs of days as a notice lists them', () => {
    expect(readDays('10-01..10-03、1/1\n2026-02-15', 2026)).toEqual({
      days: ['2026-01-01', '2026-02-15', '2026-10-01', '2026-10-02', '2026-10-03'],
      fault: null,
    });
    expect(readDays('9-30 至 10-1', 2026).days).toEqual(['2026-09-30', '2026-10-01']);
  });

  it('names the first piece that is no day of the year', () => {
    expect(readDays('10-01 02-30', 2026).fault).toBe('02-30');
    expect(readDays('2025-10-01', 2026).fault).toBe('2025-10-01');
    expect(readDays('10-08..10-01', 2026).fault).toBe('10-08..10-01');
  });

  it('makes a year that the domain accepts', () => {
    const year = toYear(2027, '通知', null, ['2027-10-01'], ['2027-02-14']);
    expect(CalendarYear.parse(year)).toEqual(year);
    expect(year.days.map((each) => each.day)).toEqual(['2027-02-14', '2027-10-01']);
  });

  it('shows missing years up to the next one, newest first', () => {
    const loaded = [2024, 2026].map((year) => toYear(year, '通知', null, [], []));
    const shown = yearsToShow(loaded, 2026);
    expect(shown.map(({ year, calendar }) => [year, calendar !== null])).toEqual([
      [2027, false],
      [2026, true],
      [2025, false],
      [2024, true],
    ]);
  });
});

describe('matching columns to fields', () => {
  const mapping = { collection: 'patent' as const, columns: { 申请号: 'applicationNumber' } };

  it('gives and takes away a field without touching the rest', () => {
    const more = mapColumn(mapping, '名称', 'title');
    expect(more.columns).toEqual({ 申请号: 'applicationNumber', 名称: 'title' });
    expect(mapColumn(more, '名称', null)).toEqual(mapping);
  });

  it('refuses one field in two columns, except where a record may hold several', () => {
    expect(mappingFault(mapColumn(mapping, '号码', 'applicationNumber'))).toEqual({
      kind: 'twice',
      field: 'applicationNumber',
    });
    const two = mapColumn(mapColumn(mapping, '申请人1', 'applicants'), '申请人2', 'applicants');
    expect(mappingFault(two)).toBeNull();
    expect(mappingFault({ ...mapping, columns: {} })).toEqual({ kind: 'nothing' });
    const nothing = { ...mapping, columns: { 申请号: 'applicationNumber', 备注: '', 其他: '' } };
    expect(mappingFault(nothing)).toBeNull();
  });

  it('starts empty for a table that was not recognised, and needs none for XML', () => {
    const file = { mapping: null, headers: ['甲'] } as unknown as Parameters<
      typeof startMapping
    >[0];
    expect(startMapping(file)).toEqual({ collection: 'patent', columns: {} });
    expect(startMapping({ ...file, headers: [] })).toBeNull();
  });
});

describe('mending', () => {
  it('sends only the cells that changed', () => {
    expect(changedCells({ a: '1', b: '2' }, { a: '1', b: '3' })).toEqual({ b: '3' });
  });
});

describe('after signing in', () => {
  const person = {
    id: '1',
    displayName: '某人',
    email: null,
    grants: [],
    hasPassword: true,
    hasSecondFactor: false,
  };

  it.each([
    [{ person, pending: null }, false, null],
    [{ person, pending: 'secondFactor' }, false, '/second-factor'],
    [{ person, pending: 'password' }, false, '/password'],
    [{ person: { ...person, hasPassword: false }, pending: null }, false, null],
    [{ person: { ...person, hasPassword: false }, pending: 'secondFactor' }, true, '/password'],
    [{ person: null, pending: null }, true, null],
  ] as const)('what is due comes first: %o', (session, byLink, page) => {
    expect(duePage(session as Parameters<typeof duePage>[0], byLink)).toBe(page);
  });
});
