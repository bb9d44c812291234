import type { AreaComparison, AreaPanel } from '@zca/domain/geography';
import { describe, expect, it } from 'vitest';
import { ask, withParameters } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { areasOf, drawnMap } from '../support/map.ts';
import { PATIENCE, answerOf, expectCount } from '../support/results.ts';
import { photograph, visit } from '../support/visit.ts';

const COMPUTERS = 'G06';

describe('what an area holds', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'is told beside the map of a search: figures, specialities, holders ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, m, number } = reader;
      const q = `ipc:${COMPUTERS}`;
      const { rows } = await areasOf({ by: 'district', q });
      const [first, second] = rows.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
      await reader.open(`/map?layer=district&q=${q}`);
      await drawnMap(reader);

      // The area is chosen without a mouse, and stands in the address.
      const choice = page.getByLabel(m.area.choose);
      expect(hidden(await tabTo(page, choice))).toEqual([]);
      await choice.selectOption(first!.code);
      await page.waitForURL(`**area=${first!.code}*`);
      const { area } = await ask<AreaPanel>(withParameters('/map/area', { q, area: first!.code }));
      const panel = page.getByRole('region', { name: area.name[language], exact: true });
      const figure = (label: string) =>
        panel
          .getByRole('term')
          .filter({ hasText: label })
          .locator('xpath=..')
          .getByRole('definition');
      expect(area.records.count).toBe(first!.count);
      expect(await figure(m.area.records).innerText()).toBe(number(first!.count!));
      expect(await figure(m.area.valid).innerText()).toBe(number(area.valid.count!));
      const holder = area.holders.rows[0]!;
      await panel.getByRole('rowheader', { name: holder.name, exact: true }).waitFor();
      await expectAccessible(page);
      await photograph(reader, 'map-area');

      await panel.getByLabel(m.area.compare).selectOption(second!.code);
      await page.waitForURL(`**compare=${second!.code}*`);
      const { areas } = await ask<AreaComparison>(
        withParameters('/map/compare', { q, areas: `${first!.code},${second!.code}` }),
      );
      const beside = page.getByRole('row', { name: m.area.distinct });
      await expect
        .poll(() => beside.getByRole('cell').allInnerTexts(), PATIENCE)
        .toEqual(areas.map(({ holders }) => number(holders.distinct!)));
      await expectAccessible(page);
      await photograph(reader, 'map-compared');

      // A number opens as the list of its records.
      await figure(m.area.valid).getByRole('link').click();
      await page.waitForURL('**/search?*');
      const valid = `${q} district:${first!.code} type:inventionGrant status:valid`;
      expect((await answerOf({ q: valid })).count).toBe(area.valid.count);
      await expectCount(reader, area.valid.count!);
    },
  );
});
