import type { CalendarYearList, LegalParameterList } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { PATIENCE } from '../support/results.ts';
import { visit } from '../support/visit.ts';

/** Marks of values that still have to be verified. */
const DOUBTFUL: ReadonlySet<string> = new Set(['M', 'unverified']);

describe('the parameters of law', () => {
  it.each(['zh', 'en'] as const)(
    'are listed with their articles, and what is not verified says so (%s)',
    async (language) => {
      const { parameters } = await ask<LegalParameterList>('/law/parameters');
      const doubtful = parameters.filter((row) => DOUBTFUL.has(row.mark));
      const reader = await visit({ signedIn: true, language });
      const { page, w, t } = reader;
      await reader.open('/desk/law/parameters');
      const rows = page.getByRole('table').locator('tbody').getByRole('row');
      await expect.poll(() => rows.count(), PATIENCE).toBe(parameters.length);
      const all = await page.getByRole('table').innerText();
      for (const { key, article } of parameters) {
        expect(all).toContain(key);
        expect(all).toContain(article);
      }
      expect(doubtful.length).toBeGreaterThan(0);
      await page.getByRole('checkbox', { name: w.law.doubtful }).check();
      await expect.poll(() => rows.count(), PATIENCE).toBe(doubtful.length);
      const words = new Set(doubtful.map((row) => t.marks[row.mark]));
      for (const row of await rows.allInnerTexts()) {
        expect([...words].some((word) => row.includes(word))).toBe(true);
      }
    },
  );

  it('take a new dated row by the keyboard alone, after saying what is missing', async () => {
    const reader = await visit({ signedIn: true });
    const { page, w } = reader;
    const { keyboard } = page;
    const { form } = w.law;
    await reader.open('/desk/law/parameters');
    const before = (await ask<LegalParameterList>('/law/parameters')).parameters.length;
    const stops = await tabTo(page, page.getByRole('button', { name: w.law.add, exact: true }));
    await keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    const fill = async (label: string, text: string): Promise<void> => {
      stops.push(...(await tabTo(page, drawer.getByLabel(label, { exact: true }))));
      await keyboard.type(text);
    };
    await fill(form.key, 'journey.answer.days');
    await keyboard.press('Escape');
    await fill(form.zhTitle, '答复期限（示例）');
    await fill(form.enTitle, 'Days to answer (example)');
    await fill(form.value, '15');
    await fill(form.sourceTitle, '某局内部办法');
    await fill(form.effectiveFrom, '2026-02-30');
    const submit = drawer.getByRole('button', { name: form.submit });
    stops.push(...(await tabTo(page, submit)));
    await keyboard.press('Enter');
    await drawer.getByText(form.badDay).waitFor();

    // The first field at fault has the focus.
    await keyboard.press('Control+A');
    await keyboard.type('2026-02-28');
    stops.push(...(await tabTo(page, submit)));
    await keyboard.press('Enter');
    await page.getByText(form.saved).waitFor();
    await drawer.waitFor({ state: 'hidden' });
    expect(hidden(stops)).toEqual([]);

    const { parameters } = await ask<LegalParameterList>('/law/parameters');
    expect(parameters).toHaveLength(before + 1);
    expect(parameters.find((row) => row.key === 'journey.answer.days')).toMatchObject({
      value: 15,
      effectiveFrom: '2026-02-28',
      effectiveTo: null,
    });
    await page.getByLabel(w.law.find).fill('journey.answer');
    const row = page.getByRole('table').locator('tbody').getByRole('row');
    await expect.poll(() => row.count(), PATIENCE).toBe(1);
    expect(await row.innerText()).toContain('待核');
  });

  it('cannot be seen without signing in', async () => {
    const reader = await visit();
    const { page } = reader;
    await reader.open('/desk/law/parameters');
    await page.waitForURL(/\/sign-in\?back=/);
  });
});

describe('the working calendar', () => {
  it('names the years that are missing, and takes one only with days that exist', async () => {
    const { years } = await ask<CalendarYearList>('/law/calendar');
    const missing = Math.max(...years.map((each) => each.year)) + 1;
    const reader = await visit({ signedIn: true, refusals: [400] });
    const { page, w } = reader;
    const { form } = w.calendar;
    await reader.open('/desk/law/calendar');
    const row = page.getByRole('row').filter({ hasText: String(missing) });
    await row.getByText(w.calendar.missing).waitFor();
    await row.getByRole('button', { name: w.calendar.addYear(missing) }).click();

    const drawer = page.getByRole('dialog');
    await drawer.getByLabel(form.notice, { exact: true }).fill('关于部分节假日安排的通知（示例）');
    await drawer.getByLabel(form.holidays, { exact: true }).fill('01-01..01-03 02-30');
    await drawer.getByRole('button', { name: form.submit }).click();
    await drawer.getByText(form.badDay('02-30')).waitFor();
    expect((await ask<CalendarYearList>('/law/calendar')).years).toHaveLength(years.length);

    await drawer.getByLabel(form.holidays, { exact: true }).fill('01-01..01-03、10-01..10-07');
    await drawer.getByRole('button', { name: form.submit }).click();
    await page.getByText(form.saved(missing)).waitFor();
    await row.getByText(w.calendar.loaded).waitFor();
    expect(await row.innerText()).toContain(w.calendar.days(10));
  });
});
