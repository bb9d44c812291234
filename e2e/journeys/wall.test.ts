import type { MapAreas } from '@zca/domain/geography';
import { beforeAll, describe, expect, it } from 'vitest';
import { zh as cockpit } from '../../packages/web/src/base/catalogue/cockpit/zh.ts';
import { zh } from '../../packages/web/src/base/catalogue/indicators/zh.ts';
import { zh as places } from '../../packages/web/src/base/catalogue/places/zh.ts';
import type { Session } from '../support/administrator.ts';
import { ask, cityDoor, withParameters } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { CORE, PERIOD } from '../support/indicators.ts';
import { photograph, visit } from '../support/visit.ts';

let city: Session;
beforeAll(async () => {
  city = await demonstrationSession(cityDoor().origin, { role: 'city' });
});

describe('the wall screen', () => {
  it('shows all thirteen without scrolling, on the screen it is made for and on a larger one', async () => {
    const wall = await visit({ signedIn: city });
    const { page } = wall;
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
    ] as const) {
      await page.setViewportSize({ width, height });
      await wall.open(`/wall?period=${PERIOD}`);
      await page.locator('.wall__table tbody tr').nth(12).waitFor();
      expect(
        await page.evaluate<number[]>(
          `[document.documentElement.scrollWidth, document.documentElement.scrollHeight]`,
        ),
      ).toEqual([width, height]);
      const foot = await page.locator('.wall__foot').boundingBox();
      const legend = await page.locator('.wall__legend').boundingBox();
      expect(legend!.y + legend!.height).toBeLessThanOrEqual(foot!.y + 1);
      // The districts of the row in focus are a drawing, and the same a table for readers of screens.
      await page.locator('.wall-map .plain-map__name').nth(12).waitFor();
      await page.locator('.wall-map').getByText(places.schematic, { exact: true }).waitFor();
      expect(await page.locator('.wall-map tbody tr').count()).toBe(13);
      const reason = await page.locator('.wall__reason').boundingBox();
      expect(reason!.y + reason!.height).toBeLessThanOrEqual(foot!.y + 1);
      await expectAccessible(page);
      if (width === 1920) await photograph(wall, 'wall');
    }
  });

  it('stands still for those who want no motion, and is led by arrow keys', async () => {
    const wall = await visit({ signedIn: city });
    const { page } = wall;
    await page.setViewportSize({ width: 1920, height: 1080 });
    await wall.open(`/wall?period=${PERIOD}`);
    await page.getByRole('button', { name: cockpit.wall.go, exact: true }).waitFor();
    const focus = page.locator('.wall__table tr[aria-current] th');
    const first = await focus.innerText();
    const caption = page.locator('.wall-map caption');
    await caption.waitFor({ state: 'attached' });
    const shown = await caption.innerText();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focus.innerText()).not.toBe(first);
    await expect.poll(() => caption.innerText()).not.toBe(shown);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focus.innerText()).toBe(first);
    // Space rotates, or holds; on a button it presses the button, and is not taken twice.
    const hold = page.getByRole('button', { name: cockpit.wall.stop, exact: true });
    await page.keyboard.press('Space');
    await hold.waitFor();
    await hold.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: cockpit.wall.go, exact: true }).waitFor();
    const other = page.locator('.wall__table tbody tr').nth(2).getByRole('button');
    await other.focus();
    await page.keyboard.press('Space');
    expect(await focus.innerText()).toBe(await other.innerText());
    await page.getByRole('button', { name: cockpit.wall.go, exact: true }).waitFor();

    // A figure that no district has leaves the map to the valid inventions, counted as the map counts them.
    await page.locator('.wall__table tbody tr').nth(12).getByRole('button').click();
    await expect.poll(() => caption.innerText()).toContain(cockpit.wall.validInventions);
    const { rows } = await ask<MapAreas>(
      withParameters('/map/areas', {
        by: 'district',
        include: ['type:inventionGrant', 'statusGroup:valid'],
      }),
      {},
      { origin: wall.origin, session: city },
    );
    const twin = page.locator('.wall-map tbody tr');
    for (const { name, count } of rows) {
      const row = twin.filter({ has: page.getByText(name.zh, { exact: true }) });
      expect(await row.locator('td').innerText()).toBe(wall.number(count!));
    }
  });

  it('sends a phone to the cockpit', async () => {
    const phone = await visit({ signedIn: city, screen: 'phone' });
    await phone.open('/wall');
    await phone.page.getByRole('link', { name: cockpit.wall.cockpit }).click();
    await phone.page.getByRole('heading', { level: 1, name: cockpit.title }).waitFor();
    await phone.page.getByRole('heading', { level: 2, name: zh.core(CORE) }).waitFor();
    await judgeAtBothWidths(phone, 'cockpit');
  });
});
