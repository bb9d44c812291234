import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson, type Trademark, trademarkDocumentToRight } from '@zca/domain/registry';
import { openInput, readTrademarkXml } from '@zca/formats';
import { describe, expect, it } from 'vitest';

const SAMPLES = fileURLToPath(new URL('../../../formats/samples/', import.meta.url));
const COLLECTED = fileURLToPath(new URL('../../../../../shared/data/trademarks/', import.meta.url));

async function markIn(path: string): Promise<Trademark> {
  for await (const entry of openInput(path)) {
    for await (const item of readTrademarkXml(entry)) {
      if (item.kind !== 'document') continue;
      const reading = trademarkDocumentToRight(item.document, '2026-11-22');
      if (reading.ok && reading.right.collection === 'trademark') return reading.right;
    }
  }
  throw new Error(`no mark in ${path}`);
}

it('the sample mark is one record in ST.66 and in ST.96', async () => {
  const [a, b] = [
    await markIn(`${SAMPLES}trademarks/st66.xml`),
    await markIn(`${SAMPLES}trademarks/st96.xml`),
  ];
  expect(canonicalJson(b)).toBe(canonicalJson(a));
  expect(a).toMatchObject({ key: 'TM-US-97000001', signType: 'word', kind: 'ordinary' });
});

describe.skipIf(!existsSync(COLLECTED))('marks of the USPTO', () => {
  it.each([
    [
      'net_rn2178784-ST66.xml',
      'net_rn2178784-ST96-old.xml.gz',
      'py_rn2178784-ST-961_D3.xml',
      'py_rn2178784-ST-962.2.1.xml',
    ],
    ['net_rn3886986-ST66.xml', 'net_rn3886986-ST96.xml'],
    ['net_sn77478018-ST66.xml', 'net_sn77478018-ST96.xml'],
    ['net_sn87881347-ST66.xml', 'net_sn87881347-ST96.xml'],
  ])('%s gives the same record as its counterparts', async (first, ...others) => {
    const record = await markIn(COLLECTED + first);
    expect(record.applicants.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(canonicalJson(await markIn(COLLECTED + other))).toBe(canonicalJson(record));
    }
  });
});
