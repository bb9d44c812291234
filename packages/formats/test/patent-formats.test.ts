import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { describeProblem, detectFormat, type PatentDocument, readPatentXml } from '../src/index.ts';
import { namedCharacter } from '../src/xml/namedCharacters.ts';
import { collect, entryOf, SAMPLES } from './support.ts';

const FOLDER = `${SAMPLES}patents/`;

async function documents(name: string, ...sizes: number[]): Promise<PatentDocument[]> {
  const bytes = await readFile(FOLDER + name);
  const items = await collect(readPatentXml(entryOf(bytes, name, ...sizes)));
  expect(items.filter((item) => item.kind === 'problem')).toEqual([]);
  return items.flatMap((item) => (item.kind === 'document' ? [item.document] : []));
}

async function first(name: string): Promise<PatentDocument> {
  return (await documents(name))[0]!;
}

describe('samples of every format', () => {
  it.each([
    ['docdb.xml', 'EPO DOCDB', 3],
    ['us-redbook-4.xml', 'USPTO Red Book 4.x', 2],
    ['us-redbook-2.xml', 'USPTO Red Book 2.x', 1],
    ['us-pap.xml', 'USPTO PAP 1.x', 1],
    ['epo-st36.xml', 'EPO ST.36', 1],
    ['jpo.xml', 'JPO XML', 1],
    ['st96-patent.xml', 'WIPO ST.96', 1],
    ['st96-design.xml', 'WIPO ST.96', 2],
  ])('%s is %s, and reads the same however it is cut', async (name, format, count) => {
    const bytes = await readFile(FOLDER + name);
    expect(detectFormat(entryOf(bytes, name))).toMatchObject({ kind: 'patent-xml', name: format });
    const whole = await documents(name);
    expect(whole).toHaveLength(count);
    expect(await documents(name, 1)).toEqual(whole);
    expect(await documents(name, 7, 1000, 3)).toEqual(whole);
    expect(whole.flatMap((one) => one.warnings)).toEqual([]);
  });

  it('cut off at any byte, a file gives its whole documents and one refusal at most', async () => {
    for (const name of readdirSync(FOLDER)) {
      const bytes = await readFile(FOLDER + name);
      const whole = await documents(name);
      for (let end = 1; end < bytes.length; end += 41) {
        const items = await collect(readPatentXml(entryOf(bytes.subarray(0, end), name)));
        const read = items.flatMap((item) => (item.kind === 'document' ? [item.document] : []));
        expect(read).toEqual(whole.slice(0, read.length));
        const errors = items.filter(
          (item) => item.kind === 'problem' && item.issue.severity === 'error',
        );
        expect(errors.length).toBeLessThanOrEqual(1);
        expect(read.length + errors.length).toBeGreaterThan(0);
      }
    }
  });

  it('a broken document between good ones is refused by its format, place and reason', async () => {
    const good = await readFile(`${FOLDER}us-redbook-4.xml`, 'utf8');
    const bad = good.replace('</us-parties>', '</us-partys>');
    const text = `${good}\n${bad}\n${await readFile(`${FOLDER}jpo.xml`, 'utf8')}`;
    const items = await collect(readPatentXml(entryOf(text, 'week.xml')));
    expect(items.map((item) => item.kind)).toEqual([
      ...['document', 'document', 'problem', 'document', 'document', 'end'],
    ]);
    const problem = items[2];
    const line = text.slice(0, text.indexOf('</us-partys>')).split('\n').length;
    expect(problem?.kind === 'problem' && describeProblem(problem.issue, 'en')).toBe(
      `week.xml, document 3, line ${line}, column 1: The XML of this USPTO Red Book 4.x document is not ` +
        'well-formed: unexpected close tag. It was not taken; fetch it from its source again.',
    );
  });
});

describe('EPO DOCDB', () => {
  it('numbers and names in the writing of the office, priorities apart from the PCT parent', async () => {
    expect(await first('docdb.xml')).toMatchObject({
      format: 'docdb',
      exchangeStatus: 'C',
      publication: { country: 'EP', number: '4900001', kind: 'A1', date: '2024-01-03' },
      application: { number: '22900001.7', standardNumber: '22900001', date: '2022-06-30' },
      priorities: [
        { country: 'US', number: '63/900,001', standardNumber: '202163900001', date: '2021-07-01' },
      ],
      pct: { application: { number: 'PCT/IB2022/056001', date: '2022-06-30' } },
      familyId: '90000001',
      family: [{ country: 'US', number: '2023900009', kind: 'A1' }],
      titles: [
        { language: 'de', text: 'MUSTERVENTIL' },
        { language: 'en', text: 'SAMPLE VALVE č' },
      ],
      abstracts: [
        { language: 'en', text: 'A valve.' },
        { language: 'fr', text: 'Une soupape.' },
      ],
      applicants: [{ name: 'Sample Valve GmbH', country: 'DE' }],
      inventors: [{ name: 'MUSTERFRAU EVA' }],
      ipc: [
        { symbol: 'F16K 31/06', version: '2006.01', position: 'further', value: 'invention' },
        { symbol: 'F16K 1/00', version: '2006.01', position: 'first', value: 'invention' },
      ],
      cpc: ['F16K1/002', 'F16K31/0655'],
      citations: [
        { document: { country: 'CN', number: '102900001' }, category: 'X', citedBy: 'SEA' },
        { document: { country: 'US', number: '5500001' }, citedBy: 'APP' },
        { text: 'SAMPLE A: "Valves"', category: 'A' },
      ],
    });
  });

  it('without the declaration of its namespace, as cut from the bulk file', async () => {
    const text = await readFile(`${FOLDER}docdb.xml`, 'utf8');
    const start = text.indexOf('<exch:exchange-document ');
    const fragment = text.slice(start, text.indexOf('</exch:exchange-document>') + 25);
    const [item] = await collect(readPatentXml(entryOf(fragment, 'one.xml')));
    const { position: _, ...own } = await first('docdb.xml');
    expect(item).toMatchObject({ kind: 'document', document: own });
  });

  it('Chinese applicants in Chinese, and deletions as such', async () => {
    const [, chinese, deleted] = await documents('docdb.xml');
    expect(chinese).toMatchObject({
      applicants: [{ name: '样例智能科技（西安）有限公司', country: 'CN' }],
      application: { country: 'CN', number: '202310123456' },
    });
    expect(deleted).toMatchObject({ exchangeStatus: 'D', publication: { number: '4900003' } });
  });

  it('answers of the OPS, whose document-id states the format', async () => {
    const ops = `<ops:world-patent-data xmlns="http://www.epo.org/exchange"><exchange-documents>
      <exchange-document country="EP" doc-number="4900001" kind="A1"><bibliographic-data>
      <publication-reference><document-id document-id-type="epodoc"><doc-number>EP4900001</doc-number><date>20240103</date></document-id></publication-reference>
      <patent-classifications><patent-classification><classification-scheme scheme="CPCI"/><section>F</section><class>16</class><subclass>K</subclass><main-group>1</main-group><subgroup>002</subgroup></patent-classification></patent-classifications>
      <parties><applicants><applicant sequence="1" data-format="epodoc"><applicant-name><name>SAMPLE OY [FI]</name></applicant-name></applicant><applicant sequence="1" data-format="original"><applicant-name><name>Sample Oy, </name></applicant-name></applicant></applicants></parties>
      </bibliographic-data></exchange-document></exchange-documents></ops:world-patent-data>`;
    const [item] = await collect(readPatentXml(entryOf(ops, 'ops.xml')));
    expect(item).toMatchObject({
      document: {
        publication: { country: 'EP', number: '4900001', date: '2024-01-03' },
        applicants: [{ name: 'Sample Oy', country: 'FI' }],
        cpc: ['F16K1/002'],
      },
    });
  });
});

describe('USPTO', () => {
  it('Red Book 4: a grant', async () => {
    expect(await first('us-redbook-4.xml')).toMatchObject({
      format: 'us-redbook-4',
      schemaVersion: 'v4.5 2014-04-03',
      publication: { country: 'US', number: '12900001', kind: 'B2', date: '2024-01-02' },
      application: { country: 'US', number: '17900001', date: '2021-03-05', type: 'utility' },
      earlierPublications: [{ number: '20220900001', kind: 'A1', date: '2022-09-08' }],
      termAdjustmentDays: 120,
      titles: [{ language: 'en', text: 'Sample valve with two seats' }],
      applicants: [{ name: 'Sample Valve Co., Ltd.', address: 'Xi’an', country: 'CN' }],
      inventors: [{ name: 'Wen Li' }],
      agency: { name: 'Sample & Partners LLP' },
      ipc: [
        { symbol: 'F16K 1/00', version: '2006.01', position: 'first' },
        { symbol: 'F16K 31/06', version: '2006.01', position: 'further' },
      ],
      cpc: ['F16K1/002', 'F16K31/0655'],
      citations: [
        { document: { country: 'US', number: 'D500001' }, citedBy: 'cited by examiner' },
        { document: { country: 'EP', number: '0529854' }, citedBy: 'cited by applicant' },
        { text: 'Sample, A., “Valves”, 2001.' },
      ],
      claims: {
        count: 2,
        independentCount: 1,
        firstText: '1. A valve, comprising a body and two seats.',
      },
      descriptionChars: 32,
      drawingCount: 1,
    });
  });

  it('Red Book 4: an application with inventors as applicants and a provisional priority', async () => {
    const [, application] = await documents('us-redbook-4.xml');
    expect(application).toMatchObject({
      priorities: [{ country: 'US', number: '63900002', date: '2021-07-02' }],
      pct: { application: { number: 'PCT/US2022/900002' } },
      applicants: [{ name: 'Ann Sample', address: 'Andover, KS', country: 'US' }],
      assignees: [{ name: 'Sample Sensors Inc.' }],
      inventors: [{ name: 'Ann Sample' }],
      ipc: [{ symbol: 'A61B 5/00', position: 'first' }],
    });
  });

  it('Red Book 2: classes by columns, citations by who made them', async () => {
    expect(await first('us-redbook-2.xml')).toMatchObject({
      format: 'us-redbook-2',
      publication: { country: 'US', number: '06900003', kind: 'B1', date: '2002-01-01' },
      application: { number: '09900003', date: '2000-04-24' },
      priorities: [{ country: 'JP', number: '9-290000', date: '1999-04-22' }],
      pct: { application: { number: 'PCT/JP98/04545', date: '1998-10-08' } },
      ipc: [{ symbol: 'F16K 1/00' }, { symbol: 'H01L 21/302' }],
      assignees: [{ name: 'Sample Tap Ltd.', address: 'Fukuoka', country: 'JP' }],
      inventors: [{ name: 'Taro Mihon' }],
      citations: [
        { document: { country: 'US', number: '3669141', kind: 'A' }, citedBy: 'examiner' },
        { text: 'Taps, 1990.', citedBy: 'applicant' },
      ],
      abstracts: [{ text: 'A sample tap.' }],
      claims: { count: 1, firstText: '1. A tap.' },
      drawingCount: 1,
    });
  });

  it('applications of 2001', async () => {
    expect(await first('us-pap.xml')).toMatchObject({
      publication: { country: 'US', number: '20010900005', kind: 'A1', date: '2001-03-15' },
      application: { number: '09900005', date: '2000-11-29' },
      applicants: [{ name: 'Ann B. Sample', address: 'Alameda, CA', country: 'US' }],
      ipc: [{ symbol: 'B08B 3/00' }, { symbol: 'C11D 7/50' }],
      abstracts: [{ text: 'A solvent.' }],
      claims: { count: 1 },
    });
  });
});

describe('other offices and WIPO', () => {
  it('EPO publications: languages of titles, priorities side by side, one set of claims', async () => {
    expect(await first('epo-st36.xml')).toMatchObject({
      titles: [
        { language: 'de', text: 'MUSTERVENTIL' },
        { language: 'en', text: 'SAMPLE VALVE' },
      ],
      priorities: [
        { country: 'FR', number: '2100001', date: '2021-07-02' },
        { country: 'FR', number: '2100002', date: '2021-07-03' },
      ],
      pct: { publication: { number: 'WO2023900004', date: '2023-01-05' } },
      assignees: [{ name: 'Soupape SA', address: '1 rue, 75001 Paris', country: 'FR' }],
      agency: { name: 'Sample, Sam' },
      citations: [
        { document: { country: 'WO', kind: 'A', number: '2004032928' } },
        { text: 'SAMPLE: "Valves"' },
      ],
      claims: { count: 1, firstText: 'A valve.' },
    });
  });

  it('JPO: kind code in brackets, applicants in groups', async () => {
    expect(await first('jpo.xml')).toMatchObject({
      publication: { country: 'JP', number: '2024900006', kind: 'A', date: '2024-01-04' },
      titles: [{ language: 'ja', text: '見本弁' }],
      applicants: [{ name: '見本株式会社', address: '東京都港区１丁目' }],
      ipc: [
        { symbol: 'F16K 1/00', version: '2006.01', position: 'first' },
        { symbol: 'F16K 31/06', position: 'further' },
      ],
    });
  });

  it('ST.96: each design of an application is one', async () => {
    expect(await documents('st96-design.xml')).toMatchObject([
      {
        publication: { country: 'EM', number: '009000007-0001', kind: 'S', date: '2023-05-02' },
        application: { number: '009000007', date: '2023-04-03', type: 'design' },
        titles: [{ language: 'en', text: 'Chair' }],
        applicants: [{ name: 'Muster SE', country: 'DE' }],
        inventors: [{ name: 'Eva Muster' }],
        locarno: [{ symbol: '06-01', edition: '14' }],
      },
      { publication: { number: '009000007-0002' }, titles: [{ text: 'Table' }], locarno: [] },
    ]);
  });
});

describe('what is known and not read is refused by name', () => {
  it.each([
    ['<Application-body id="1"/>', 'xml-package-list'],
    [
      '<ops:world-patent-data><ops:patent-family/></ops:world-patent-data>',
      'xml-ops-without-biblio',
    ],
    [
      '<ops:world-patent-data><reg:register-documents/></ops:world-patent-data>',
      'xml-epo-register',
    ],
    ['<uspat:CPCMasterClassificationFile/>', 'xml-classification'],
    ['<pat:ClaimsDocument/>', 'xml-part-of-application'],
    ['<ST26SequenceListing/>', 'xml-sequence-listing'],
    ['<HitList/>', 'xml-result-list'],
    ['<html><p/></html>', 'xml-no-documents'],
  ])('%s', async (xml, code) => {
    const items = await collect(readPatentXml(entryOf(`<?xml version="1.0"?>\n${xml}`, 'x.xml')));
    expect(items).toMatchObject([
      { kind: 'problem', issue: { severity: 'error', code } },
      { kind: 'end', documents: 0, errors: 1 },
    ]);
  });

  it('JSON and tagged text of the USPTO', () => {
    const kindOf = (text: string) => detectFormat(entryOf(text, 'x'));
    expect(kindOf('{"count": 1, "patentFileWrapperDataBag": []}')).toEqual({
      kind: 'unread',
      problem: 'json-uspto-odp',
    });
    expect(kindOf('PATN\nWKU  039000001\nSRC  7\n')).toEqual({
      kind: 'unread',
      problem: 'text-uspto-tagged',
    });
    expect(kindOf('{"count": 1}').kind).toBe('table');
  });
});

it('named characters of the offices', () => {
  const names = ['ccaron', 'SACUTE', 'Uuml', 'alpha', 'thgr', 'lstrok', 'frac12', 'nope', 'xring'];
  expect(names.map(namedCharacter)).toEqual([
    'č',
    'Ś',
    'Ü',
    'α',
    'θ',
    'ł',
    '½',
    undefined,
    undefined,
  ]);
});
