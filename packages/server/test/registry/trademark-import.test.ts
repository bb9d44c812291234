import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { sentence } from '../../src/registry/import/quarantineExport.ts';
import { everything, importBytes, quarantineOf } from '../support/imports.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const sample = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../formats/samples/${name}`, import.meta.url)), 'utf8');
const ST66 = await sample('trademarks/st66.xml');
const ST96 = await sample('trademarks/st96.xml');
const ABROAD =
  '商标名称,注册国家,注册号/申请号,国际分类,申请人名称\nQIN FERN & CO,美国,6900001,9;42,甲公司\n';
const HOME = '商标名称,注册号/申请号,国际分类,申请人名称\n秦蕨,97000001,9,乙公司\n';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
});

async function find(q: string): Promise<string[]> {
  await platform.search.waitFor(await currentGeneration(platform.database.application.db));
  const answer = await platform.read<SearchAnswer>(
    `/api/v1/rights?${new URLSearchParams({ q }).toString()}`,
  );
  return answer.rows.map((row) => row.key).toSorted();
}

describe('a mark of another office', () => {
  it('listed by its registration number, then read from the register, is one record', async () => {
    expect(await importBytes(platform, '境外.csv', ABROAD)).toMatchObject({
      new: 1,
      quarantined: 0,
    });
    expect(await find('number:6900001')).toEqual(['TMR-US-6900001']);
    expect(await importBytes(platform, 'tsdr.xml', ST66)).toMatchObject({
      read: 1,
      quarantined: 0,
    });
    expect(await find('number:6900001')).toEqual(['TM-US-97000001']);
    // What comes under the registration number later is told of that record.
    expect(await importBytes(platform, '境外.csv', `${ABROAD} `)).toMatchObject({
      quarantined: 0,
      new: 0,
    });
    expect(await find('number:US6900001')).toEqual(['TM-US-97000001']);
  });

  it('and a Chinese mark of the same digits are two', async () => {
    expect(await importBytes(platform, '国内.csv', HOME)).toMatchObject({ new: 1 });
    expect(await find('number:97000001')).toEqual(['TM-US-97000001', 'TM97000001']);
    expect(await find('country:US')).toEqual(['TM-US-97000001']);
  });

  it('says why nothing is computed of it', async () => {
    const detail = await platform.read<RightDetail>('/api/v1/rights/TM-US-97000001');
    expect(detail.display.number).toBe('US 6900001');
    expect(detail.status.group).toBe('unknown');
    expect(JSON.stringify(detail.statusReason)).toContain('美国');
    expect(detail.events.map(({ code }) => code)).toEqual([
      'trademarkPreliminary',
      'trademarkRegistration',
    ]);
  });

  it('comes again in the other standard, or in an export of our own, without change', async () => {
    const other = await openTestPlatform();
    await importBytes(other, 'st66.xml', ST66);
    const known = await everything(other);
    expect(await importBytes(other, 'st96.xml', ST96)).toMatchObject({ unchanged: 1, updated: 0 });
    expect(await importBytes(other, 'own.jsonl', known)).toMatchObject({
      unchanged: 1,
      updated: 0,
    });
    expect(await everything(other)).toBe(known);
  });
});

describe('what cannot be taken', () => {
  it.each([
    [
      'list.xml',
      '<?xml version="1.0"?><HitList><Entries><ApplicationNumber>1</ApplicationNumber></Entries></HitList>',
      'file.xml-result-list',
      '检索结果列表',
    ],
    ['other.xml', '<invoice><n>1</n></invoice>', 'file.xml-no-documents', 'invoice'],
    ['cut.xml', ST96.slice(0, 3000), 'file.xml-truncated', '截断'],
    ['office.xml', ST96.replaceAll('>US<', '>ZZ<'), 'office.unknown', 'ZZ'],
  ])('%s is refused with a sentence', async (name, content, rule, words) => {
    const counts = await importBytes(platform, name, content);
    expect(counts).toMatchObject({ new: 0, quarantined: 1 });
    const [row] = await quarantineOf(platform, counts.run);
    expect(row?.rule).toBe(rule);
    expect(sentence(row!, 'zh')).toContain(words);
    expect(sentence(row!, 'en')).not.toMatch(/^file\./);
  });
});
