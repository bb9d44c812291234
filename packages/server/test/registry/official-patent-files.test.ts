import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson, documentToRight, type Right } from '@zca/domain/registry';
import { detectFormat, openInput, readPatentXml } from '@zca/formats';
import { describe, expect, it } from 'vitest';

const COLLECTION = fileURLToPath(
  new URL('../../../../../shared/data/patents-official-xml/', import.meta.url),
);
const OTHER = fileURLToPath(
  new URL('../../../../../shared/data/trademarks/dpma/', import.meta.url),
);
const TODAY = '2026-11-22';

interface Reading {
  readonly rights: Right[];
  /** Codes of what was not taken, by the formats or by the registry. */
  readonly refused: string[];
  /** Begin tags of document elements by a count of their own, without comments. */
  readonly elements: number;
}

/** Names of document elements, written out here so that the count does not lean on the reader. */
const ELEMENTS =
  /<(?:[a-z]+:)?(?:PatentDocumentAndRelated|cn-patent-document|exchange-document|us-patent-grant|us-patent-application|PATDOC|patent-application-publication|ep-patent-document|jp-official-gazette|dpma-patent-document|PatentPublication|DesignApplication)[\s>]/g;

async function read(path: string): Promise<Reading> {
  const rights: Right[] = [];
  const refused: string[] = [];
  let elements = 0;
  for await (const entry of openInput(path)) {
    const parts: Uint8Array[] = [];
    for await (const part of entry.open()) parts.push(part);
    const bytes = Buffer.concat(parts);
    elements += (
      bytes
        .toString('utf8')
        .replace(/<!--[\s\S]*?-->/g, '')
        .match(ELEMENTS) ?? []
    ).length;
    const again = {
      name: entry.name,
      head: bytes.subarray(0, 65_536),
      open: async function* () {
        yield bytes;
      },
    };
    const format = detectFormat(again);
    if (format.kind === 'unread') refused.push(format.problem);
    if (format.kind !== 'xml' && format.kind !== 'patent-xml') continue;
    for await (const item of readPatentXml(again)) {
      if (item.kind === 'problem' && item.issue.severity === 'error') refused.push(item.issue.code);
      if (item.kind !== 'document') continue;
      const reading = documentToRight(item.document, TODAY);
      if (reading.ok) rights.push(reading.right);
      else refused.push(reading.refusal.rule);
    }
  }
  return { rights, refused, elements };
}

function tally(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

it('one patent in Red Book 4 and in ST.96 is one record', async () => {
  const samples = fileURLToPath(new URL('../../../formats/samples/patents/', import.meta.url));
  const { rights: redBook } = await read(`${samples}us-redbook-4.xml`);
  const { rights: st96 } = await read(`${samples}st96-patent.xml`);
  expect(canonicalJson(st96[0])).toBe(canonicalJson(redBook[0]));
  expect(st96[0]).toMatchObject({ key: 'P-US12900001', country: 'US', termAdjustmentDays: 120 });
});

describe.skipIf(!existsSync(COLLECTION))('every official file comes in, no record lost', () => {
  it.each([
    ['epo-docdb', 14],
    ['office-xml-cn-us-jp', 8],
    ['epo-ops', 17],
  ])('%s: %i documents', async (folder, count) => {
    const { rights, elements, refused } = await read(COLLECTION + folder);
    expect(elements).toBe(count);
    expect(rights).toHaveLength(count);
    expect(refused.filter((code) => !code.startsWith('xml-'))).toEqual([]);
  });

  it('st36: three documents, and two lists of files by name', async () => {
    const { rights, elements, refused } = await read(`${COLLECTION}st36`);
    expect([rights.length, elements]).toEqual([3, 3]);
    expect(refused).toEqual(['xml-package-list', 'xml-package-list']);
  });

  it('wipo-st96-v6-examples: a patent and a design', async () => {
    const { rights, elements } = await read(`${COLLECTION}wipo-st96-v6-examples`);
    expect([rights.length, elements]).toEqual([2, 2]);
    expect(rights.map((one) => [one.key, one.title])).toEqual([
      ['P-XXD0123456', 'Chair'],
      ['P-US8936998', 'Manufcaturing method for room-temperature substrate bonding'],
    ]);
  });

  it('uspto-redbook: 23 documents; the rest is named', async () => {
    const { rights, elements, refused } = await read(`${COLLECTION}uspto-redbook`);
    expect([rights.length, elements]).toEqual([23, 23]);
    expect(tally(refused)).toEqual({
      'xml-classification': 1,
      'text-uspto-tagged': 1,
      'xml-document-notice': 1,
      'xml-part-of-application': 13,
    });
  });

  it('epo-ops: answers without bibliographic data are named', async () => {
    const { refused } = await read(`${COLLECTION}epo-ops`);
    expect(tally(refused)).toEqual({ 'xml-ops-without-biblio': 19, 'xml-epo-register': 8 });
  });

  it('answers of the DPMA: a patent and a design; lists of results are named', async () => {
    const { rights, refused } = await read(OTHER);
    expect(rights.map((one) => [one.key, one.title])).toEqual([
      ['P-DEM88001740001', 'Stuhl'],
      ['P-DE10027360', 'Dreh-Energieumsetzer für ein Hybrid-Elektrofahrzeug'],
    ]);
    expect(refused.filter((code) => code === 'xml-result-list')).toHaveLength(3);
  });

  it('answers of the USPTO Open Data Portal are named', async () => {
    const { rights, refused } = await read(`${COLLECTION}uspto-odp-json`);
    expect(rights).toEqual([]);
    // Two of the eleven are about trademarks.
    expect(tally(refused)).toEqual({ 'json-uspto-odp': 9 });
  });
});
