import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { detectFormat, type IndicationItem, openInput, readIndicationXml } from '../src/index.ts';
import { collect, collection, entryOf, SAMPLES } from './support.ts';

const SAMPLE = await readFile(`${SAMPLES}indications/gi-application.xml`, 'utf8');

const read = (content: string, ...sizes: number[]): Promise<IndicationItem[]> =>
  collect(readIndicationXml(entryOf(content, 'gi.xml', ...sizes)));
const codesIn = (items: readonly IndicationItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.issue.code] : []));

describe('an application for a geographical indication', () => {
  it('is known by its element and read in full', async () => {
    expect(detectFormat(entryOf(SAMPLE, 'gi.xml'))).toMatchObject({
      kind: 'indication-xml',
      name: 'WIPO ST.96',
    });
    const [item] = await read(SAMPLE);
    expect(item).toMatchObject({
      kind: 'document',
      document: {
        office: 'FR',
        applicationNumber: 'IG 99-001',
        registrationNumber: 'INPI-9901',
        names: [
          { text: 'Dentelle de Fougère', language: 'fr', form: 'original' },
          { text: '蕨叶花边', language: 'zh', form: 'transliteration' },
          { text: 'Fern lace', language: 'en', form: 'translation' },
        ],
        products: ['Dentelles à la main'],
        classes: ['26'],
        category: 'Protected Geographical Indication',
        area: 'Canton de l’Exemple',
        specification: 'Dentelle aux fuseaux, tissée à la main.\nMotif de fougère.',
        applicants: [
          {
            name: 'Association de la Dentelle',
            address: '1 rue de l’Exemple, Exempleville',
            postcode: '99000',
            country: 'FR',
          },
        ],
        users: [{ name: "Atelier de l'Exemple" }, { name: 'Anne Exemple' }],
        filingDate: '2019-03-19',
        publicationDate: '2019-06-04',
        registrationDate: '2020-06-02',
        status: 'Registered',
      },
    });
  });

  it('says the same whatever the chunks, alone or after another', async () => {
    const whole = await read(SAMPLE + SAMPLE);
    expect(whole.at(-1)).toMatchObject({ kind: 'end', documents: 2, errors: 0 });
    for (const size of [1, 13, 4096]) expect(await read(SAMPLE + SAMPLE, size)).toEqual(whole);
  });

  it('cut anywhere gives one problem and no half record', async () => {
    const end = SAMPLE.lastIndexOf('</gin:GIApplication>');
    for (let at = 1; at < end; at += 53) {
      const items = await read(SAMPLE.slice(0, at));
      expect([at, items.length, codesIn(items).length]).toEqual([at, 2, 1]);
    }
  });

  it('with a wrong tag is refused with its line, and the next one is read', async () => {
    const items = await read(SAMPLE.replace('</gin:GICategory>', '</gin:Oops>') + SAMPLE);
    expect(codesIn(items)).toEqual(['xml-malformed']);
    expect(items.at(-1)).toMatchObject({ documents: 1, errors: 1 });
  });

  it('that says nothing is a document that says nothing', async () => {
    const [item] = await read('<gin:GIApplication xmlns:gin="x"><gin:GIData/></gin:GIApplication>');
    expect(item).toMatchObject({
      kind: 'document',
      document: { names: [], applicants: [], users: [], products: [], classes: [] },
    });
  });
});

const { path, isAbsent } = collection('patents-official-xml/wipo-st96-v6-examples/');

it.skipIf(isAbsent)('the example of WIPO: Tapisserie d’Aubusson and its ten users', async () => {
  for await (const entry of openInput(`${path}GIApplication_Example.xml`)) {
    const [item, end] = await collect(readIndicationXml(entry));
    expect(end).toMatchObject({ kind: 'end', documents: 1, errors: 0 });
    expect(item).toMatchObject({
      document: {
        office: 'FR',
        applicationNumber: 'IG 18-002',
        names: [
          { text: "Tapisserie d'Aubusson", language: 'fr', form: 'original' },
          { text: 'Aubusson tapestry', language: 'en', form: 'translation' },
        ],
        classes: ['24', '27'],
        category: 'Geographical Indication',
        area: 'Département de la Creuse',
        applicants: [{ name: 'Association LAINAMAC' }],
        filingDate: '2018-03-19',
        publicationDate: '2018-06-04',
      },
    });
    if (item?.kind === 'document') expect(item.document.users).toHaveLength(10);
  }
});
