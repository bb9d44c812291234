import type { Board, CountedItems, IndicatorDetail } from '@zca/domain/indicators';
import { beforeAll, describe, expect, it } from 'vitest';
import { zh as cockpit } from '../../packages/web/src/base/catalogue/cockpit/zh.ts';
import { zh } from '../../packages/web/src/base/catalogue/indicators/zh.ts';
import type { Session } from '../support/administrator.ts';
import { ask, cityDoor } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { CORE, DISTRICT, PERIOD } from '../support/indicators.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { photograph, visit } from '../support/visit.ts';

/** Who may see the whole city, and who a district alone. */
let city: Session;
let district: Session;

beforeAll(async () => {
  const { origin } = cityDoor();
  city = await demonstrationSession(origin, { role: 'city' });
  district = await demonstrationSession(origin, { role: 'district', jurisdiction: DISTRICT });
});

const asked = <T>(path: string, session: Session): Promise<T> =>
  ask<T>(`/indicators${path}`, {}, { origin: cityDoor().origin, session });

/** The part of an answer's first breakdown that has the most records. */
async function greatestPart(code: string): Promise<{ name: string; title: string; count: number }> {
  const detail = await asked<IndicatorDetail>(`/${code}?period=${PERIOD}&source=live`, city);
  const [breakdown] = detail.breakdowns;
  const part = breakdown!.parts.toSorted((one, other) => other.count - one.count)[0]!;
  return { name: `${breakdown!.id}:${part.id}`, title: part.title.zh, count: part.count };
}

describe('a number of the cockpit', () => {
  it('opens by keyboard alone: part, district, records, one record, its source', async () => {
    const board = await asked<Board>(`/board?period=${PERIOD}&source=live`, city);
    const row = board.rows.find(({ code }) => code === '1')!;
    const part = await greatestPart('1');
    const officer = await visit({ signedIn: city });
    const { page, f } = officer;
    await officer.open(`/desk/cockpit?period=${PERIOD}`);
    await page.getByRole('heading', { level: 1, name: cockpit.title }).waitFor();
    const number = page.getByRole('link', { name: zh.openIndicator(row.title.zh) }).first();
    const stops = await tabTo(page, number);
    expect(hidden(stops)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/indicators/1?**');
    await page.getByRole('heading', { level: 1, name: row.title.zh }).waitFor();

    const columns = page.locator('.drill__columns');
    const chosen = columns.getByRole('link', { name: part.title }).first();
    expect(await chosen.innerText()).toContain(f.number(part.count, 0));
    await tabTo(page, chosen);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**part=${part.name}**`);

    // The next column divides what was chosen; arrow keys go there.
    const inner = columns.getByRole('region', { name: part.title });
    await inner.waitFor();
    const areas = inner.getByRole('group').filter({ hasText: '区' }).last();
    const [first] = await areas.locator('.drill__row').all();
    const [area, count] = (await first!.innerText()).split('\n');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, first!);
    await page.keyboard.press('Enter');
    const records = columns.getByRole('region', { name: zh.drill.records });
    await records.getByRole('heading').getByText(count!, { exact: true }).waitFor();
    await page.getByRole('navigation', { name: zh.drill.path }).getByText(area!).waitFor();

    const one = records.locator('.drill__row').first();
    const title = (await one.innerText()).split('\n')[0]!;
    await tabTo(page, one);
    await page.keyboard.press('Enter');
    const why = columns.getByRole('region', { name: zh.drill.why });
    await why.getByText(title).waitFor();
    expect(await why.locator('.drill__reasons li').count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await photograph(officer, 'indicator-drill');

    // The address is the state: somebody else opens the same.
    const other = await visit({ signedIn: city, screen: 'phone' });
    const { pathname, search } = new URL(page.url());
    await other.open(pathname + search);
    await other.page.getByRole('region', { name: zh.drill.why }).getByText(title).waitFor();
    expect(await other.page.getByRole('region', { name: zh.drill.records }).count()).toBe(0);
    await photograph(other, 'indicator-drill');

    await tabTo(page, why.getByRole('link', { name: zh.drill.openRecord }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/r/**');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('table').filter({ hasText: officer.p.position }).first().waitFor();
  });

  it('opens on a phone with one tap a step, from the cockpit to the source file', async () => {
    const board = await asked<Board>(`/board?period=${PERIOD}&source=live`, city);
    const row = board.rows.find(({ code }) => code === '1')!;
    const part = await greatestPart('1');
    const officer = await visit({ signedIn: city, screen: 'phone' });
    const { page, f } = officer;
    await officer.open(`/desk/cockpit?period=${PERIOD}`);
    const line = page.getByRole('row').filter({ hasText: row.shortTitle.zh }).first();
    await line.waitFor();
    // Nothing of a row lies beyond the edge of the screen: name, value, status, completion.
    for (const shown of ['.board__name', '.board__value', '.board__status', '.board__completion']) {
      const box = await line.locator(shown).boundingBox();
      expect(box!.x, shown).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width, shown).toBeLessThanOrEqual(390);
    }
    await line.getByRole('link', { name: zh.openIndicator(row.title.zh) }).tap();
    await page.waitForURL('**/indicators/1?**');
    const columns = page.locator('.drill__columns');
    await columns.getByRole('link', { name: part.title }).first().tap();
    await page.waitForURL(`**part=${part.name}**`);
    const inner = columns.getByRole('region', { name: part.title });
    const areas = inner.getByRole('group').filter({ hasText: '区' }).last();
    const first = areas.locator('.drill__row').first();
    const [area] = (await first.innerText()).split('\n');
    await first.tap();
    // Until the way down names the area, the columns are still those of the step before.
    await page.getByRole('navigation', { name: zh.drill.path }).getByText(area!).waitFor();
    // Where what is left has no parts, its records stand there at once; otherwise one step leads to them.
    const one = columns
      .getByRole('region', { name: zh.drill.records })
      .locator('.drill__row')
      .first();
    const toRecords = columns.locator('[data-last] .drill__row--records');
    await one.or(toRecords).filter({ visible: true }).first().waitFor();
    if (await toRecords.isVisible()) await toRecords.tap();
    await one.waitFor();
    const title = (await one.innerText()).split('\n')[0]!;
    expect(f.number(part.count, 0)).not.toBe('0');
    await expectAccessible(page);
    await one.tap();
    const why = columns.getByRole('region', { name: zh.drill.why });
    await why.getByText(title).waitFor();
    await expectAccessible(page);
    await why.getByRole('link', { name: zh.drill.openRecord }).tap();
    await page.waitForURL('**/r/**');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('table').filter({ hasText: officer.p.position }).first().waitFor();
  });

  it('names its record wherever it stands in the list', async () => {
    // Statistics of valid patents count more records than one page holds.
    const first = await asked<CountedItems>(`/c3/items?period=${PERIOD}&source=live`, city);
    expect(first.cursor).not.toBeNull();
    const next = await asked<CountedItems>(
      `/c3/items?period=${PERIOD}&source=live&cursor=${encodeURIComponent(first.cursor!)}`,
      city,
    );
    const item = next.items[0]!;
    expect(first.items.map(({ id }) => id)).not.toContain(item.id);
    const officer = await visit({ signedIn: city });
    const address = `/indicators/c3?period=${PERIOD}&source=live&show=records&item=`;
    await officer.open(address + encodeURIComponent(item.id));
    const why = officer.page.getByRole('region', { name: zh.drill.why });
    await why.getByText(item.title, { exact: true }).waitFor();
    await officer.open(`${address}nobody`);
    await why.getByText(zh.drill.absent).waitFor();
  });

  it('stays on the page when it cannot be asked anew, and says that it is older', async () => {
    const officer = await visit({ signedIn: city });
    const { page } = officer;
    await page.clock.install();
    await officer.open(`/desk/cockpit?period=${PERIOD}`);
    await page.getByRole('heading', { level: 2, name: zh.core(CORE) }).waitFor();
    await page.route('**/indicators/board**', (route) => route.abort());
    await page.clock.runFor(31_000);
    // An unreachable server is asked twice more before it counts as such.
    await page.clock.runFor(10_000);
    await page.getByText(zh.stale).waitFor();
    await page.getByRole('heading', { level: 2, name: zh.core(CORE) }).waitFor();
    await page.unroute('**/indicators/board**');
    await page.getByRole('button', { name: officer.t.fault.again }).click();
    await page.getByText(zh.stale).waitFor({ state: 'detached' });
  });

  it('of a district leads an officer there, and nowhere outside the own reach', async () => {
    const officer = await visit({
      signedIn: district,
      refusals: [403],
    });
    const { page } = officer;
    await officer.open(`/desk/cockpit?period=${PERIOD}`);
    await page.getByRole('heading', { level: 2, name: zh.core(CORE) }).waitFor();
    // An officer of the city chooses among areas there; this one has nothing to choose.
    const areas = page.locator('.choosers').getByText(zh.choose.area, { exact: true });
    await page.locator('.choosers').getByText(zh.choose.year, { exact: true }).waitFor();
    expect(await areas.count()).toBe(0);
    const whole = await visit({ signedIn: city });
    await whole.open(`/desk/cockpit?period=${PERIOD}`);
    await whole.page.locator('.choosers').getByText(zh.choose.area, { exact: true }).waitFor();
    // A district stands beside the others, highest first.
    await whole.open(`/indicators/c3?period=${PERIOD}&source=live&area=${DISTRICT}`);
    const peers = whole.page.getByRole('region', { name: zh.peers.title.areas });
    await peers.locator('tr[aria-current]').getByText('雁塔区').waitFor();
    const values = await peers.locator('tbody td.number').allInnerTexts();
    const numbers = values.map((value) => Number(value.replaceAll(',', '')));
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    await officer.open(`/indicators/1?period=${PERIOD}&source=live&area=610102`);
    await page.getByRole('alert').getByText('雁塔区').waitFor();

    // What is published elsewhere is for everybody; asking for present values leads back to the own area.
    await officer.open(`/indicators/1?period=${PERIOD}&area=610102`);
    await page.getByLabel(zh.choose.source).selectOption('live');
    await page.waitForURL((url) => url.searchParams.get('area') === null);
    await page.locator('.indicator-head__trail').getByText('雁塔区').waitFor();
    await page.getByText(zh.leadLive).waitFor();
  });

  it('that is not known says why, and is no zero', async () => {
    const board = await asked<Board>(`/board?period=2018&source=live`, city);
    const unknown = board.rows.find(({ measured }) => measured.value === null)!;
    const officer = await visit({ signedIn: city });
    await officer.open('/desk/cockpit?period=2018');
    const row = officer.page
      .getByRole('row')
      .filter({ hasText: unknown.shortTitle.zh })
      .filter({ hasText: unknown.measured.reason!.zh });
    await row.getByText(zh.statuses.noValue).waitFor();
    const value = row.locator('.board__value');
    expect(await value.innerText()).toBe(zh.none);
  });
});
