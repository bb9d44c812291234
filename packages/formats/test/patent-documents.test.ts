import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type PatentDocument, detectFormat, openInput, readPatentXml } from '../src/index.ts';
import { isDependentClaim } from '../src/patent/claimDependence.ts';
import { readDay } from '../src/xml/day.ts';
import { tidyText } from '../src/xml/elementTree.ts';
import { collect, entryOf, SAMPLES } from './support.ts';

async function sample(name: string, ...sizes: number[]): Promise<PatentDocument> {
  const bytes = await readFile(`${SAMPLES}${name}`);
  const items = await collect(readPatentXml(entryOf(bytes, name, ...sizes)));
  const found = items.find((item) => item.kind === 'document');
  if (found?.kind !== 'document') throw new Error(`no document in ${name}`);
  return found.document;
}

describe('business:PatentDocumentAndRelated', () => {
  it('an application: every bibliographic field', async () => {
    const document = await sample('business-invention-application.xml');
    expect(document).toMatchObject({
      format: 'cnipa',
      schemaVersion: 'V2.2.1',
      sourceFile: 'SAMPLE-A.XML',
      producedOn: '2024-01-01',
      exchangeStatus: 'C',
      language: 'zh',
      publication: {
        country: 'CN',
        number: '117000001',
        standardNumber: '117000001',
        kind: 'A',
        date: '2024-01-05',
        gazette: { number: '40-0101', date: '2024-01-05' },
      },
      application: {
        country: 'CN',
        number: expect.stringMatching(/^202310123456\.[\dX]$/),
        standardNumber: '102023000123456',
        date: '2023-02-14',
        type: '10',
      },
      priorities: [
        {
          sequence: 1,
          kind: 'international',
          country: 'JP',
          number: '2022-012345',
          standardNumber: '102022000012345',
          date: '2022-03-01',
        },
      ],
      pct: {
        application: { country: 'JP', number: 'PCT/JP2022/000123', date: '2022-04-01' },
        publication: { country: 'WO', number: '2022/300001', date: '2022-10-06', language: 'ja' },
        nationalEntryDate: '2023-02-14',
        publicationLanguage: 'ja',
      },
      relatedDocuments: [
        { relation: 'division', role: 'parent', document: { country: 'CN', date: '2021-01-04' } },
      ],
      ipc: [
        { symbol: 'G06V 10/82', version: '2022.01', position: 'first' },
        { symbol: 'B25J 9/16', version: '2006.01', position: 'further' },
      ],
      agency: { name: '西安样例专利代理事务所(普通合伙)', code: '61999' },
      claims: {
        count: 3,
        independentCount: 2,
        firstText: '1.一种样例装置，其特征在于，包括传感器。',
      },
      drawingCount: 2,
      abstractFigureFile: 'SAMPLE-FIG.JPG',
      earlierPublications: [],
      citations: [],
      warnings: [],
    });
    expect(document.relatedDocuments).toHaveLength(1);
    expect(document.descriptionChars).toBe('样例说明书共有十个汉字'.length);
  });

  it('rare characters, CDATA, sub- and superscripts and pictures become text', async () => {
    const document = await sample('business-invention-application.xml');
    expect(document.titles).toEqual([{ language: 'zh', text: '一种含CO2传感的样例装置及𝓃阶方法' }]);
    expect(document.inventors.map((inventor) => inventor.name)).toEqual([
      '张样例',
      '李𬭎',
      '欧阳𬭎',
    ]);
    expect(document.abstracts[0]).toEqual({
      language: 'zh',
      text: '本发明公开一种样例装置，其中 a<b & c，满足式[图]。\n第二段。',
    });
  });

  it('parties: placeholders dropped, postcode apart, province, city and county', async () => {
    const { applicants, agents } = await sample('business-invention-application.xml');
    expect(applicants).toEqual([
      {
        sequence: 1,
        name: '样例智能科技（西安）有限公司',
        address: '陕西省西安市雁塔区样例路1号',
        postcode: '710075',
        country: 'CN',
        province: '陕西省',
        city: '西安市',
        county: '雁塔区',
        organizationCode: '91610131MA6SAMPL0X',
        language: 'zh',
      },
      expect.not.objectContaining({ organizationCode: expect.anything() }),
    ]);
    expect(agents.map((agent) => [agent.sequence, agent.name, agent.agency?.code])).toEqual([
      [1, '王代理', '61999'],
      [2, '赵代理', '61999'],
    ]);
  });

  it('a grant: assignees, examiner, citations, the earlier publication, a named character', async () => {
    const document = await sample('business-invention-grant.xml');
    expect(document.publication).toMatchObject({ kind: 'B', date: '2023-10-03' });
    expect(document.earlierPublications).toEqual([
      { country: 'CN', number: '111000002', kind: 'A', date: '2020-08-07' },
    ]);
    expect(document.assignees).toMatchObject([{ name: '样例电子科技大学', county: '长安区' }]);
    expect(document.examiners).toEqual(['审样例']);
    expect(document.citations).toEqual([
      {
        sequence: 1,
        document: { country: 'CN', number: '203999999', kind: 'U', date: '2013-10-09' },
        category: 'A',
      },
      { sequence: 2, text: '张样例. 星地链路综述. 样例学报, 2018.' },
    ]);
    expect(document.titles[0]?.text).toBe('一种样例星地链路的α补偿方法');
    expect(document.warnings).toEqual([]);
  });

  it('a utility model and a design', async () => {
    const model = await sample('business-utility-model.xml');
    expect(model.application.type).toBe('20');
    expect(model.claims).toMatchObject({ count: 2, independentCount: 1 });
    const design = await sample('business-design.xml');
    expect(design).toMatchObject({
      patentNumber: expect.stringMatching(/^ZL202330456789/),
      titles: [{ text: '样例摆件（兵俑）' }],
      locarno: [
        { symbol: '11-02', edition: '14', position: 'first' },
        { symbol: '21-01', edition: '14', position: 'further' },
      ],
      designExplanation: expect.stringContaining('最能表明设计要点'),
      claims: { count: 0, independentCount: 0 },
      ipc: [],
    });
  });
});

describe('cn-patent-document', () => {
  it('an application: every bibliographic field, the layout of the file undone', async () => {
    const document = await sample('st36-invention-application.xml');
    expect(document).toMatchObject({
      format: 'cnipa-st36',
      language: 'zh',
      publication: {
        country: 'CN',
        number: '104000005',
        kind: 'A',
        date: '2014-12-24',
        gazette: { number: '30-52', date: '2014-12-24' },
      },
      application: { number: expect.stringMatching(/^201410123456\./), type: '发明专利' },
      pct: {
        application: { country: 'KR', number: 'PCT/KR2014/000001', date: '2014-03-28' },
        publication: { country: 'WO', number: '2014/100001', language: 'ko' },
        nationalEntryDate: '2014-09-30',
        publicationLanguage: 'ko',
      },
      abstracts: [
        { text: '本发明公开了一种样例发酵方法，该方法包括CaCO3处理，见Smith et al.文献。' },
      ],
      abstractFigureFile: 'SAMPLE.TIF',
      bioDeposits: [{ depositary: 'CGMCC No.0001', accession: '2012.10.08' }],
      earlierPublications: [{ country: 'CN', number: '103999999', kind: 'A', date: '2014-01-01' }],
      agency: { name: '昆明样例知识产权代理事务所(普通合伙)', code: '53999' },
      claims: {
        count: 3,
        independentCount: 2,
        firstText: '1.一种样例发酵方法，其特征在于：包括发酵。',
      },
      drawingCount: 1,
      ipc: [{ symbol: 'A24B 15/18' }, { symbol: 'C12P 1/02' }],
    });
    expect(document.priorities).toMatchObject([
      { sequence: 1, kind: 'international', country: 'KR', date: '2013-03-28' },
      { sequence: 2, kind: 'national', country: 'CN', date: '2013-12-24' },
    ]);
    expect(document.applicants).toMatchObject([
      { postcode: '710065', address: '陕西省西安市样例路6号' },
      { name: '样例株式会社' },
    ]);
    expect(document.inventors.map((inventor) => inventor.isWithheld)).toEqual([false, true]);
  });

  it('a utility model and a design', async () => {
    expect((await sample('st36-utility-model.xml')).assignees).toMatchObject([
      { name: '西安样例包装厂' },
    ]);
    expect((await sample('st36-design.xml')).locarno).toEqual([
      { symbol: '06-01', edition: '9', position: 'first' },
    ]);
  });
});

describe('all samples', () => {
  const files = readdirSync(SAMPLES).filter((name) => /^(?:business|st36).*\.xml$/.test(name));

  it.each(files)('%s is detected, and reads the same one byte at a time', async (name) => {
    const bytes = await readFile(`${SAMPLES}${name}`);
    expect(detectFormat(entryOf(bytes, name)).kind).toBe('patent-xml');
    expect(await sample(name, 1)).toEqual(await sample(name));
  });

  it.each(files)('%s: hash and place are those of the bytes of its element', async (name) => {
    const bytes = await readFile(`${SAMPLES}${name}`);
    const { rawSha256, position } = await sample(name);
    const start = bytes.indexOf(
      name.startsWith('st36') ? '<cn-patent-document' : '<business:PatentDoc',
    );
    const end = bytes.lastIndexOf('>') + 1;
    expect(position).toMatchObject({ file: name, documentIndex: 0, byteOffset: start });
    expect(position.line).toBe(bytes.subarray(0, start).toString().split('\n').length);
    expect(rawSha256).toBe(createHash('sha256').update(bytes.subarray(start, end)).digest('hex'));
  });

  it('the whole folder is read through openInput', async () => {
    let documents = 0;
    for await (const entry of openInput(SAMPLES)) {
      if (!files.includes(entry.name)) continue;
      for await (const item of readPatentXml(entry)) if (item.kind === 'document') documents++;
    }
    expect(documents).toBe(files.length);
  });
});

describe('small rules', () => {
  it.each([
    ['2.根据权利要求1所述的装置，其特征在于', true],
    ['3、如权利要求1或2所述的方法', true],
    ['4.根据前述任一项权利要求所述的方法', true],
    ['5. 按照上述权利要求中任一项所述的组合物', true],
    ['6.权利要求5所述的方法，其中温度为30℃', true],
    ['7.权利要求1所述组合物在制备药物中的应用。', false],
    ['8.一种系统，包括权利要求1所述的装置。', false],
    ['1.一种装置。', false],
    ['2. The device according to claim 1, wherein', true],
  ])('claim “%s” depends on another: %s', (text, expected) => {
    expect(isDependentClaim(text)).toBe(expected);
  });

  it.each([
    ['20240229', '2024-02-29'],
    ['2024.2.9', '2024-02-09'],
    ['00000000', undefined],
    ['', undefined],
    ['20230229', null],
    ['2023', null],
  ])('day %j reads as %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it('line breaks of the layout vanish next to Chinese and part Latin words', () => {
    expect(tidyText(' 方\n\t法 by\n\tSmith  and\n 王 ')).toBe('方法 by Smith and王');
  });
});
