import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import saxes from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { st96Document, st96LegalStatusDocument, type St96Right } from '../src/index.ts';
import { ST96_SCHEMAS, st96Validator } from './st96Schemas.ts';
import { collection } from './support.ts';

const EXAMPLES = collection('patents-official-xml/wipo-st96-v6-examples');

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** Markup, white space, characters outside the BMP, and what XML has no way to write. */
const text = fc.oneof(
  fc.constantFrom(
    '',
    '𬭎镍合金<b>&"\'',
    ']]>',
    'a\r\nb\tc',
    '\u0000\u0008\uFFFE',
    '\uD800',
    '  空 白  ',
    'カタカナ',
    '한글',
    'a--b-',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const day = fc.constantFrom('1985-04-01', '2024-02-29', '2023-02-29', '', '2024');
const office = fc.constantFrom('CN', 'US', 'EP', 'WO', 'KR', 'ZZ', '', 'uk');
const reference = fc.record({
  country: optional(office),
  number: text,
  kind: optional(fc.constantFrom('A', 'B1', 'U', '')),
  day: optional(day),
});
const party = fc.record({
  name: text,
  nature: optional(fc.constantFrom('person' as const, 'organization' as const)),
  address: optional(text),
  postcode: optional(text),
  country: optional(office),
  province: optional(text),
  city: optional(text),
  district: optional(text),
  identifier: optional(text),
});
const parties = fc.array(party, { maxLength: 4 });
const event = fc.record({
  day,
  effectiveDay: optional(day),
  code: text,
  category: fc.constantFrom(...([...'ABCDEFGHKLMNPQRSTUVWY'] as 'A'[])),
  text: optional(text),
});
const base = {
  office,
  applicants: parties,
  agency: optional(
    fc.record({ name: optional(text), code: optional(text), agents: optional(fc.array(text)) }),
  ),
  filingDay: optional(day),
  events: fc.array(event, { maxLength: 3 }),
};
const locarno = fc.array(fc.constantFrom('14-03', '26', '', 'x-y-z'), { maxLength: 3 });
const patent = fc.record({
  ...base,
  right: fc.constant('patent' as const),
  legalKind: fc.constantFrom('Patent for invention' as const, 'Utility model' as const),
  applicationNumber: optional(text),
  isPctNationalPhase: optional(fc.boolean()),
  statusText: optional(text),
  publication: optional(reference),
  otherPublications: fc.array(
    fc
      .tuple(reference, fc.constantFrom('unexamined', 'examined', 'other'))
      .map(([one, stage]) => ({ ...one, stage: stage as 'other' })),
    { maxLength: 3 },
  ),
  grantDay: optional(day),
  priorities: fc.array(reference, { maxLength: 3 }),
  ipc: fc.array(
    fc.record({
      symbol: fc.constantFrom('H01L29/778', 'A61K', 'H01', 'Y02E10/50', 'G06N3/08', '<', ''),
      edition: optional(fc.constantFrom('2006.01', '7', '2006.13', '')),
      isFirst: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  locarno,
  title: text,
  titleEn: optional(text),
  abstract: optional(text),
  firstClaim: optional(text),
  claimCount: optional(fc.integer({ min: 1, max: 400 })),
  citations: fc.array(
    fc.record({
      document: reference,
      by: optional(fc.constantFrom('examiner' as const, 'applicant' as const, 'unknown' as const)),
      category: optional(fc.constantFrom('X', 'XY', 'X,Y', 'A;&', 'PX', 'R', 'x', '')),
    }),
    { maxLength: 3 },
  ),
  owners: parties,
  inventors: fc.array(text, { maxLength: 3 }),
  family: fc.array(reference, { maxLength: 3 }),
  internationalApplication: optional(fc.constantFrom('PCT/US2012/024567', 'PCT/ZZ2012/1', '?')),
  internationalPublication: optional(reference),
  termAdjustmentDays: optional(fc.nat(3000)),
  declassificationDay: optional(day),
});
const design = fc.record({
  ...base,
  right: fc.constant('design' as const),
  legalKind: fc.constant('Design patent' as const),
  applicationNumber: optional(text),
  registrationNumber: optional(text),
  grantDay: optional(day),
  publications: fc.array(reference, { maxLength: 3 }),
  title: text,
  description: optional(text),
  locarno,
  priorities: fc.array(reference, { maxLength: 3 }),
  designers: fc.array(text, { maxLength: 3 }),
});
const trademark = fc.record({
  ...base,
  right: fc.constant('trademark' as const),
  number: text,
  registrationNumber: optional(text),
  publicationDay: optional(day),
  priorities: fc.array(reference, { maxLength: 2 }),
  status: optional(fc.record({ text, code: optional(text), day: optional(day) })),
  history: fc.array(fc.record({ day, text, code: optional(text) }), { maxLength: 2 }),
  registrationDay: optional(day),
  preliminaryDay: optional(day),
  expiryDay: optional(day),
  category: optional(fc.constantFrom('Trademark' as const, 'Collective mark' as const)),
  feature: optional(fc.constantFrom('Word' as const, 'Figurative' as const, 'Combined' as const)),
  words: text,
  classes: fc.array(
    fc.record({
      nice: fc.integer({ min: 1, max: 45 }),
      groups: optional(fc.array(text, { maxLength: 2 })),
      goods: optional(fc.array(text, { maxLength: 2 })),
    }),
    { maxLength: 3 },
  ),
  madrid: optional(text),
});
const indication = fc.record({
  office,
  applicants: parties,
  agency: base.agency,
  filingDay: optional(day),
  right: fc.constant('indication' as const),
  number: optional(text),
  registrationNumber: optional(text),
  registrationDay: optional(day),
  publicationDay: optional(day),
  expiryDay: optional(day),
  title: text,
  names: fc.array(
    fc.record({
      text,
      language: optional(fc.constantFrom('en', 'zh', 'zh-Hans', '')),
      form: fc.constantFrom(
        'original' as const,
        'transliteration' as const,
        'translation' as const,
      ),
    }),
    { maxLength: 3 },
  ),
  category: optional(fc.constantFrom('Protected Geographical Indication', 'PDO', '')),
  products: fc.array(text, { maxLength: 3 }),
  niceClasses: fc.array(fc.integer({ min: 1, max: 45 }), { maxLength: 3 }),
  area: optional(text),
  specification: optional(text),
  announcement: optional(text),
  users: parties,
});
const right: fc.Arbitrary<St96Right> = fc.oneof(patent, design, trademark, indication);

const PLAIN: Extract<St96Right, { right: 'patent' }> = {
  right: 'patent',
  legalKind: 'Patent for invention',
  office: 'CN',
  applicationNumber: '2017106018623',
  otherPublications: [],
  priorities: [],
  ipc: [{ symbol: 'H01L29/778', edition: '2006.01', isFirst: true }],
  locarno: [],
  title: '一种𬭎合金 <A&B>',
  citations: [],
  owners: [],
  applicants: [{ name: '西安示例大学', address: '示例路1号', country: 'CN', postcode: '710071' }],
  inventors: ['张三'],
  family: [],
  events: [],
};

describe('a document of ST.96', () => {
  it('is well-formed XML whatever its values are', () => {
    fc.assert(
      fc.property(right, (value) => {
        const { xml: main, legalStatus } = st96Document(value, { notice: ['a--b', '示范'] });
        for (const xml of [main, st96LegalStatusDocument([legalStatus ?? '<a/>'])]) {
          const parser = new saxes.SaxesParser({ xmlns: true });
          parser.on('error', (error) => {
            throw error;
          });
          parser.write(xml).close();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps rare characters, markup and blanks, and splits a classification', () => {
    const { xml: main, losses } = st96Document(PLAIN);
    expect(main).toContain(
      '<pat:InventionTitle com:languageCode="zh">一种𬭎合金 &lt;A&amp;B&gt;</',
    );
    expect(main).toContain(
      '<pat:Section>H</pat:Section><pat:Class>01</pat:Class><pat:Subclass>L</pat:Subclass>' +
        '<pat:MainGroup>29</pat:MainGroup><pat:Subgroup>778</pat:Subgroup>',
    );
    expect(main).toContain('<pat:ClassificationVersionDate>2006-01<');
    expect(losses).toEqual([]);
  });

  it('says what it could not hold, once a field and reason', () => {
    const { xml: main, losses } = st96Document({
      ...PLAIN,
      title: '钟\u0001表',
      priorities: [
        { country: 'KR', number: '10-1', day: '2016-11-23' },
        { country: 'US', number: '62/1' },
        { country: 'ZZ', number: '3', day: '2023-02-29' },
      ],
      citations: [{ document: { country: 'US', number: '1' }, category: 'X,R' }],
      ipc: [{ symbol: 'H01L29/778', edition: '7', isFirst: true }],
    });
    expect(main).toContain('钟\uFFFD表');
    expect(losses).toEqual([
      { field: 'priorities', reason: 'required-part-missing', extent: 'lost', count: 1 },
      { field: 'priorities', reason: 'not-a-day', extent: 'lost', count: 1 },
      { field: 'ipc.edition', reason: 'only-as-text', extent: 'partial', count: 1 },
      { field: 'title', reason: 'character-not-allowed', extent: 'partial', count: 1 },
      { field: 'citations.category', reason: 'code-not-listed', extent: 'lost', count: 1 },
    ]);
  });
});

describe.skipIf(ST96_SCHEMAS.isAbsent)('after the schemas of WIPO', { timeout: 300_000 }, () => {
  let faults: (xml: string) => readonly string[];
  beforeAll(async () => {
    faults = await st96Validator();
  });

  it('the examples of WIPO are valid, and a wrong order is not: the validator works', () => {
    for (const name of readdirSync(EXAMPLES.path).filter((one) => one.endsWith('.xml'))) {
      expect(faults(readFileSync(`${EXAMPLES.path}/${name}`, 'utf8')), name).toEqual([]);
    }
    const { xml: main } = st96Document(PLAIN);
    expect(faults(main)).toEqual([]);
    expect(faults(main.replace(/<pat:PartyBag>.*<\/pat:PartyBag>/, ''))).not.toEqual([]);
  });

  it('every document is valid, whatever its values are', () => {
    fc.assert(
      fc.property(right, (value) => {
        const { xml: main, legalStatus } = st96Document(value);
        expect(faults(main)).toEqual([]);
        if (legalStatus !== undefined)
          expect(faults(st96LegalStatusDocument([legalStatus]))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});
