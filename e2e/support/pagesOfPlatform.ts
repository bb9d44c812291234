import type { ClueList } from '@zca/domain/appraisal';
import type { PartyList } from '@zca/domain/parties';
import type { ImportRun } from '@zca/domain/registry';
import type { Locator } from 'playwright-core';
import type { Session } from './administrator.ts';
import { ask, cityDoor, importFile, withParameters } from './api.ts';
import { demonstrationSession } from './demonstration.ts';
import { answerOf } from './results.ts';
import { csv, numberOf } from './tables.ts';
import type { Visit } from './visit.ts';

/** A page of the platform, and what stands on it once it is drawn. */
export interface PlatformPage {
  readonly name: string;
  readonly path: string;
  readonly drawn: (visit: Visit) => Locator;
  /** Needs the administrator's session. */
  readonly work?: true;
  /** Needs the session of an officer of the city. */
  readonly officer?: true;
  /** What a reader does there before it is looked at. */
  readonly act?: (visit: Visit) => Promise<void>;
}

const title = (words: (visit: Visit) => string) => (visit: Visit) =>
  visit.page.getByRole('heading', { level: 1, name: words(visit), exact: true });

/** An import with a row in quarantine and one to look at, so that every working page has something to show. */
async function quarantinedImport(serial: number): Promise<ImportRun> {
  const rows = [
    ['申请号', '发明名称', '申请人', '申请日', '权利要求数'],
    [numberOf(serial), '一种可看的阀门', '龙首阀门厂', '2021-05-06', '若干'],
    [numberOf(serial + 1), '一种可看的水泵', '龙首阀门厂', '2021-13-06', '7'],
  ];
  return importFile('各页.csv', new TextEncoder().encode(csv(rows)));
}

/** The session of the shared city's officer, for pages that are none of an administrator's. */
export function officerSession(): Promise<Session> {
  return demonstrationSession(cityDoor().origin, { role: 'city' });
}

/** A clue to look at: three filings of one firm with nearly one text, and a run that finds them. */
async function clueToShow(serial: number): Promise<string> {
  const firm = `西安可看近似${serial}号有限公司`;
  const rows = ['阀门', '阀门组', '阀门包'].map((word, at) => [
    numberOf(serial + at, 2026),
    `一种${word}装置`,
    firm,
    '陕西省西安市雁塔区可看路1号',
    `2026-0${at + 1}-05`,
    `本发明公开了一种${word}装置，包括壳体、设置在壳体内的密封圈以及与密封圈固定连接的手轮，所述手轮的一侧安装有压力传感器，压力传感器与控制器电性连接，控制器根据压力调节手轮的开度${serial}，从而降低能耗并延长使用寿命，结构简单，便于维护和更换。`,
  ]);
  const table = csv([['申请号', '发明名称', '申请人', '申请人地址', '申请日', '摘要'], ...rows]);
  await importFile(`近似${serial}.csv`, new TextEncoder().encode(table));
  const door = { origin: cityDoor().origin, session: await officerSession() };
  const path = withParameters('/appraisal/clues', { name: firm });
  for (;;) {
    const { rows: found, running } = await ask<ClueList>(path, {}, door);
    if (found[0] !== undefined) return found[0].id;
    if (!running) await ask('/appraisal/clues/runs', { method: 'POST' }, door);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The party of a name, once the platform has read it at its leisure. */
async function partyNamed(name: string): Promise<string> {
  for (;;) {
    const { rows } = await ask<PartyList>(withParameters('/parties', { name }));
    if (rows[0] !== undefined) return rows[0].id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const record = ({ page, t }: Visit) => page.getByRole('img', { name: t.life.drawing });
const list = ({ page }: Visit) => page.locator('[data-result]').first();

/** The pages with which most visits begin: the first one, a search, a patent, and that of signing in. */
export async function firstPages(): Promise<readonly PlatformPage[]> {
  const { rows } = await answerOf({ include: ['type:inventionGrant', 'overlay:pledged'] });
  return [
    {
      name: 'home',
      path: '/',
      drawn: ({ page, t }) => page.getByRole('heading', { name: t.home.latest }),
    },
    { name: 'search', path: '/search?q=一种&include=type:inventionGrant', drawn: list },
    { name: 'patent', path: `/r/${rows[0]!.key}`, drawn: record },
    { name: 'sign in', path: '/sign-in', drawn: title(({ t }) => t.signIn.title) },
  ];
}

/**
 * Every page that the platform has, with records to show. What is imported for it has numbers from
 * `serial` on: a table that is imported twice lists its faults only once.
 */
export async function pagesOfPlatform(serial: number): Promise<readonly PlatformPage[]> {
  const [first, patents, marks, run, clue] = await Promise.all([
    firstPages(),
    answerOf({ include: ['type:inventionGrant', 'overlay:pledged'] }),
    answerOf({ include: ['type:trademark', 'statusGroup:valid'] }),
    quarantinedImport(serial),
    clueToShow(serial),
  ]);
  const holder = patents.rows[0]!.holders[0]!;
  const party = await partyNamed(holder);
  const patent = patents.rows[0]!.key;
  const mark = marks.rows[0]!.key;
  const heading = ({ page }: Visit) => page.getByRole('heading', { level: 1 }).first();
  const table = ({ page }: Visit) => page.getByRole('table').first();
  return [
    ...first,
    {
      name: 'charts',
      path: '/search?q=一种&view=charts',
      drawn: ({ page }) => page.locator('.chart__drawing svg text').last(),
    },
    {
      name: 'nothing found',
      path: '/search?q=绝无此词绝无此词',
      drawn: ({ page, v }) => page.getByRole('heading', { name: v.empty.title }),
    },
    {
      name: 'mistaken query',
      path: '/search?q=一种 且 (',
      drawn: ({ page }) => page.getByRole('alert'),
    },
    {
      name: 'facet finder',
      path: '/search',
      drawn: list,
      act: async ({ page, t, screen }) => {
        if (screen === 'phone') {
          await page.getByRole('button', { name: t.facet.open(0), exact: true }).click();
        } else await page.locator('.facet__find').first().click();
        await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
      },
    },
    {
      name: 'map',
      path: '/map?layer=district&area=610113',
      drawn: table,
    },
    {
      name: 'map of hexagons',
      path: '/map',
      drawn: ({ page, m }) => page.getByRole('region', { name: m.layer.hexagon }),
    },
    { name: 'trademark', path: `/r/${mark}`, drawn: record },
    {
      name: 'similar',
      path: `/r/${patent}/similar`,
      drawn: title(({ v }) => v.similar.heading),
    },
    {
      name: 'compare',
      path: `/compare?key=${patent}&key=${patents.rows[1]!.key}&key=${mark}`,
      drawn: ({ page, v }) => page.getByRole('img', { name: v.compare.lives }),
    },
    { name: 'numbers', path: '/numbers', drawn: title(({ v }) => v.numbers.title) },
    { name: 'verification', path: '/papers', drawn: title(({ l }) => l.verify.title) },
    {
      name: 'verification of a proof',
      path: '/verify',
      drawn: title(({ t }) => t.shell.verifyProof),
    },
    { name: 'open data', path: '/open-data', drawn: title(({ v }) => v.openData.title) },
    {
      name: 'form',
      path: '/build?q=分类:H01L 事件:质押@2020.. (权利人:大学 或 "甲 乙"~5) 晶?管',
      drawn: title(({ a }) => a.builder.title),
    },
    {
      name: 'classes in the form',
      path: '/build?q=分类:H01L',
      drawn: title(({ a }) => a.builder.title),
      act: async ({ page, a }) => {
        await page.getByRole('button', { name: a.builder.openTree }).click();
        await page.getByRole('button', { name: a.tree.open('H') }).click();
        await page.getByRole('button', { name: a.tree.open('H01') }).waitFor();
      },
    },
    { name: 'parties', path: `/parties?name=${holder}`, drawn: heading },
    { name: 'party', path: `/parties/${party}`, drawn: heading },
    { name: 'indicators', path: '/indicators', drawn: table },
    { name: 'indicator', path: '/indicators/1', drawn: heading },
    { name: 'own searches', path: '/searches', drawn: title(({ a }) => a.history.title) },
    { name: 'query help', path: '/help/query', drawn: title(({ a }) => a.help.title) },
    { name: 'lost', path: '/no/such/page', drawn: title(({ t }) => t.lost.title) },
    {
      name: 'password',
      path: '/password',
      work: true,
      drawn: ({ page, c }) => page.getByLabel(c.password.again),
    },
    { name: 'notices', path: '/notices', work: true, drawn: title(({ l }) => l.notices.title) },
    {
      name: 'deliveries',
      path: '/desk/deliveries',
      work: true,
      drawn: title(({ l }) => l.deliveries.title),
    },
    {
      name: 'account',
      path: '/desk/account',
      work: true,
      drawn: ({ page, c }) => page.getByRole('heading', { name: c.account.tokens }),
    },
    {
      name: 'people',
      path: '/desk/people',
      work: true,
      drawn: ({ page, c }) =>
        page.getByRole('button', { name: c.people.manage, exact: false }).first(),
    },
    {
      name: 'second factor',
      path: '/second-factor',
      work: true,
      drawn: ({ page, c }) => page.getByRole('img', { name: c.factor.picture }),
    },
    {
      name: 'imports',
      path: '/desk',
      work: true,
      drawn: ({ page }) => page.getByText('各页.csv').first(),
    },
    {
      name: 'new import',
      path: '/desk/imports/new',
      work: true,
      drawn: title(({ w }) => w.newImport.title),
      act: async ({ page, w }) => {
        const table = csv([
          ['申请号', '项目'],
          [numberOf(serial + 2), '一种可看的齿轮'],
        ]);
        const file = { name: '可看.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
        await page.locator('input[type=file]').setInputFiles(file);
        await page.getByRole('button', { name: w.newImport.preview, exact: true }).click();
        await page.getByRole('table').waitFor();
      },
    },
    {
      name: 'import run',
      path: `/desk/imports/${run.id}`,
      work: true,
      drawn: ({ page, w }) => page.getByRole('heading', { name: w.run.notes }),
    },
    {
      name: 'quarantine',
      path: `/desk/imports/${run.id}/quarantine`,
      work: true,
      drawn: ({ page }) => page.getByText('2021-13-06').first(),
      act: async ({ page }) => {
        await page.getByText('2021-13-06').first().click();
        await page.getByRole('complementary').getByRole('textbox').first().waitFor();
      },
    },
    {
      name: 'law parameters',
      path: '/desk/law/parameters',
      work: true,
      drawn: ({ page }) => page.getByText('patent.term.invention', { exact: true }).first(),
    },
    {
      name: 'new parameter',
      path: '/desk/law/parameters',
      work: true,
      drawn: ({ page, w }) => page.getByRole('button', { name: w.law.add, exact: true }),
      act: async ({ page, w }) => {
        await page.getByRole('button', { name: w.law.add, exact: true }).click();
        await page.getByRole('dialog').getByLabel(w.law.form.note, { exact: true }).waitFor();
      },
    },
    {
      name: 'working calendar',
      path: '/desk/law/calendar',
      work: true,
      drawn: ({ page, w }) => page.getByText(w.calendar.loaded).first(),
    },
    { name: 'awards', path: '/desk/awards', work: true, drawn: heading },
    { name: 'rules', path: '/desk/rules?version=shipped', work: true, drawn: table },
    { name: 'cockpit', path: '/desk/cockpit', officer: true, drawn: heading },
    { name: 'registers', path: '/desk/registers', officer: true, drawn: heading },
    { name: 'register', path: '/desk/registers/pledges', officer: true, drawn: heading },
    {
      name: 'wall',
      path: '/wall',
      officer: true,
      // A phone is told where to go instead; the same link leads there from the wall.
      drawn: ({ page }) => page.locator('a[href="/desk/cockpit"]:visible').first(),
    },
    { name: 'resolution', path: '/desk/parties', officer: true, drawn: heading },
    { name: 'rosters', path: '/desk/rosters', officer: true, drawn: heading },
    { name: 'fields', path: '/desk/fields?show=all', officer: true, drawn: table },
    {
      name: 'clues',
      path: '/desk/clues',
      officer: true,
      drawn: ({ page }) => page.getByRole('link', { name: /可看近似/ }).first(),
    },
    { name: 'clue', path: `/desk/clues/${clue}`, officer: true, drawn: heading },
    {
      name: 'labels of a record',
      path: `/r/${patent}`,
      officer: true,
      drawn: ({ page }) => page.locator('.labels h3'),
    },
  ];
}
