import { gunzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type PatentDocument, openInput, readPatentXml } from '../src/index.ts';
import { collect, collection, entryOf } from './support.ts';

const { path, isAbsent } = collection('patents-official-xml/');

async function document(file: string): Promise<PatentDocument> {
  for await (const entry of openInput(path + file)) {
    const items = await collect(readPatentXml(entry));
    const found = items.find((item) => item.kind === 'document');
    if (found?.kind === 'document') return found.document;
  }
  throw new Error(`no document in ${file}`);
}

describe.skipIf(isAbsent)('files of the office itself', () => {
  it('cn_new1: a divisional application with a foreign priority', async () => {
    expect(await document('office-xml-cn-us-jp/cn_new1.xml')).toMatchObject({
      format: 'cnipa',
      schemaVersion: 'V2.2.1',
      producedOn: '2021-12-05',
      publication: {
        number: '113781974',
        kind: 'A',
        date: '2021-12-10',
        gazette: { number: '37-5002' },
      },
      application: {
        number: '202111286633.X',
        standardNumber: '102021001286633',
        date: '2017-04-24',
        type: '10',
      },
      priorities: [
        {
          country: 'KR',
          number: '10-2016-0063019',
          standardNumber: '102016000063019',
          date: '2016-05-23',
        },
      ],
      relatedDocuments: [
        {
          relation: 'division',
          role: 'parent',
          document: { number: '201710269973.9', date: '2017-04-24' },
        },
      ],
      titles: [{ language: 'zh', text: '显示设备' }],
      applicants: [{ name: '三星显示有限公司', address: '韩国京畿道', country: 'KR' }],
      inventors: [{ name: '金驲柱' }, { name: '田武经' }, { name: '李安洙' }],
      agency: { name: '北京英赛嘉华知识产权代理有限责任公司', code: '11204' },
      agents: [{ name: '王达佐' }, {}],
      ipc: [
        { symbol: 'G09G 3/36', version: '2006.01', position: 'first' },
        { symbol: 'G09G 3/3208', version: '2016.01', position: 'further' },
        { symbol: 'G09G 3/34', version: '2006.01', position: 'further' },
      ],
      claims: { count: 17 },
      drawingCount: 21,
      abstractFigureFile: '202111286633.JPG',
      warnings: [],
    });
  });

  it('cn_new3: a national phase with eight priorities and 111 claims', async () => {
    const found = await document('office-xml-cn-us-jp/cn_new3.xml.gz');
    expect(found).toMatchObject({
      application: { number: '202180002433.9', type: '11' },
      pct: {
        application: { country: 'US', number: 'PCT/US2021/019468', date: '2021-02-24' },
        publication: { country: 'WO', number: '2021/173713', date: '2021-09-02', language: 'en' },
        nationalEntryDate: '2021-09-03',
        publicationLanguage: 'en',
      },
      claims: { count: 111 },
    });
    expect(found.priorities.map((priority) => priority.standardNumber?.length)).toEqual(
      Array(8).fill(15),
    );
    expect(found.claims.firstText).toContain('R1选自C1-C6烷基');
    expect(found.descriptionChars).toBeGreaterThan(100_000);
  });

  it('cn_new (2022): a DOCTYPE with an external DTD, a domestic address', async () => {
    const folder = 'st36/cn_new_CN102015000481495CN00001152124630AFULZH20221021CN00D.XML';
    expect(await document(folder)).toMatchObject({
      publication: { number: '115212463' },
      applicants: [
        {
          name: '北京大基康明医疗设备有限公司',
          address: '北京市经济技术开发区永昌北路11号',
          postcode: '100176',
          province: '北京市',
          county: '大兴区',
        },
      ],
      claims: { count: 12, independentCount: 1 },
    });
  });

  it('cn_old1: a deposit of biological material kept out of the abstract', async () => {
    const found = await document('office-xml-cn-us-jp/cn_old1.xml');
    expect(found).toMatchObject({
      format: 'cnipa-st36',
      application: { number: '201410408762.5', date: '2014-08-19', type: '发明专利' },
      bioDeposits: [{ depositary: 'CGMCC No.6645', accession: '2012.10.08' }],
      claims: { count: 3, independentCount: 2 },
      ipc: [{ symbol: 'A24B 15/18' }, {}, {}, { symbol: 'C12R 1/645' }],
    });
    expect(found.abstracts[0]?.text).toMatch(/^本发明公开了.*良好的应用前景。$/);
    expect(found.inventors).toHaveLength(8);
    expect(found.claims.firstText).not.toMatch(/\s/);
  });

  it('cn_old2: six priorities and the national phase', async () => {
    expect(await document('office-xml-cn-us-jp/cn_old2.xml')).toMatchObject({
      priorities: [
        {},
        {},
        {},
        {},
        {},
        { sequence: 6, number: '10-2013-0138117', date: '2013-11-14' },
      ],
      pct: {
        application: { number: 'PCT/KR2014/002669' },
        publication: { number: '2014/157990', language: 'ko' },
        nationalEntryDate: '2014-09-30',
      },
      applicants: [
        { name: '可隆科技特株式会社', address: '韩国京畿道果川市' },
        { name: '盛源立赛科株式会社' },
      ],
    });
  });

  it('cn_old4: a domestic priority', async () => {
    expect(await document('office-xml-cn-us-jp/cn_old4.xml')).toMatchObject({
      priorities: [
        { kind: 'national', country: 'CN', number: '201320854096.9', date: '2013-12-24' },
      ],
      relatedDocuments: [{ relation: 'domestic-priority', role: 'child' }],
      claims: { count: 10, independentCount: 1 },
    });
  });

  it('all of them put into one file are split again', async () => {
    const files = ['cn_new1.xml', 'cn_new3.xml.gz', 'cn_old1.xml', 'cn_old2.xml', 'cn_old4.xml'];
    const parts = await Promise.all(
      files.map((file) => readFile(`${path}office-xml-cn-us-jp/${file}`)),
    );
    const plain = parts.map((bytes, i) => (files[i]?.endsWith('.gz') ? gunzipSync(bytes) : bytes));
    const items = await collect(readPatentXml(entryOf(Buffer.concat(plain), 'all.xml', 4096)));
    expect(items.filter((item) => item.kind === 'document')).toHaveLength(5);
    expect(items.at(-1)).toMatchObject({ kind: 'end', documents: 5, errors: 0 });
  });
});
