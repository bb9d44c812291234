import { QUERY_EXAMPLES } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { PATIENCE, answerOf, expectAnswer, search } from '../support/results.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const outputOf = ({ page }: Visit) => page.locator('.builder output');
const rowsOf = ({ page }: Visit) => page.locator('.builder-row');

describe('examples of the help', () => {
  it.each(['zh', 'en'] as const)(
    'are asked of the city on a click, and each finds some (%s)',
    async (language) => {
      const reader = await visit({ language });
      const { page, number } = reader;
      await reader.open('/help/query');
      const first = QUERY_EXAMPLES[0]!.examples[0]!.query[language];
      await page.getByRole('button', { name: reader.a.help.runNamed(first), exact: true }).click();
      const { count } = await answerOf({ q: first });
      await page
        .getByRole('row')
        .filter({ hasText: first })
        .getByText(reader.a.help.found(count))
        .waitFor();
      expect(reader.a.help.found(count)).toContain(number(count));
      await page.getByRole('button', { name: reader.a.help.runAll, exact: true }).click();
      const examples = QUERY_EXAMPLES.flatMap((group) => group.examples);
      await expect.poll(() => page.locator('[data-count]').count(), PATIENCE).toBe(examples.length);
      const shown = await page.locator('[data-count]').all();
      const counts = await Promise.all(shown.map((each) => each.getAttribute('data-count')));
      for (const [index, found] of counts.entries()) {
        expect({ example: examples[index]?.query[language], found }).not.toEqual({
          example: examples[index]?.query[language],
          found: '0',
        });
      }
    },
  );
});

describe('the form', () => {
  it('opens a query, keeps its meaning, and gives it back changed', async () => {
    const reader = await visit();
    const { page, t, a } = reader;
    await reader.open('/');
    await search(reader, '电池 类型:实用新型');
    await expectAnswer(reader, { q: '电池 类型:实用新型' });
    await page.getByRole('link', { name: t.shell.build, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: a.builder.title }).waitFor();
    await expect.poll(() => outputOf(reader).innerText(), PATIENCE).toBe('电池 类型:实用新型');
    expect(await rowsOf(reader).count()).toBe(2);
    // Another value of the list, and the first condition left out.
    await rowsOf(reader).nth(1).getByLabel(a.builder.value).selectOption('design');
    await rowsOf(reader).nth(0).getByLabel(a.builder.negated).check();
    const q = '非 电池 类型:外观设计,实用新型';
    await expect.poll(() => outputOf(reader).innerText(), PATIENCE).toBe(q);
    const { count } = await answerOf({ q });
    await page.getByRole('status').getByText(a.builder.count(count), { exact: true }).waitFor();
    await page.getByRole('button', { name: a.builder.submit, exact: true }).click();
    await expectAnswer(reader, { q });
  });

  it('is filled in with the keyboard alone: a dated event', async () => {
    const reader = await visit({ language: 'en' });
    const { page, a } = reader;
    await reader.open('/build');
    const row = rowsOf(reader).first();
    await row.getByLabel(a.builder.field).focus();
    await page.keyboard.type('Legal event');
    await expect.poll(() => row.getByLabel(a.builder.field).inputValue(), PATIENCE).toBe('event');
    await page.keyboard.press('Tab');
    await page.keyboard.type('took');
    await expect.poll(() => row.getByLabel(a.builder.way).inputValue(), PATIENCE).toBe('dated');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Grant');
    await row.getByLabel(a.builder.from).fill('2020-01-01');
    await row.getByLabel(a.builder.to).fill('2021-12-31');
    await expect.poll(() => outputOf(reader).innerText(), PATIENCE).toBe('event:Grant@2020..2021');
    await page.keyboard.press('Enter');
    const answer = await expectAnswer(reader, { q: 'event:Grant@2020..2021' });
    expect(answer.count).toBeGreaterThan(0);
  });

  it.each(['desk', 'phone'] as const)(
    'opens the classification as a tree with counts (%s)',
    async (screen) => {
      const reader = await visit({ screen });
      const { page, a } = reader;
      await reader.open('/build?q=分类:H01M');
      await page.getByRole('button', { name: a.builder.openTree }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('button', { name: a.tree.open('G'), exact: true }).click();
      await sheet.getByRole('button', { name: a.tree.open('G06'), exact: true }).click();
      const { count } = await answerOf({ q: '分类:G06F' });
      const entry = sheet.getByRole('listitem').filter({ hasText: 'G06F' });
      await entry.getByText(a.tree.count(count)).waitFor();
      await entry.getByRole('checkbox').check();
      await sheet.getByRole('button', { name: a.tree.done }).click();
      await expect.poll(() => outputOf(reader).innerText(), PATIENCE).toBe('分类:G06F,H01M');
      const box = await page.locator('.builder').boundingBox();
      const { width } = page.viewportSize()!;
      expect(box!.x + box!.width).toBeLessThanOrEqual(width);
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      expect(wide).toBe(false);
    },
  );

  it('keeps a condition that no row shows as text, and a mistaken query to be mended', async () => {
    const reader = await visit({ refusals: [400] });
    const { page, a } = reader;
    await reader.open(`/build?q=${encodeURIComponent('晶?管 (甲 或 乙')}`);
    await page.getByText(a.builder.mistaken).waitFor();
    const text = page.getByLabel(a.builder.written);
    await text.fill('晶?管 (甲 或 乙)');
    await expect.poll(() => outputOf(reader).innerText(), PATIENCE).toBe('晶?管 (甲 或 乙)');
    // Typed in again as a query, it opens as rows where rows can show it.
    await page.getByRole('button', { name: a.builder.submit, exact: true }).click();
    await page.waitForURL(/\/search/);
    await reader.open(`/build?q=${encodeURIComponent('晶?管 (甲 或 乙)')}`);
    expect(await page.getByLabel(a.builder.written).inputValue()).toBe('晶?管');
    expect(await rowsOf(reader).count()).toBe(3);
  });
});

describe('one’s own searches', () => {
  it('stay in the browser of a visitor: again, by name, and forgotten', async () => {
    const reader = await visit();
    const { page, a } = reader;
    await reader.open('/');
    await search(reader, '电池');
    const { count } = await expectAnswer(reader, { q: '电池' });
    await search(reader, '芯片 类型:实用新型');
    await expectAnswer(reader, { q: '芯片 类型:实用新型' });
    await reader.open('/searches');
    await page.getByText(a.history.local).waitFor();
    const lines = page.locator('.own-search');
    expect(await lines.count()).toBe(2);
    const line = lines.filter({ hasText: '电池' });
    await expect
      .poll(() => line.locator('[data-now]').getAttribute('data-now'), PATIENCE)
      .toBe(String(count));
    await line.getByRole('button', { name: a.history.nameIt }).click();
    await page.getByLabel(a.history.nameOf('电池')).fill('动力电池');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: a.history.saved }).waitFor();
    await line.getByRole('link', { name: a.history.again('电池') }).click();
    await expectAnswer(reader, { q: '电池' });
    await reader.open('/searches');
    await page.getByText(a.history.runs(2)).waitFor();
    await page.getByRole('button', { name: a.history.removeNamed('芯片 类型:实用新型') }).click();
    await expect.poll(() => lines.count(), PATIENCE).toBe(1);
    await page.getByRole('button', { name: a.history.removeAll, exact: true }).click();
    await page.getByRole('button', { name: a.history.removeAllSure, exact: true }).click();
    await page.getByText(a.history.empty).waitFor();
    // Nobody else's browser knows of it, and neither does the platform.
    const other = await visit({ signedIn: true });
    await other.open('/searches');
    await other.page.getByRole('heading', { level: 1, name: a.history.title }).waitFor();
    expect(await other.page.getByText('芯片').count()).toBe(0);
  });

  it('of a signed-in person are kept with the platform, on every device of that person', async () => {
    const reader = await visit({ signedIn: true });
    const { page, a } = reader;
    await reader.open('/');
    await search(reader, '涡轮叶片');
    await expectAnswer(reader, { q: '涡轮叶片' });
    await reader.open('/searches');
    await page.getByText(a.history.own(180)).waitFor();
    await page.locator('.own-search').filter({ hasText: '涡轮叶片' }).waitFor();
    const elsewhere = await visit({ signedIn: true, screen: 'phone' });
    await elsewhere.open('/searches');
    await elsewhere.page.locator('.own-search').filter({ hasText: '涡轮叶片' }).waitFor();
    const visitor = await visit();
    await visitor.open('/searches');
    await visitor.page.getByText(a.history.empty).waitFor();
    await elsewhere.page.getByRole('button', { name: a.history.removeNamed('涡轮叶片') }).click();
    await expect
      .poll(
        () => elsewhere.page.locator('.own-search').filter({ hasText: '涡轮叶片' }).count(),
        PATIENCE,
      )
      .toBe(0);
  });
});
