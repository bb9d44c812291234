import type { SearchAnswer } from '@zca/domain/registry';
import { expect } from 'vitest';
import { ask, withParameters } from './api.ts';
import type { Visit } from './visit.ts';

/** Longest wait for a condition; nothing is judged by how long it takes. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

type Asked = Readonly<Record<string, string | readonly string[]>>;

/** What the API answers to the same question. */
export function answerOf(asked: Asked): Promise<SearchAnswer> {
  return ask<SearchAnswer>(withParameters('/rights', { size: '25', ...asked }));
}

/** Keys of the records on the page, in their order. */
export function keysShown({ page }: Visit): Promise<string[]> {
  return page
    .locator('[data-result]')
    .evaluateAll((links: { pathname: string }[]) =>
      links.map((link) => decodeURIComponent(link.pathname.slice('/r/'.length))),
    );
}

/** The number of records that the page says it found. */
export async function countShown(visit: Visit): Promise<number> {
  const { page, t } = visit;
  // Beside the number stands the time that the answer took, which no other status says.
  const said = page.getByRole('status').filter({ hasText: t.search.took('').trim() });
  const text = await said.first().innerText();
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 'NaN');
}

/** Waits until the page says this number of records. */
export async function expectCount(visit: Visit, count: number): Promise<void> {
  await expect.poll(() => countShown(visit), PATIENCE).toBe(count);
}

/** Waits until the list and its count are what the API answers. */
export async function expectAnswer(visit: Visit, asked: Asked): Promise<SearchAnswer> {
  const answer = await answerOf(asked);
  const keys = answer.rows.map((row) => row.key);
  await expect.poll(() => keysShown(visit), PATIENCE).toEqual(keys);
  await expectCount(visit, answer.count);
  return answer;
}

/** Writes into the one box and asks. */
export async function search(visit: Visit, text: string): Promise<void> {
  const box = visit.page.getByRole('combobox', { name: visit.t.query.label, exact: true });
  await box.fill(text);
  await box.press('Enter');
}
