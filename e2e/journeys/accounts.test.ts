import { AUDIT_ACTIONS } from '@zca/domain/identity/auditActions';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATOR } from '../support/administrator.ts';
import { expectAccessible } from '../support/axe.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

/** A platform without records in which everybody of the bureau needs a second factor. */
let platform: RunningPlatform;
let secret = '';
let codes: string[] = [];
beforeAll(async () => {
  platform = await startPlatform({ rights: 0, settings: { ZCA_SECOND_FACTOR: 'staff' } });
});
afterAll(() => platform.stop());

const visitor = (options: Parameters<typeof visit>[0] = {}): Promise<Visit> =>
  visit({ origin: platform.origin, ...options });

/** The code of the telephone; a new one where the present one has been used. */
async function nextCode(): Promise<string> {
  const period = 30_000;
  const counter = Math.floor(Date.now() / period);
  if (counter <= used) {
    await new Promise((resolve) => setTimeout(resolve, (used + 1) * period - Date.now() + 200));
  }
  used = Math.floor(Date.now() / period);
  return TOTP.generate({ secret: Secret.fromBase32(secret) });
}
let used = 0;

async function enterPassword({ page, t }: Visit): Promise<void> {
  await page.getByLabel(t.signIn.email).fill(ADMINISTRATOR.email);
  await page.getByLabel(t.signIn.password).fill(ADMINISTRATOR.password);
  await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click();
}

/** Signs the administrator in with password and recovery code, which need no waiting. */
async function signIn(reader: Visit, back = '/desk/account'): Promise<void> {
  const { page, c } = reader;
  await reader.open(`/sign-in?back=${encodeURIComponent(back)}`);
  await enterPassword(reader);
  await page.getByLabel(c.code.label).fill(codes.pop()!);
  await page.getByRole('button', { name: c.code.submit }).click();
  await page.waitForURL(platform.origin + back);
}

describe('the first administrator', () => {
  it('sets a password, then a second factor, and keeps the recovery codes', async () => {
    const reader = await visitor();
    const { page, c } = reader;
    await page.goto(platform.link!);
    await page.getByRole('heading', { level: 1, name: c.password.title }).waitFor();
    await page.getByLabel(c.password.email).fill(ADMINISTRATOR.email);
    await page.getByLabel(c.password.password, { exact: true }).fill('Admin@123456');
    await page.getByLabel(c.password.again).fill('Admin@123456');
    await page.getByRole('button', { name: c.password.submit }).click();
    await page.getByText(c.password.faults.common).waitFor();
    await expectAccessible(page);
    await page.getByLabel(c.password.password, { exact: true }).fill(ADMINISTRATOR.password);
    await page.getByLabel(c.password.again).fill(ADMINISTRATOR.password);
    await page.getByRole('button', { name: c.password.submit }).click();

    await page.getByRole('heading', { level: 1, name: c.factor.title }).waitFor();
    await page.getByText(c.factor.due).waitFor();
    await page.getByRole('img', { name: c.factor.picture }).waitFor();
    await expectAccessible(page);
    await photograph(reader, 'second-factor');
    secret = (await page.locator('.account__secret').innerText()).replaceAll(' ', '');
    await reader.open('/desk');
    await page.waitForURL(/\/second-factor$/);
    // The secret is shown anew each time until it is confirmed.
    await page.locator('.account__secret').waitFor();
    secret = (await page.locator('.account__secret').innerText()).replaceAll(' ', '');
    await page.getByLabel(c.factor.confirm).fill(await nextCode());
    await page.getByRole('button', { name: c.factor.submit }).click();
    await page.getByRole('heading', { level: 1, name: c.factor.codesTitle }).waitFor();
    codes = await page.locator('.account__codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await expectAccessible(page);
    await page.getByRole('button', { name: c.factor.kept }).click();
    await page.waitForURL(`${platform.origin}/desk`);
  });

  it('signs in with password and code, by the keyboard alone', async () => {
    const reader = await visitor({ refusals: [401] });
    const { page, t, c } = reader;
    await reader.open('/sign-in?back=/desk/account');
    await page.getByLabel(t.signIn.email).focus();
    await page.keyboard.type(ADMINISTRATOR.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(ADMINISTRATOR.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: c.code.title }).waitFor();
    await expectAccessible(page);
    await photograph(reader, 'sign-in-code');
    await page.getByLabel(c.code.label).focus();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel(c.code.label).fill('');
    await page.keyboard.type(await nextCode());
    await page.keyboard.press('Enter');
    await page.waitForURL(`${platform.origin}/desk/account`);
    await page.getByRole('heading', { level: 1, name: c.account.title }).waitFor();
  }, 90_000);

  it('is locked out after five wrong passwords, in words that anybody would get', async () => {
    const reader = await visitor({ refusals: [401, 429] });
    const { page, t } = reader;
    await reader.open('/sign-in');
    const said: string[] = [];
    for (let i = 0; i < 6; i++) {
      await page.getByLabel(t.signIn.email).fill('nobody@example.cn');
      await page.getByLabel(t.signIn.password).fill(`wrong ${i}`);
      const answered = page.waitForResponse(
        (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/session'),
      );
      await page.getByRole('main').getByRole('button', { name: t.signIn.submit }).click();
      await answered;
      await page.getByRole('alert').waitFor();
      said.push(await page.getByRole('alert').innerText());
    }
    expect(said[5]).toContain('15');
    expect(said[4]).not.toContain('15');
  });
});

describe('the own account', () => {
  it.each(['desk', 'phone'] as const)('shows how one signs in and where (%s)', async (screen) => {
    const reader = await visitor({ screen });
    const { page, c } = reader;
    await signIn(reader);
    await page.getByText(c.account.factorOn(codes.length)).waitFor();
    await page.getByRole('heading', { name: c.account.tokens }).waitFor();
    await expectAccessible(page);
    await photograph(reader, 'account');
  });

  it('tells of a sign-in elsewhere until it is known, and ends other sessions', async () => {
    const first = await visitor();
    await signIn(first);
    const second = await visitor();
    await signIn(second);
    await first.page.reload();
    const notice = first.page.getByRole('status').filter({ hasText: '127.0.0.1' });
    await notice.waitFor();
    await first.page.getByRole('button', { name: first.c.frame.known }).click();
    await notice.waitFor({ state: 'detached' });
    await first.page.getByRole('button', { name: first.c.account.endOthers }).click();
    await first.page.getByRole('button', { name: first.c.account.endOthers }).waitFor({
      state: 'detached',
    });
    await second.page.reload();
    await second.page.waitForURL(/\/sign-in\?back=/);
  });

  it('makes a token that is shown once, works, and stops when it is revoked', async () => {
    const reader = await visitor();
    const { page, c, language } = reader;
    await signIn(reader);
    await page.getByRole('button', { name: c.account.make }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(c.account.tokenName).fill('每日取数');
    await sheet.getByRole('button', { name: c.account.make }).click();
    await sheet.getByRole('alert').waitFor();
    await sheet
      .getByRole('checkbox', { name: language === 'zh' ? '查看法规参数' : 'Read legal parameters' })
      .check();
    await expectAccessible(page);
    await sheet.getByRole('button', { name: c.account.make }).click();
    const token = await sheet.getByLabel(c.account.token).inputValue();
    expect(token).toMatch(/^zca_/);
    await photograph(reader, 'token');
    await sheet.getByRole('button', { name: c.account.done }).click();
    const ask = async (path: string) =>
      (await fetch(platform.origin + path, { headers: { authorization: `Bearer ${token}` } }))
        .status;
    expect(await ask('/api/v1/law/parameters')).toBe(200);
    expect(await ask('/api/v1/persons')).toBe(403);
    await page.getByRole('button', { name: c.account.revokeFor('每日取数') }).click();
    await page.getByRole('cell', { name: c.account.revoked }).waitFor();
    expect(await ask('/api/v1/law/parameters')).toBe(401);
  });
});

describe('people and roles', () => {
  it('the system administrator invites, names the security administrator, who gives roles', async () => {
    const reader = await visitor({ refusals: [] });
    const { page, c } = reader;
    await signIn(reader, '/desk/people');
    await page.getByRole('heading', { level: 1, name: c.people.title }).waitFor();
    await page.getByRole('button', { name: c.people.invite }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: c.people.submitInvite }).click();
    await sheet.getByText(c.people.missing(c.people.name)).waitFor();
    await sheet.getByLabel(c.people.name, { exact: true }).fill('沈某');
    await sheet.getByLabel(c.people.email).fill('shen@example.cn');
    await expectAccessible(page);
    await sheet.getByRole('button', { name: c.people.submitInvite }).click();
    const link = await sheet.getByLabel(c.people.linkTitle).inputValue();
    expect(link).toContain('/sign-in#token=');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: c.people.manageFor('沈某') }).click();
    await page.getByRole('button', { name: c.people.firstSecurity }).click();
    await page.getByRole('button', { name: c.people.firstSecurity }).waitFor({ state: 'detached' });
    await photograph(reader, 'person');
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await photograph(reader, 'people');

    const second = await visitor();
    await second.page.goto(link);
    await second.page.getByLabel(second.c.password.again).waitFor();
    expect(await second.page.getByLabel(second.c.password.email).inputValue()).toBe(
      'shen@example.cn',
    );
  });

  it('fit a phone, in English as well', async () => {
    const reader = await visitor({ screen: 'phone', language: 'en' });
    await signIn(reader, '/desk/people');
    const { page, c } = reader;
    await page.getByRole('button', { name: c.people.manageFor('沈某') }).waitFor();
    await expectAccessible(page);
    await photograph(reader, 'people');
  });
});

describe('in the demonstration city', () => {
  it.each(['desk', 'phone'] as const)('one click signs in as any role (%s)', async (screen) => {
    const reader = await visit({ screen });
    const { page, c } = reader;
    await reader.open('/sign-in');
    await page.getByRole('heading', { name: c.ways.demonstration }).waitFor();
    expect(await page.locator('.account__role').count()).toBe(22);
    await expectAccessible(page);
    await photograph(reader, 'sign-in-demonstration');
    await page.getByRole('button', { name: '安全管理员' }).click();
    await page.waitForURL(/\/desk\/people$/);
    await reader.open('/desk/people');
    await page.getByRole('heading', { level: 1, name: c.people.title }).waitFor();
    expect(await page.getByRole('button', { name: c.people.invite }).count()).toBe(0);
    await photograph(reader, 'people-demonstration');
  });

  it.each(['desk', 'phone'] as const)(
    'the audit journal tells who did what (%s)',
    async (screen) => {
      const reader = await visit({ screen });
      const { page, c } = reader;
      await reader.open('/sign-in?back=/desk/audit');
      await page.getByRole('button', { name: '审计管理员' }).click();
      await page.getByRole('heading', { level: 1, name: c.audit.title }).waitFor();
      // The newest entry is this very sign-in.
      const own = page.getByRole('row', { name: AUDIT_ACTIONS['session.open'].zh }).first();
      await own.waitFor();
      await own
        .getByRole('button', { name: c.audit.onlyActor('') })
        .first()
        .click();
      await page.getByRole('button', { name: c.audit.byActor('') }).waitFor();
      await page.getByRole('combobox', { name: c.audit.action }).selectOption('session.open');
      await expect
        .poll(() =>
          page.getByRole('row').filter({ hasText: AUDIT_ACTIONS['audit.read'].zh }).count(),
        )
        .toBe(0);
      expect(page.url()).toContain('action=session.open');
      // Filled in by keyboard: a day before the platform was there has no entries.
      await page.getByLabel(c.audit.to, { exact: true }).fill('2001-01-01');
      await page.getByText(c.audit.empty).waitFor();
      await expectAccessible(page);
      await page.getByLabel(c.audit.to, { exact: true }).fill('');
      await own.waitFor();
      await photograph(reader, 'audit');
      await expectAccessible(page);
    },
  );

  it('the manager of an organisation sees its staff', async () => {
    const reader = await visit();
    const { page, c } = reader;
    await reader.open('/sign-in?back=/desk/staff');
    await page.getByRole('button', { name: '银行' }).click();
    await page.getByRole('heading', { level: 1, name: c.staff.title }).waitFor();
    await page.getByRole('cell', { name: c.staff.manager, exact: true }).waitFor();
    await expectAccessible(page);
    await photograph(reader, 'staff');
  });
});
