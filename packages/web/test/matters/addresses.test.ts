import { describe, expect, it } from 'vitest';
import { landingOf } from '../../src/base/session/landing.ts';
import {
  givenTexts,
  readCalendarAddress,
  readFilingAddress,
  readMatterAddress,
  readQueueAddress,
} from '../../src/rooms/matters/address.ts';
import { monthOf, sameDayOf, weekOf } from '../../src/rooms/matters/monthGrid.ts';
import { groupedCode, plainCode } from '../../src/rooms/matters/trackingCode.ts';

describe('the address of a queue', () => {
  it('holds what was asked and nothing else', () => {
    expect(readQueueAddress({ view: 'open', q: '', page: '0', due: '2026-13-01', x: '1' })).toEqual(
      {},
    );
    expect(
      readQueueAddress({ view: 'overdue', q: '𬭎', page: '3', due: '2026-12-01', m: 'id' }),
    ).toEqual({ view: 'overdue', q: '𬭎', page: '3', due: '2026-12-01', m: 'id' });
  });

  it('of a matter and a calendar takes known tabs and days only', () => {
    expect(readMatterAddress({ tab: 'values', do: 'grant' })).toEqual({
      tab: 'values',
      do: 'grant',
    });
    expect(readMatterAddress({ tab: 'elsewhere' })).toEqual({});
    expect(readCalendarAddress({ span: 'week', day: '2026-11-24' })).toEqual({
      span: 'week',
      day: '2026-11-24',
    });
    expect(readCalendarAddress({ span: 'year', day: 'x' })).toEqual({});
  });
});

describe('the days of a calendar', () => {
  it('begin on Monday', () => {
    expect(weekOf('2026-11-24')[0]).toBe('2026-11-23');
    expect(weekOf('2026-11-29').at(-1)).toBe('2026-11-29');
  });

  it('fill the weeks that a month touches', () => {
    const weeks = monthOf('2026-11-24');
    expect([weeks.length, weeks[0]![0], weeks.at(-1)!.at(-1)]).toEqual([
      6,
      '2026-10-26',
      '2026-12-06',
    ]);
    expect(monthOf('2027-02-10')).toHaveLength(4);
  });

  it('stay inside the month to which they are moved', () => {
    expect(sameDayOf('2026-01-31', 1)).toBe('2026-02-28');
    expect(sameDayOf('2026-01-31', -1)).toBe('2025-12-31');
  });
});

describe('the address of a form', () => {
  const fields = [
    { name: 'mergeAct', type: 'number' },
    { name: 'summary', type: 'text' },
    { name: 'papers', type: 'files' },
  ];

  it('fills in fields that are written, and no others', () => {
    const address = readFilingAddress({
      procedure: 'partyMerge',
      with: ['mergeAct:12', 'summary:甲：乙; a:b', 'papers:x', 'unknown:y', 'nothing', ':z', 'a:'],
    });
    expect(givenTexts(address, fields)).toEqual({ mergeAct: '12', summary: '甲：乙; a:b' });
    expect(givenTexts(readFilingAddress({}), fields)).toEqual({});
  });
});

describe('a tracking code', () => {
  it('is read as people type it', () => {
    expect(plainCode(' vzst–zzex ｔｚｇｙ-yn9x')).toBe('VZSTZZEXTZGYYN9X');
    expect(groupedCode('vzstzzextzgyyn9x')).toBe('VZST-ZZEX-TZGY-YN9X');
  });
});

describe('where a person begins', () => {
  const session = (...roles: string[]) =>
    ({
      person: { grants: roles.map((role) => ({ role, jurisdiction: null })) },
      actions: [],
    }) as unknown as Parameters<typeof landingOf>[0];

  it('is the queue for those who work on matters', () => {
    expect(landingOf(session('district'))).toBe('/desk/matters');
    expect(landingOf(session('systemAdministrator', 'city'))).toBe('/desk/matters');
  });

  it('is what the others have to do, and the own account where that is nothing', () => {
    const may = (...actions: string[]) => ({ ...session('systemAdministrator'), actions });
    expect(landingOf(may('quarantine.read', 'persons.read'))).toBe('/desk');
    expect(landingOf(may('persons.read'))).toBe('/desk/people');
    expect(landingOf(session('holder'))).toBe('/desk/account');
    expect(landingOf({ ...session(), person: null })).toBe('/desk/account');
  });
});
