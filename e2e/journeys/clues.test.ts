import type { ClueList } from '@zca/domain/appraisal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../packages/web/src/base/catalogue/appraisal/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/appraisal/zh.ts';
import { ask, importFile } from '../support/api.ts';
import type { Session } from '../support/administrator.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { csv, numberOf } from '../support/tables.ts';
import { visit } from '../support/visit.ts';

const DISTRICT = '610113';
const FIRM = '西安样例同文科技有限公司';
const ELSEWHERE = '西安样例旁区科技有限公司';

const abstract = (word: string) =>
  `本发明公开了一种${word}冷却装置，包括壳体、设置在壳体内的散热片以及与散热片固定连接的风道，所述风道的一侧安装有温度传感器，温度传感器与控制器电性连接，控制器根据温度调节风扇的转速，从而降低能耗并延长使用寿命，结构简单，便于维护和更换。`;

let platform: RunningPlatform;
let city: Session;
let district: Session;

beforeAll(async () => {
  platform = await startPlatform({ rights: 600 });
  const { origin } = platform;
  city = await demonstrationSession(origin, { role: 'city' });
  district = await demonstrationSession(origin, { role: 'district', jurisdiction: DISTRICT });
  const filing = (serial: number, word: string, firm: string, address: string) => [
    numberOf(serial, 2026),
    `一种${word}冷却装置`,
    firm,
    address,
    `2026-0${1 + (serial % 6)}-05`,
    abstract(word),
  ];
  const rows = [
    ['申请号', '发明名称', '申请人', '申请人地址', '申请日', '摘要'],
    ...['电池', '电池组', '电池包'].map((word, at) =>
      filing(at, word, FIRM, '陕西省西安市雁塔区样例路1号'),
    ),
    ...['水泵', '水泵组', '水泵包'].map((word, at) =>
      filing(10 + at, word, ELSEWHERE, '陕西省西安市未央区样例路2号'),
    ),
  ];
  await importFile('近似申请.csv', new TextEncoder().encode(csv(rows)), { origin, session: city });
});
afterAll(() => platform.stop());

describe('clues of abnormal filings', () => {
  it('are computed, read with both texts side by side, and taken up', async () => {
    const officer = await visit({ origin: platform.origin, signedIn: city });
    const { page } = officer;
    await officer.open('/desk/clues');
    await page.getByRole('button', { name: zh.list.run, exact: true }).click();
    const line = page.getByRole('link', { name: FIRM, exact: true });
    await line.waitFor({ timeout: 60_000 });
    await page.getByText('只由国家知识产权局认定').waitFor();
    await judgeAtBothWidths(officer, 'clues');

    await line.click();
    await page.getByRole('heading', { level: 1, name: FIRM }).waitFor();
    await page.getByText('N1 内容明显相同或简单组合').waitFor();
    const compare = page.getByRole('link', { name: /^对照/ }).first();
    await compare.click();
    await page.locator('mark').first().waitFor();
    // What differs is not marked.
    const marked = await page.locator('mark').allInnerTexts();
    expect(marked.join('')).toContain('温度传感器与控制器电性连接');
    expect(marked.join('')).not.toMatch(/电池[组包]/);
    await judgeAtBothWidths(officer, 'clue');

    await page.getByRole('button', { name: zh.detail.takeUp, exact: true }).click();
    await page.waitForURL(/\/desk\/matters\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 2, name: zh.panel.title, exact: true }).waitFor();
    await judgeAtBothWidths(officer, 'clue-matter');
    await page.getByRole('link', { name: zh.panel.open, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: FIRM }).waitFor();
    await page.getByText('核查中').waitFor();
    expect(await page.getByRole('button', { name: zh.detail.takeUp, exact: true }).count()).toBe(0);
  });

  it('of other districts are not shown to a district, which reads its own by keyboard, in English', async () => {
    const door = { origin: platform.origin, session: district };
    const { rows } = await ask<ClueList>('/appraisal/clues', {}, door);
    expect(rows.map(({ party }) => party.name)).toContain(FIRM);
    expect(rows.map(({ party }) => party.name)).not.toContain(ELSEWHERE);
    expect(new Set(rows.map(({ area }) => area))).toEqual(new Set([DISTRICT]));
    const officer = await visit({ origin: platform.origin, signedIn: district, language: 'en' });
    const { page } = officer;
    await officer.open('/desk/clues');
    const line = page.getByRole('link', { name: FIRM, exact: true });
    await line.waitFor();
    expect(await page.getByRole('button', { name: en.list.run, exact: true }).count()).toBe(0);
    expect(hidden(await tabTo(page, line))).toEqual([]);
    await page.keyboard.press('Enter');
    const compare = page.getByRole('link', { name: /^Compare/ }).first();
    await compare.waitFor();
    expect(hidden(await tabTo(page, compare))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('mark').first().waitFor();
    await judgeAtBothWidths(officer, 'clue-en');
  });
});
