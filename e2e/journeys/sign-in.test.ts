import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const EMAIL = 'zhuren@example.cn';
const PASSWORD = '城南韦杜，去天尺五，灞柳风雪扑满面';

/** A platform on its first day: no records, and nobody has ever signed in. */
let platform: RunningPlatform;
beforeAll(async () => {
  platform = await startPlatform({ rights: 0 });
});
afterAll(() => platform.stop());

async function signIn({ page, t }: Visit, email: string, password: string): Promise<void> {
  await page.getByLabel(t.signIn.email).fill(email);
  await page.getByLabel(t.signIn.password).fill(password);
  await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click();
}

describe('an empty platform', () => {
  it('says that nothing is here yet, without a strip of invented data', async () => {
    const reader = await visit({ origin: platform.origin });
    const { page, t, v } = reader;
    await reader.open('/');
    await page.getByRole('heading', { level: 1, name: t.home.title }).waitFor();
    await page.getByRole('link', { name: t.home.everything }).click();
    await page.getByRole('heading', { name: v.empty.title }).waitFor();
    expect(await page.getByText(t.demonstration.tag).count()).toBe(0);
  });
});

describe('the administrator', () => {
  it('enters by the printed link, sets a password, and the link is used up', async () => {
    const { origin, link } = platform;
    const reader = await visit({ origin });
    const { page, c, w } = reader;
    await page.goto(link!);
    await page.getByRole('heading', { level: 1, name: c.password.title }).waitFor();
    const save = page.getByRole('button', { name: c.password.submit });

    await page.getByLabel(c.password.email).fill(EMAIL);
    await page.getByLabel(c.password.password, { exact: true }).fill('太短');
    await page.getByLabel(c.password.again).fill('另一个');
    await save.click();
    await page.getByText(c.password.faults.tooShort(8)).waitFor();
    await page.getByText(c.password.faults.different(0)).waitFor();
    expect(await page.getByLabel(c.password.email).inputValue()).toBe(EMAIL);

    await page.getByLabel(c.password.password, { exact: true }).fill(PASSWORD);
    await page.getByLabel(c.password.again).fill(PASSWORD);
    await save.click();
    await page.getByRole('heading', { level: 1, name: w.imports.title }).waitFor();
    expect(page.url()).toBe(`${origin}/desk`);

    const late = await visit({ origin, refusals: [401, 403, 404, 409, 410] });
    await late.page.goto(link!);
    await late.page.getByRole('alert').waitFor();
    expect(await late.page.getByRole('alert').innerText()).toMatch(/链接/);
    await late.open('/desk');
    await late.page.waitForURL(/\/sign-in\?back=/);
  });

  it('signs out, and in again by the password; a wrong one is refused in a sentence', async () => {
    const { origin } = platform;
    const reader = await visit({ origin, refusals: [401] });
    const { page, t, w } = reader;
    await reader.open('/sign-in');
    await signIn(reader, '', '');
    await page.getByText(t.signIn.emailMissing).waitFor();
    await signIn(reader, EMAIL, '不是这个口令也不是那个');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/[密口]/);
    expect(await page.getByLabel(t.signIn.email).inputValue()).toBe(EMAIL);

    await signIn(reader, EMAIL, PASSWORD);
    await page.getByRole('heading', { level: 1, name: w.imports.title }).waitFor();
    await page.getByRole('button', { name: w.frame.signOut }).click();
    await page.waitForURL(`${origin}/`);
    await page.getByRole('link', { name: t.session.signIn, exact: true }).waitFor();
    await reader.open('/desk');
    await page.waitForURL(/\/sign-in\?back=/);
  });
});

describe('a visitor without an account', () => {
  it.each(['zh', 'en'] as const)(
    'sees no import, is led to sign in from its address, and then arrives there (%s)',
    async (language) => {
      const { origin } = platform;
      const reader = await visit({ origin, language });
      const { page, t, w } = reader;
      await reader.open('/');
      await page.getByRole('heading', { level: 1, name: t.home.title }).waitFor();
      expect(await page.getByText(w.frame.newImport, { exact: true }).count()).toBe(0);
      await reader.open('/desk/imports/new');
      await page.waitForURL(/\/sign-in\?back=/);
      await page.getByRole('heading', { level: 1, name: t.signIn.title }).waitFor();
      await signIn(reader, EMAIL, PASSWORD);
      await page.getByRole('heading', { level: 1, name: w.newImport.title }).waitFor();
      expect(page.url()).toBe(`${origin}/desk/imports/new`);
    },
  );

  it('is refused by the API, whatever a page shows', async () => {
    const { origin } = platform;
    for (const path of ['/api/v1/imports', '/api/v1/law/parameters']) {
      const answer = await fetch(origin + path);
      expect(answer.status, path).toBe(401);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
    const upload = await fetch(`${origin}/api/v1/imports/preview`, {
      method: 'POST',
      headers: { 'x-zca-csrf': '1' },
      body: new FormData(),
    });
    expect(upload.status).toBe(401);
  });
});
