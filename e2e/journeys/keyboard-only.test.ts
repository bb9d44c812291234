import type { ImportRun } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATOR } from '../support/administrator.ts';
import { ask } from '../support/api.ts';
import { focusedStop, hasFocus, hidden, tabTo } from '../support/keyboard.ts';
import { PATIENCE, answerOf, expectAnswer, expectCount } from '../support/results.ts';
import { csv, numberOf } from '../support/tables.ts';
import { visit } from '../support/visit.ts';

const WORDS = '一种';

describe('without a mouse', () => {
  it('a person searches, narrows, opens a record and goes back', async () => {
    const reader = await visit();
    const { page, t } = reader;
    const { keyboard } = page;
    await reader.open('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await keyboard.press('/');
    await keyboard.type(WORDS);
    await keyboard.press('Enter');
    const before = await expectAnswer(reader, { q: WORDS });

    const type = before.facets.find((facet) => facet.field === 'type')!.buckets[0]!;
    const facets = page.getByRole('region', { name: t.facet.title });
    const stops = await tabTo(page, facets.getByRole('checkbox', { name: type.label.zh }));
    expect(hidden(stops)).toEqual([]);
    await keyboard.press('Space');
    const asked = { q: WORDS, include: [`type:${type.value}`] };
    const found = await expectAnswer(reader, asked);

    await keyboard.press('j');
    await keyboard.press('j');
    await keyboard.press('k');
    await keyboard.press('j');
    expect(hidden(await focusedStop(page))).toEqual([]);
    await keyboard.press('Enter');
    await page.waitForURL(`**/r/${found.rows[1]!.key}`);
    await page.getByRole('heading', { level: 1 }).waitFor();

    const back = page.getByRole('link', { name: t.record.place('2', reader.number(found.count)) });
    expect(hidden(await tabTo(page, back))).toEqual([]);
    await keyboard.press('Enter');
    await expectAnswer(reader, asked);

    await keyboard.press('/');
    const box = page.getByRole('combobox', { name: t.query.label, exact: true });
    expect(await hasFocus(box)).toBe(true);
    // What is written in the box is text, not a command.
    await keyboard.type('jk/');
    expect(await box.inputValue()).toBe('jk/');
  });

  it('a person skips to the content, opens the sheet of a facet and leaves it by Escape', async () => {
    const reader = await visit({ language: 'en' });
    const { page, t } = reader;
    const { keyboard } = page;
    await reader.open('/search');
    const facet = (await answerOf({ facets: 'holder' })).facets[0]!;
    const door = page.getByRole('button', { name: t.facet.find(facet.label.en, facet.distinct) });
    await door.waitFor();
    await keyboard.press('Tab');
    await page.locator('*:focus', { hasText: t.shell.skip }).waitFor();
    await keyboard.press('Enter');
    expect(hidden(await tabTo(page, door))).toEqual([]);
    await keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    const name = facet.buckets[0]!;
    await tabTo(page, sheet.getByLabel(t.facet.contains));
    await keyboard.type(name.value);
    const box = sheet.getByRole('checkbox', { name: name.label.en });
    await expect.poll(() => sheet.getByRole('checkbox').count(), PATIENCE).toBe(1);
    await tabTo(page, box);
    await keyboard.press('Space');
    await expectCount(reader, name.count);
    await keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(door), PATIENCE).toBe(true);
  });

  it('a person turns the page of the list and changes to the charts', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open(`/search?q=${WORDS}`);
    const first = await expectAnswer(reader, { q: WORDS });
    // K goes to the last record of the page, after which the paging stands.
    await page.keyboard.press('k');
    expect(hidden(await tabTo(page, page.getByRole('link', { name: t.list.next })))).toEqual([]);
    await page.keyboard.press('Enter');
    await expectAnswer(reader, { q: WORDS, cursor: first.cursor! });
    await page.reload();
    await tabTo(page, page.getByRole('link', { name: t.search.charts, exact: true }));
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: t.charts.statuses.title, exact: true });
    const bar = panel.getByRole('listitem').first().getByRole('button');
    expect(hidden(await tabTo(page, bar))).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), PATIENCE).toContain('include=statusDetail:');
  });

  it('an administrator signs in', async () => {
    const reader = await visit();
    const { page, t, w } = reader;
    const { keyboard } = page;
    await reader.open('/');
    await tabTo(page, page.getByRole('link', { name: t.session.signIn, exact: true }));
    await keyboard.press('Enter');
    const email = page.getByLabel(t.signIn.email);
    const stops = await tabTo(page, email);
    await keyboard.type(ADMINISTRATOR.email);
    stops.push(...(await tabTo(page, page.getByLabel(t.signIn.password))));
    await keyboard.type(ADMINISTRATOR.password);
    const submit = page.getByRole('main').getByRole('button', { name: t.signIn.submit });
    stops.push(...(await tabTo(page, submit)));
    expect(hidden(stops)).toEqual([]);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: w.imports.title }).waitFor();
  });

  it('an officer imports a table and mends what was not taken', async () => {
    const reader = await visit({ signedIn: true });
    const { page, w } = reader;
    const { keyboard } = page;
    await reader.open('/desk');
    const newImport = page.getByRole('button', { name: w.frame.newImport });
    const stops = await tabTo(page, newImport);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: w.newImport.title }).waitFor();

    const drop = page.getByRole('button', { name: w.newImport.drop });
    // Listening takes a moment to reach the browser, so it begins well before the key.
    const chooser = page.waitForEvent('filechooser');
    stops.push(...(await tabTo(page, drop)));
    await keyboard.press('Enter');
    const table = csv([
      ['申请号', '项目', '申请人', '申请日'],
      [numberOf(301), '一种键盘可达的阀门', '龙首阀门厂', '2021-05-06'],
      [numberOf(302), '一种键盘可达的水泵', '龙首阀门厂', '2021-13-06'],
    ]);
    await (await chooser).setFiles({
      name: '键盘.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(table),
    });
    stops.push(
      ...(await tabTo(page, page.getByRole('button', { name: w.newImport.preview, exact: true }))),
    );
    await keyboard.press('Enter');

    const column = page.getByRole('combobox', { name: w.newImport.fieldFor('项目') });
    stops.push(...(await tabTo(page, column)));
    await keyboard.type('发明名称');
    await keyboard.press('Enter');
    await page.getByText(w.newImport.allRecognised).waitFor();
    const begin = page.getByRole('button', { name: w.newImport.startCount(1) });
    stops.push(...(await tabTo(page, begin)));
    await keyboard.press('Enter');
    await page.getByText(w.imports.statuses.finished, { exact: true }).waitFor();
    const run = /\d+$/.exec(page.url())![0];

    stops.push(...(await tabTo(page, page.getByRole('link', { name: w.run.quarantine(1) }))));
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: w.quarantine.title }).waitFor();
    const place = page.getByRole('table').locator('tbody').getByRole('button').first();
    stops.push(...(await tabTo(page, place)));
    await keyboard.press('Enter');
    stops.push(...(await tabTo(page, page.getByLabel('申请日'))));
    await keyboard.press('Control+A');
    await keyboard.type('2021-12-06');
    stops.push(...(await tabTo(page, page.getByRole('button', { name: w.quarantine.save }))));
    await keyboard.press('Enter');
    await page.getByText(w.quarantine.saved).waitFor();
    await page.reload();
    stops.push(...(await tabTo(page, page.getByRole('button', { name: w.quarantine.retry }))));
    await keyboard.press('Enter');
    await page.getByText(w.quarantine.retried(0)).waitFor();
    expect(hidden(stops)).toEqual([]);
    expect((await ask<ImportRun>(`/imports/${run}`)).counts.new).toBeGreaterThan(0);
    await expect.poll(async () => (await answerOf({ q: '键盘可达' })).count, PATIENCE).toBe(2);
  });
});
