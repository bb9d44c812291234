import { describe, expect, it } from 'vitest';
import { cityDoor } from '../support/api.ts';
import { demonstrationSession, type DemonstrationRole } from '../support/demonstration.ts';
import { photograph, SCREENS, visit, type VisitOptions } from '../support/visit.ts';

const DISTRICT = '610113';

/** Whoever signs in, with pages that they are offered and pages that they are not. */
const PEOPLE: readonly [
  DemonstrationRole,
  { readonly offered: readonly string[]; readonly kept: readonly string[] },
][] = [
  [
    { role: 'city' },
    {
      offered: ['/desk/matters', '/desk/cockpit', '/desk/registers', '/desk', '/desk/clues'],
      kept: ['/desk/audit', '/desk/people'],
    },
  ],
  [
    { role: 'district', jurisdiction: DISTRICT },
    {
      offered: ['/desk/matters', '/desk/protection/tickets', '/desk/cockpit', '/desk/clues'],
      kept: ['/desk/imports/new', '/desk/audit', '/desk/people'],
    },
  ],
  [
    { role: 'auditAdministrator' },
    {
      offered: ['/desk/audit', '/desk/people'],
      // Whoever looks after the platform works on no matters.
      kept: ['/desk/matters', '/desk/matters/new', '/desk/imports/new'],
    },
  ],
];

describe('the side navigation of work', () => {
  it.each(PEOPLE)('opens to %o every page that it offers', async (who, { offered, kept }) => {
    const { origin } = cityDoor();
    const signedIn = await demonstrationSession(origin, who);
    const options: VisitOptions = { signedIn };
    const one = await visit(options);
    const { page } = one;
    await one.open('/desk/account');
    const nav = page.getByRole('navigation', { name: one.w.frame.navigation });
    await nav.waitFor();
    await photograph(one, `side-navigation-${who.role}`);
    await page.setViewportSize(SCREENS.phone);
    await photograph({ ...one, screen: 'phone' }, `side-navigation-${who.role}`);
    await page.setViewportSize(SCREENS.desk);

    const links = await nav.getByRole('link').all();
    const addresses = await Promise.all(
      links.map(async (link) => (await link.getAttribute('href'))!),
    );
    expect(addresses).toEqual(expect.arrayContaining([...offered, '/', '/desk/account']));
    expect(addresses.filter((address) => kept.includes(address))).toEqual([]);
    expect(new Set(addresses).size).toBe(addresses.length);
    // No heading stands above nothing.
    const headings = await nav.getByRole('heading', { level: 2 }).all();
    for (const heading of headings) {
      expect(await heading.locator('xpath=following-sibling::*[1][self::a]').count()).toBe(1);
    }
    for (const address of addresses.filter((each) => each.startsWith('/desk'))) {
      await nav.locator(`a[href="${address}"]`).click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const current = nav.locator('a[aria-current="page"]');
      await expect.poll(() => current.getAttribute('href')).toBe(address);
      expect(await current.count(), address).toBe(1);
      expect(await page.getByRole('alert').count(), address).toBe(0);
    }
  });
});
