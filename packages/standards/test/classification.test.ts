import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explain,
  formatIpc,
  ipcAncestors,
  ipcPredecessors,
  ipcSortKey,
  ipcSuccessors,
  isServiceClass,
  parseIpc,
  parseIpcPattern,
  parseLocarno,
  parseNiceClass,
  parseSimilarGroup,
  TECHNOLOGY_FIELDS,
  isIpcSubclass,
  technologyFieldOf,
} from '../src/index.ts';
import { hasData, readData, readDataLines } from './sharedData.ts';

function ipc(text: string) {
  const parsed = parseIpc(text);
  if (!parsed.ok) throw new Error(explain(parsed, 'en'));
  return parsed.value;
}

function matches(pattern: string, symbol: string): boolean {
  const parsed = parseIpcPattern(pattern);
  if (!parsed.ok) throw new Error(explain(parsed, 'en'));
  return parsed.value.matches(ipc(symbol));
}

describe('IPC symbols', () => {
  it.each([
    'H01M 10/0525',
    'H01M10/0525',
    'H01M  10/0525',
    'H01M0010052500',
    'h01m 10/0525',
    'Ｈ０１Ｍ１０／０５２５',
    'H01M 10/0525 (2010.01)',
    'H01M10/0525(2010.01)I',
  ])('%s is H01M10/0525', (text) => expect(ipc(text).canonical).toBe('H01M10/0525'));

  it('keeps the edition that stands beside the symbol', () => {
    expect(ipc('H01M 10/0525 (2010.01)').edition).toBe('2010.01');
    expect(ipc('H01M 10/0525').edition).toBeNull();
  });

  it('writes the four forms', () => {
    const symbol = ipc('H01M 10/0525');
    expect(formatIpc(symbol)).toBe('H01M 10/0525');
    expect(formatIpc(symbol, 'compact')).toBe('H01M10/0525');
    expect(formatIpc(symbol, 'st8')).toBe('H01M  10/0525');
    expect(formatIpc(symbol, 'zeroFilled')).toBe('H01M0010052500');
  });

  it('knows its levels and ancestors', () => {
    const levels = ['H', 'H01', 'H01M', 'H01M10/00', 'H01M10', 'H01M10/0525'].map(
      (text) => ipc(text).level,
    );
    expect(levels).toEqual(['section', 'class', 'subclass', 'mainGroup', 'mainGroup', 'subgroup']);
    expect(ipcAncestors(ipc('H01M10/0525'))).toEqual([
      'H',
      'H01',
      'H01M',
      'H01M10/00',
      'H01M10/0525',
    ]);
  });

  it('O:A-15: Y02E10/00 is no IPC symbol', () => {
    expect(parseIpc('Y02E10/00')).toMatchObject({ rule: 'ipc.sectionY' });
  });

  it.each([
    ['', 'ipc.empty'],
    ['I01M10/00', 'ipc.section'],
    ['H1M10/00', 'ipc.form'],
    ['H01M10/0', 'ipc.form'],
    ['H01M10/', 'ipc.form'],
    ['H01M0/00', 'ipc.form'],
    ['H00M', 'ipc.form'],
  ])('refuses %j by the rule %s', (text, rule) => {
    expect(parseIpc(text)).toMatchObject({ ok: false, rule });
  });

  it('sorts as the classification does, and reads what it writes', () => {
    const symbol = fc
      .tuple(
        fc.constantFrom('A01B', 'B60L', 'H01M'),
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('00', '02', '0525', '30', '302'),
      )
      .map(([subclass, group, subgroup]) => ipc(`${subclass}${group}/${subgroup}`));
    fc.assert(
      fc.property(symbol, symbol, (a, b) => {
        for (const style of ['display', 'compact', 'st8', 'zeroFilled'] as const) {
          expect(ipc(formatIpc(a, style)).canonical).toBe(a.canonical);
        }
        const isBefore = a.subclass === b.subclass && a.mainGroup! < b.mainGroup!;
        expect(!isBefore || ipcSortKey(a) < ipcSortKey(b)).toBe(true);
      }),
    );
  });
});

describe('wildcards of Chinese official tables', () => {
  it.each([
    ['O:A-12', 'B60L8*', 'B60L80/00', false],
    ['O:A-13', 'B60L8*', 'B60L8/16', true],
    ['O:A-14', 'B60L50/30', 'B60L50/302', false],
    ['main group', 'B60L8*', 'B60L8/00', true],
    ['bare main group', 'B60L8', 'B60L8/00', true],
    ['bare main group', 'B60L8', 'B60L8/16', false],
    ['subclass', 'B60L*', 'B60L80/00', true],
    ['subclass', 'B60L*', 'B60K1/00', false],
    ['subgroup stem', 'G06F9/44*', 'G06F9/445', true],
    ['subgroup stem', 'G06F9/44*', 'G06F9/45', false],
    ['bare symbol', 'G06F9/44', 'G06F9/44', true],
    ['bare symbol', 'G06F9/44', 'G06F9/445', false],
    ['list', 'B60L8*、H01M10/00', 'H01M10/00', true],
    ['exclusion', 'B60L*（不含B60L8*）', 'B60L8/16', false],
    ['exclusion', 'B60L*（不含B60L8*）', 'B60L9/00', true],
  ])('%s: %s and %s: %s', (_, pattern, symbol, expected) => {
    expect(matches(pattern, symbol)).toBe(expected);
  });

  it('refuses a table entry that holds no symbol', () => {
    expect(parseIpcPattern('、')).toMatchObject({ rule: 'ipc.pattern' });
    expect(parseIpcPattern('Y02E*')).toMatchObject({ rule: 'ipc.sectionY' });
  });
});

describe('revisions of the IPC', () => {
  it('lead from the old place to the new and back', () => {
    expect(ipcSuccessors(ipc('G06K9/62')).flatMap(({ to }) => to)).toEqual(['G06V']);
    expect(ipcSuccessors(ipc('H01L27/11')).flatMap(({ to }) => to)).toEqual(['H10B', 'H10D']);
    expect(ipcPredecessors(ipc('G06V10/82')).map(({ from }) => from)).toEqual(['G06K9']);
    expect(ipcPredecessors(ipc('H01M50/10')).map(({ from }) => from)).toEqual(['H01M2']);
    expect(ipcSuccessors(ipc('B60L8/00'))).toEqual([]);
  });

  it('do not confuse main group 2 with main group 20', () => {
    expect(ipcSuccessors(ipc('H01M20/00'))).toEqual([]);
  });
});

const SCHEME = 'classification/ipc_2026.01_zh.jsonl.gz';
describe.skipIf(!hasData(SCHEME))('the scheme of 2026.01', () => {
  it('is read whole', () => {
    const codes = readData(SCHEME)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { code: string | null }).code)
      .filter((code) => code !== null);
    expect(codes.length).toBeGreaterThan(77_000);
    const refused = codes.filter((code) => !parseIpc(code).ok);
    // The table was read from a printed page and lost the second digit of a few subgroups.
    expect(refused.filter((code) => !/\/\d$/.test(code))).toEqual([]);
    expect(refused.length).toBeLessThan(20);
    const subclasses = codes.filter((code) => /^[A-H]\d{2}[A-Z]$/.test(code));
    expect(subclasses.length).toBeGreaterThan(640);
    expect(subclasses.filter((code) => !isIpcSubclass(code))).toEqual([]);
  });
});

describe("WIPO's 35 fields of technology", () => {
  it.each([
    ['H01M 10/0525', 1],
    ['H04N 1/00', 3],
    ['H04N 21/00', 4],
    ['H04N 7/18', 2],
    ['G01N 33/50', 11],
    ['G01N 21/00', 10],
    ['A61K 8/02', 14],
    ['A61K 31/00', 16],
    ['B01D 53/14', 24],
    ['B01D 15/00', 23],
    ['H01L 21/00', 8],
    ['H10B 12/00', 8],
    ['G06V 10/00', 6],
    ['G16Y 40/10', 6],
    ['B64U 10/13', 32],
    ['E21B 43/00', 35],
  ])('%s is of field %i', (symbol, field) => {
    expect(technologyFieldOf(ipc(symbol))?.field).toBe(field);
  });

  it('says nothing where the concordance does not decide', () => {
    expect(technologyFieldOf(ipc('G01N'))).toBeNull();
    expect(technologyFieldOf(ipc('H01'))).toBeNull();
    expect(technologyFieldOf(ipc('A61K 999/00'))).toBeNull();
  });

  it('has 35 fields with names in two languages', () => {
    expect(TECHNOLOGY_FIELDS.map(({ field }) => field)).toEqual(
      Array.from({ length: 35 }, (_, i) => i + 1),
    );
    expect(new Set(TECHNOLOGY_FIELDS.map(({ zh }) => zh)).size).toBe(35);
  });
});

const CONCORDANCE = 'classification/ipc_technology_35fields.csv';
describe.skipIf(!hasData(CONCORDANCE))('an independent copy of the concordance', () => {
  it('gives every row the same field', () => {
    const rows = readDataLines(CONCORDANCE)
      .slice(1)
      .map((line) => ({
        field: Number(line.split(',')[0]),
        symbol: line.slice(line.lastIndexOf(',') + 1).replace(/["%\s/]/g, ''),
      }));
    expect(rows.length).toBeGreaterThan(700);
    const differing = rows.filter(
      ({ field, symbol }) => technologyFieldOf(ipc(symbol))?.field !== field,
    );
    expect(differing).toEqual([]);
  });
});

describe('Locarno classes', () => {
  it.each(['26-05', '2605', '26-5', 'LOC(13)Cl.26-05', '26-05(13)', '２６－０５'])(
    '%s is 26-05',
    (text) => expect(parseLocarno(text)).toMatchObject({ value: { canonical: '26-05' } }),
  );

  it('keeps the edition and reads a class alone', () => {
    expect(parseLocarno('LOC(13)Cl.26-05')).toMatchObject({ value: { edition: 13 } });
    expect(parseLocarno('26')).toMatchObject({ value: { canonical: '26', subclass: null } });
  });

  it('ends at class 32', () => {
    expect(parseLocarno('32-01')).toMatchObject({ ok: true });
    expect(parseLocarno('33-01')).toMatchObject({ rule: 'locarno.class' });
    expect(parseLocarno('00-01')).toMatchObject({ rule: 'locarno.class' });
    expect(parseLocarno('lamp')).toMatchObject({ rule: 'locarno.form' });
  });
});

describe('Nice classes', () => {
  it.each(['9', '09', '第9类', 'Class 9', '国际分类：9'])('%s is class 9', (text) => {
    expect(parseNiceClass(text)).toEqual({ ok: true, value: 9 });
  });

  it('ends at class 45; services begin at 35', () => {
    expect(parseNiceClass('45')).toMatchObject({ ok: true });
    expect(parseNiceClass('46')).toMatchObject({ rule: 'nice.class' });
    expect([isServiceClass(34), isServiceClass(35)]).toEqual([false, true]);
  });

  it('refuses group 0712 in class 9 (O:A.5)', () => {
    expect(parseSimilarGroup('0712', 9)).toMatchObject({ rule: 'nice.groupClass' });
    expect(parseSimilarGroup('0901', 9)).toEqual({ ok: true, value: '0901' });
    expect(parseSimilarGroup('0901（一）')).toEqual({ ok: true, value: '0901(一)' });
    expect(parseSimilarGroup('4601')).toMatchObject({ rule: 'nice.class' });
    expect(parseSimilarGroup('901')).toMatchObject({ rule: 'nice.group' });
  });
});
