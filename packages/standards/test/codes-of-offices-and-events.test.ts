import { describe, expect, it } from 'vitest';
import {
  allOffices,
  findOffice,
  formatStatusEventCode,
  parseKindCode,
  parseOfficeCode,
  parseStatusEventCode,
} from '../src/index.ts';

describe('office codes of ST.3', () => {
  it('EU is not the patent office and UK is not the United Kingdom', () => {
    expect(parseOfficeCode('EU')).toMatchObject({ rule: 'st3.eu' });
    expect(parseOfficeCode('UK')).toMatchObject({ rule: 'st3.uk' });
    expect(parseOfficeCode('gb')).toMatchObject({ value: { code: 'GB', zh: '英国' } });
    expect(parseOfficeCode('EP')).toMatchObject({ value: { zh: '欧洲专利局' } });
    expect(parseOfficeCode('EM')).toMatchObject({ ok: true });
  });

  it('has every code of the handbook and no inherited property', () => {
    const wanted = 'CN HK MO TW WO EP EM EA AP OA US JP KR DE'.split(' ');
    expect(wanted.filter((code) => findOffice(code) === undefined)).toEqual([]);
    expect(findOffice('constructor')).toBeUndefined();
    expect(parseOfficeCode('QQ')).toMatchObject({ rule: 'st3.unknown' });
  });

  it('names every office in two languages', () => {
    const offices = allOffices();
    expect(offices.length).toBeGreaterThan(220);
    expect(
      offices.filter(({ zh, en }) => !/[\u4e00-\u9fff]/.test(zh) || /[\u4e00-\u9fff]/.test(en)),
    ).toEqual([]);
  });
});

describe('kind codes of ST.16', () => {
  it('reads a letter and at most one digit', () => {
    expect(parseKindCode('a1')).toMatchObject({
      value: { letter: 'A', digit: 1, group: 'patent' },
    });
    expect(parseKindCode('U')).toMatchObject({ value: { digit: null, group: 'utilityModel' } });
    expect(parseKindCode('S')).toMatchObject({ value: { group: 'design' } });
    expect(parseKindCode('A12')).toMatchObject({ rule: 'st16.form' });
  });
});

describe('status event codes of ST.27', () => {
  it.each([
    'A-1-2-D10-D22-exm-PE0701',
    'A-2-4-F10-F11-exm-PR0701',
    'N-4-6-H10-H13-oth-PC1903',
    'A-2-4-F10-F11-PR0701',
  ])('reads and writes %s', (text) => {
    const parsed = parseStatusEventCode(text);
    expect(parsed.ok && formatStatusEventCode(parsed.value)).toBe(text);
  });

  it('says what the parts mean', () => {
    expect(parseStatusEventCode('N-4-6-H10-H13-oth-PC1903')).toMatchObject({
      value: { active: false, previousStage: 4, currentStage: 6, category: 'H', keyEvent: 'H10' },
    });
  });

  it.each([
    ['A-1-2-D10-D22', 'st27.form'],
    ['A-1-2-I10-I22-exm-X', 'st27.category'],
    ['A-1-2-D10-F22-exm-X', 'st27.detailedEvent'],
    ['A-1-9-D10-D22-exm-X', 'st27.stage'],
  ])('refuses %s by the rule %s', (text, rule) => {
    expect(parseStatusEventCode(text)).toMatchObject({ ok: false, rule });
  });
});
