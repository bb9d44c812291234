import type { SimilarAnswer } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { seriousFindings } from '../support/axe.ts';
import { PATIENCE, answerOf, countShown } from '../support/results.ts';
import { photograph, visit } from '../support/visit.ts';

describe('the records similar to one', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'are reached from its page and say what they share ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, t, v, f } = reader;
      const { rows } = await answerOf({ q: '类型:发明授权 电池', size: '1' });
      const { key } = rows[0]!;
      const answer = await ask<SimilarAnswer>(`/rights/${key}/similar`);
      await reader.open(`/r/${key}`);
      await page.getByRole('link', { name: t.record.similar, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: v.similar.heading }).waitFor();
      const shown = page.getByRole('list').filter({ hasText: v.similar.words }).last();
      await expect
        .poll(() => shown.getByRole('heading').count(), PATIENCE)
        .toBe(answer.rows.length);
      const first = answer.rows[0]!;
      const row = page.getByRole('listitem').filter({ hasText: first.record.number }).first();
      const text = await row.innerText();
      expect(text).toContain(f.percent(first.score));
      expect(text).toContain(first.shared.words[0]);
      expect(await seriousFindings(page)).toEqual([]);
      await photograph(reader, 'similar');

      await row.getByRole('link', { name: v.similar.compare }).click();
      await page.getByRole('heading', { level: 1, name: v.compare.title(2) }).waitFor();
      await page.goBack();
      await page.getByRole('link', { name: v.similar.asQuery }).click();
      await expect.poll(() => countShown(reader), PATIENCE).toBeGreaterThan(1);
      expect(new URL(page.url()).searchParams.get('q')).toBe(answer.query);
    },
  );
});
