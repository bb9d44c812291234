import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applicationCheckDigit,
  explain,
  formatApplicationNumber,
  parseApplicationNumber,
} from '../src/index.ts';
import { hasData, readDataLines } from './sharedData.ts';

function read(text: string) {
  const parsed = parseApplicationNumber(text);
  if (!parsed.ok) throw new Error(explain(parsed, 'en'));
  return parsed.value;
}

function ruleOf(text: string, options = {}): string | null {
  const parsed = parseApplicationNumber(text, options);
  return parsed.ok ? null : parsed.rule;
}

describe('check digit of an application number', () => {
  it.each([
    ['O:A-1', '201710601862', '3'],
    ['O:A-2', '95115608', 'X'],
    ['O:A-3', '97101765', '4'],
    ['O:A-4', '201410264351', '3'],
    ['O:A-5', '202611094798', 'X'],
    ['O:A-6', '202510149890', '0'],
    ['O:A-7', '202610097860', '4'],
  ])('%s: %s has check digit %s', (_, base, check) => {
    expect(applicationCheckDigit(base)).toBe(check);
    expect(read(`${base}.${check}`).canonical).toBe(base + check);
  });

  it('says which digit was expected and which was found', () => {
    const parsed = parseApplicationNumber('201710601862.8');
    expect(parsed).toMatchObject({ ok: false, rule: 'applicationNumber.checkDigit' });
    expect(!parsed.ok && explain(parsed, 'zh')).toContain('校验位应为 3，不是 8');
    expect(!parsed.ok && explain(parsed, 'en')).toContain('should be 3, not 8');
  });

  it('detects every change of a single digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 9 }),
        (serial, position, change) => {
          const base = `20201${String(serial).padStart(7, '0')}`;
          const digit = (Number(base[position]) + change) % 10;
          const broken = base.slice(0, position) + digit + base.slice(position + 1);
          expect(applicationCheckDigit(broken)).not.toBe(applicationCheckDigit(base));
        },
      ),
    );
  });
});

describe('written forms of an application number', () => {
  it.each([
    '201710601862.3',
    '2017106018623',
    'CN201710601862.3',
    'cn 201710601862.3',
    'ZL201710601862.3',
    'ZL 2017 1 0601862.3',
    'CN ZL 2017 1 0601862.3',
    '２０１７１０６０１８６２．３',
    '201710601862。3',
    '2017-1-0601862-3',
    '201710601862',
    'CN201710601862',
    '102017000601862',
  ])('%s is the application 2017106018623', (text) => {
    expect(read(text).canonical).toBe('2017106018623');
  });

  it('normalises a small x and keeps what the number says', () => {
    expect(read('zl95115608.x')).toEqual({
      canonical: '95115608X',
      base: '95115608',
      checkDigit: 'X',
      checkDigitGiven: true,
      scheme: 'old',
      year: 1995,
      typeDigit: '1',
      kind: 'invention',
      pct: false,
      serial: '15608',
    });
  });

  it('reads 12 digits without check digit and says that it was computed', () => {
    expect(read('CN201710027729')).toMatchObject({
      canonical: '2017100277291',
      checkDigitGiven: false,
    });
  });

  it('gives numbers of 1985 to 1988 no check digit', () => {
    expect(read('88100001')).toMatchObject({ canonical: '88100001', checkDigit: null });
    expect(formatApplicationNumber(read('88100001'))).toBe('88100001');
  });

  it('reads the standard form of the office and finds its check digit', () => {
    expect(read('102021001286633')).toMatchObject({ canonical: '202111286633X' });
    expect(formatApplicationNumber(read('202111286633.X'), 'standard')).toBe('102021001286633');
  });

  it('tells kinds and national phases by the type digit', () => {
    const kinds = ['200810000001', '200820000001', '200830000001', '200880000001', '200890000001'];
    expect(kinds.map((base) => [read(base).kind, read(base).pct])).toEqual([
      ['invention', false],
      ['utilityModel', false],
      ['design', false],
      ['invention', true],
      ['utilityModel', true],
    ]);
  });

  it.each([
    ['', 'applicationNumber.empty'],
    ['CN', 'applicationNumber.empty'],
    ['2017X0601862.3', 'applicationNumber.xPosition'],
    ['20171060186A.3', 'applicationNumber.character'],
    ['20171060186', 'applicationNumber.length'],
    ['201740601862', 'applicationNumber.type'],
    ['198410601862', 'applicationNumber.year'],
    ['50100001', 'applicationNumber.year'],
    ['93800001', 'applicationNumber.pctYear'],
    ['992021001286633', 'applicationNumber.standardType'],
  ])('refuses %j by the rule %s', (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  it('refuses a year after the limit that the caller sets, and not the limit itself', () => {
    expect(ruleOf('202610097860.4', { notAfterYear: 2025 })).toBe('applicationNumber.future');
    expect(ruleOf('202610097860.4', { notAfterYear: 2026 })).toBeNull();
  });

  it('reads every form that it writes', () => {
    const base = fc
      .tuple(
        fc.integer({ min: 2004, max: 2026 }),
        fc.constantFrom('1', '2', '3', '8', '9'),
        fc.integer({ min: 0, max: 9_999_999 }),
      )
      .map(([year, type, serial]) => `${year}${type}${String(serial).padStart(7, '0')}`);
    const old = fc
      .tuple(
        fc.integer({ min: 85, max: 99 }),
        fc.constantFrom('1', '2', '3'),
        fc.integer({ min: 0, max: 99_999 }),
      )
      .map(([year, type, serial]) => `${year}${type}${String(serial).padStart(5, '0')}`);
    fc.assert(
      fc.property(fc.oneof(base, old), (text) => {
        const number = read(text);
        for (const style of ['dot', 'canonical', 'country', 'patent', 'standard'] as const) {
          expect(read(formatApplicationNumber(number, style)).canonical).toBe(number.canonical);
        }
      }),
    );
  });
});

const LIST = 'patents-cn/cn_application_numbers_with_check_digit.txt';
describe.skipIf(!hasData(LIST))('real application numbers', () => {
  it('accepts every one of the list and computes the same check digit', () => {
    const numbers = readDataLines(LIST);
    expect(numbers.length).toBeGreaterThan(2000);
    const refused = numbers.filter((text) => !parseApplicationNumber(text).ok);
    expect(refused).toEqual([]);
    const recomputed = numbers.filter((text) => {
      const bare = read(text.split('.')[0]!);
      return formatApplicationNumber(bare, 'country') !== text;
    });
    expect(recomputed).toEqual([]);
  });
});
