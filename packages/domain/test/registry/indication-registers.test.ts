import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  provisionalKeys,
  recogniseColumns,
  registerOffice,
  rowToRight,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { fromRow } from './indicationRows.ts';

const TODAY = '2026-11-22';

describe('a register of another office', () => {
  const eu = {
    giIdentifier: 'EUGI00000099999',
    protectedNames: '示例苹果;Shili Pingguo',
    fileNumber: 'PGI-CN-99999',
    countries: 'CN',
    giType: 'PGI',
    productType: 'FOOD',
    status: 'registered',
    euProtectionDate: '2021-03-01',
    'legalInstrument.text': 'Official Journal L 1, 1.1.2021',
    transcriptions: '',
    thirdCountryFlag: 'true',
  };
  const gb = {
    EA_Name: 'Example Bleu / Exemple bleu',
    EA_FileNumber: 'PDO-FR-99999',
    EA_Type: 'Protected Designation of Origin (PDO)',
    EA_ProductType: 'Food',
    EA_Country: 'France',
    EA_Status: 'Registered',
    EA_ApplicationDate: '',
    EA_DateRegistration: '14/06/1991',
  };
  const spirits = {
    'Registered name': 'Exemple de Pontville',
    Class: '47. Other spirit drinks',
    'Date of decision': '1 Jan 2021',
    'Protection type': 'Geographical indication (GI)',
    'Country of origin': 'France',
    'Date of original registration': '19/08/2019',
  };

  it('of the European Union protects there, also what is grown in China', () => {
    expect(fromRow(eu)).toEqual({
      collection: 'geographicalIndication',
      key: 'GI-EM-PGICN99999',
      basis: 'foreign',
      country: 'EM',
      number: 'PGI-CN-99999',
      registrationNumber: 'EUGI00000099999',
      title: '示例苹果',
      names: [{ text: 'Shili Pingguo', form: 'original' }],
      category: 'PGI',
      products: ['FOOD'],
      area: '中国',
      announcement: 'Official Journal L 1, 1.1.2021',
      registrationDay: '2021-03-01',
      officeStatus: { text: 'registered' },
      applicants: [],
      events: [],
    });
  });

  it('of the United Kingdom comes with or without file numbers', () => {
    expect(fromRow(gb)).toMatchObject({
      key: 'GI-GB-PDOFR99999',
      basis: 'foreign',
      title: 'Example Bleu',
      names: [{ text: 'Exemple bleu', form: 'original' }],
      area: 'France',
      registrationDay: '1991-06-14',
    });
    expect(fromRow(spirits)).toMatchObject({
      key: 'GIN-GB-F-EXEMPLEDEPONTVILLE-SPIRIT',
      country: 'GB',
      registrationDay: '2019-08-19',
    });
    const wine = fromRow({ ...spirits, Class: 'Wine' });
    expect(wine.key).not.toBe(fromRow(spirits).key);
    expect(() => fromRow({ ...spirits, Class: '' })).toThrow('号');
  });

  it('gives a name the same key however finely it names the kind of product', () => {
    const keyOf = (kind: string) => fromRow({ ...spirits, Class: kind }).key;
    const kinds: readonly (readonly [string, readonly string[]])[] = [
      [
        'SPIRIT',
        [
          '37a. Sloe-aromatised spirit drink or Pacharán',
          'SPIRIT',
          'Spirit drinks',
          'Class: 47. Other',
        ],
      ],
      ['AROMATISEDWINE', ['Aromatised wine', '2. Aromatised wine-based drink']],
      ['FOOD', ['FOOD', 'Class 1.3. Cheeses', 'Class 2.10. Essential oils']],
      ['WINE', ['Wine', 'WINE']],
      ['LACE', ['Lace']],
    ];
    for (const [kind, texts] of kinds) {
      for (const text of texts) expect(keyOf(text), text).toMatch(new RegExp(`-${kind}$`));
    }
    // The other register has a number, a kind and a class.
    const numbered = fromRow({
      ...gb,
      EA_Name: 'Exemple de Pontville',
      EA_ProductType: 'Spirit drink',
      EA_ProductCategory: '9. Fruit spirit',
    });
    expect(provisionalKeys(numbered)).toEqual([fromRow(spirits).key]);
  });

  it('is told by the headers of the table, also where a row lacks a cell of them', () => {
    const headers = Object.keys(eu);
    const mapping = recogniseColumns(headers, [eu]);
    const { euProtectionDate: _, ...sparse } = eu;
    const countryOf = (cells: Record<string, string>, office?: string) => {
      const reading = rowToRight(cells, { ...mapping, office }, TODAY);
      return reading.ok && reading.right.country;
    };
    expect(countryOf(sparse)).toBe('EM');
    const { euProtectionDate: __, ...columns } = mapping.columns;
    const office = registerOffice(headers);
    const reading = rowToRight(sparse, { ...mapping, columns, office }, TODAY);
    expect(reading.ok && reading.right.key).toBe('GI-EM-PGICN99999');
  });

  it('is told by its headers in any case', () => {
    expect(registerOffice(Object.keys(eu).map((one) => one.toUpperCase()))).toBe('EM');
    expect(registerOffice(['ea_name', 'EA FileNumber'])).toBe('GB');
    expect(registerOffice(['ea_name'])).toBeUndefined();
  });

  it('is told by its columns alone; a Chinese list stays Chinese', () => {
    const { giIdentifier: _, ...rest } = eu;
    expect(fromRow(rest).country).toBe('CN');
    expect(fromRow({ ...eu, 保护国别: 'FR' }).country).toBe('FR');
    expect(fromRow({ 地理标志名称: '临潼石榴', 类别: '水果' }).key).toBe('GIN-CN-P-临潼石榴');
  });
});

const REGISTERS = new URL('../../../../../shared/data/geographical-indications/', import.meta.url);
const SPIRITS = new URL('uk_spirits_register_20210123.csv', REGISTERS);
const WHOLE = new URL('uk_gi_register_prototype.json.gz', REGISTERS);

/** What names an indication; the days of some contradict each other. */
const NAMING = ['EA_Name', 'EA_FileNumber', 'EA_ProductType', 'EA_ProductCategory'];

it.skipIf(!existsSync(SPIRITS))(
  'takes every name of the spirit drinks of the United Kingdom',
  () => {
    const [header, ...lines] = readFileSync(SPIRITS, 'utf8').trim().split(/\r?\n/);
    const headers = header!.replace(/^\uFEFF/, '').split(',');
    const plain = lines.filter(
      (line) => line.split(',').length === headers.length && !line.includes('"'),
    );
    const mapping = recogniseColumns(headers);
    const readings = plain.map((line) =>
      rowToRight(
        Object.fromEntries(line.split(',').map((cell, at) => [headers[at]!, cell])),
        mapping,
        TODAY,
      ),
    );
    expect(plain.length).toBeGreaterThan(200);
    // All but one of them have the same name and kind in the register with numbers.
    const whole = JSON.parse(gunzipSync(readFileSync(WHOLE)).toString()) as Record<
      string,
      string
    >[];
    const known = new Set(
      whole
        .filter((row) => row['EA_ProductType'] === 'Spirit drink')
        .flatMap((row) =>
          provisionalKeys(
            fromRow(Object.fromEntries(NAMING.map((header) => [header, row[header]!]))),
          ),
        ),
    );
    const keys = readings.flatMap((one) => (one.ok ? [one.right.key] : []));
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
    // The last line counts the products.
    expect(readings.flatMap((one, at) => (one.ok ? [] : [plain[at]]))).toEqual([
      expect.stringMatching(/^\d+ to \d+ of \d+ products,/),
    ]);
  },
);
