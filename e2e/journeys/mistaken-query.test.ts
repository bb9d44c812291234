import { describe, expect, it } from 'vitest';
import { PATIENCE, expectAnswer, expectCount, search } from '../support/results.ts';
import { answerOf } from '../support/results.ts';
import { styleOf } from '../support/style.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const boxOf = ({ page, t }: Visit) =>
  page.getByRole('combobox', { name: t.query.label, exact: true });

describe('a query with a mistake in it', () => {
  it.each([
    { language: 'zh', screen: 'desk', sentence: /括号没有收尾/ },
    { language: 'en', screen: 'desk', sentence: /bracket is not closed/ },
    { language: 'zh', screen: 'phone', sentence: /括号没有收尾/ },
  ] as const)(
    'says in a sentence what is wrong, underlines the place, and can be mended ($language, $screen)',
    async ({ language, screen, sentence }) => {
      const reader = await visit({ language, screen, refusals: [400] });
      const { page } = reader;
      await reader.open('/');
      await search(reader, '装置 且 (');
      const alert = page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(sentence);
      const place = alert.locator('em');
      expect(await place.innerText()).toBe('(');
      expect(await styleOf(place, ['textDecorationLine', 'borderBottomStyle'])).toMatch(
        /underline|solid|wavy/,
      );

      const box = boxOf(reader);
      expect(await box.getAttribute('aria-invalid')).toBe('true');
      expect(await box.inputValue()).toBe('装置 且 (');
      await box.press('End');
      await box.pressSequentially('系统 或 方法)');
      await box.press('Enter');
      await expectAnswer(reader, { q: '装置 且 (系统 或 方法)' });
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await box.getAttribute('aria-invalid')).toBeNull();
    },
  );

  it('points at the words of a condition that cannot be', async () => {
    const reader = await visit({ refusals: [400] });
    await reader.open(`/search?q=${encodeURIComponent('装置 且 申请日>=二零二零')}`);
    const alert = reader.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.locator('em').innerText()).toContain('二零二零');
    await search(reader, '装置 且 申请日>=2020');
    await expectAnswer(reader, { q: '装置 且 申请日>=2020' });
  });
});

describe('the query language', () => {
  it.each([
    ['类型:实用新型 且 状态:有效', 'type:utilityModel AND status:valid'],
    ['申请日>=2020 不含 类型:商标', 'filed>=2020 NOT type:trademark'],
    ['"一种"', '“一种”'],
  ])('means the same in Chinese and English: %s', async (chinese, english) => {
    const { count } = await answerOf({ q: chinese });
    expect(count).toBeGreaterThan(0);
    const reader = await visit({ language: 'en' });
    await reader.open('/');
    await search(reader, english);
    await expectCount(reader, count);
  });

  it('is explained with examples that can be tried', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open('/');
    await page.getByRole('link', { name: t.home.howToQuery }).click();
    await page.getByRole('heading', { level: 1, name: reader.a.help.title }).waitFor();
    const q = '类型:实用新型 且 状态:有效';
    await page.getByRole('link', { name: q, exact: true }).click();
    await expectAnswer(reader, { q });
  });
});

describe('completion', () => {
  it('is chosen by the arrow keys and goes on to the values of the field', async () => {
    const reader = await visit();
    const { page, t } = reader;
    await reader.open('/');
    const box = boxOf(reader);
    const list = page.getByRole('listbox', { name: t.query.suggestions });
    await box.click();
    await page.keyboard.type('类');
    const field = list.getByRole('option', { name: /^类型:/ });
    await field.waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press('ArrowDown');
        return field.getAttribute('aria-selected');
      }, PATIENCE)
      .toBe('true');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await field.getAttribute('id'));
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue(), PATIENCE).toBe('类型:');

    await page.keyboard.type('实');
    await list.getByRole('option', { name: /实用新型/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue(), PATIENCE).toContain('实用新型');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await expectCount(reader, (await answerOf({ q: '类型:实用新型' })).count);
  });
});
