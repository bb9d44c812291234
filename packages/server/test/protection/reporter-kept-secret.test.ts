import { describe, expect, it } from 'vitest';
import { openTestPlatform, signedIn } from '../support/platform.ts';

/* P:A.6, order 121 art. 37: who reports is known to those alone who handle the report. */
const NAME = '鸑鷟某乙';
const PHONE = '13900000000';
const platform = await openTestPlatform({ demonstration: true });
const now = Date.now();
const person = (role: Parameters<typeof signedIn>[1], place: string | null) =>
  signedIn(platform.accounts, role, now, place);
const reporter = await person('holder', null);
const reporterId = await idOf(reporter);
await platform.database.application.pool.query(
  'update person set display_name = $1 where id = $2',
  [`账号${NAME}`, reporterId],
);
const city = await person('city', null);

async function idOf(cookie: string): Promise<string> {
  const answer = await ask(cookie, 'GET', '/api/v1/session');
  return (answer.json() as { person: { id: string } }).person.id;
}

async function ask(cookie: string, method: 'GET' | 'POST', url: string, payload?: object) {
  return platform.app.inject({
    method,
    url,
    headers: { 'x-zca-csrf': '1', ...(cookie === '' ? {} : { cookie }) },
    ...(payload === undefined ? {} : { payload }),
  });
}

let n = 0;
const key = () => `reporter-secret-${String(++n).padStart(6, '0')}`;

const filed = await ask(reporter, 'POST', '/api/v1/matters', {
  procedure: 'report',
  action: 'file',
  input: {
    respondentName: '渭曲食品有限公司',
    clue: '标注虚假产地',
    reporterName: NAME,
    reporterPhone: PHONE,
  },
  key: key(),
});
const { matter, trackingCode } = filed.json() as { matter: string; trackingCode: string };

describe('who reports', () => {
  it('is in the journal of the report, and seen by the intake unit that has it in hand', async () => {
    expect(filed.statusCode, filed.body).toBe(201);
    const seen = await ask(city, 'POST', `/api/v1/matters/${matter}/reveal`, {
      fields: ['reporterName'],
    });
    expect(seen.json()).toEqual({ values: { reporterName: NAME } });
    const page = await ask(city, 'GET', `/api/v1/matters/${matter}`);
    expect(page.body).toContain(`账号${NAME}`);
  });

  it('is not seen by the intake unit any more once it has been sent on', async () => {
    const sent = await ask(city, 'POST', `/api/v1/matters/${matter}/acts`, {
      action: 'dispatch',
      input: { handler: '610113' },
      revision: 1,
      key: key(),
    });
    expect(sent.statusCode, sent.body).toBe(201);
    const page = await ask(city, 'GET', `/api/v1/matters/${matter}`);
    expect([page.statusCode, page.body.includes(NAME)]).toEqual([200, false]);
  });

  it.each([
    ['district', '610113', 200, true],
    ['head', '610113', 200, false],
    ['leader', null, 200, false],
    ['auditor', null, 200, false],
    ['operator', null, 200, false],
    ['district', '610103', 404, false],
    ['station', '610113.01', 404, false],
  ] as const)('%s of %s: page %i, revealed %s', async (role, place, status, isShown) => {
    const cookie = await person(role, place);
    const page = await ask(cookie, 'GET', `/api/v1/matters/${matter}`);
    expect(page.statusCode).toBe(status);
    const shown = await ask(cookie, 'POST', `/api/v1/matters/${matter}/reveal`, {
      fields: ['reporterName', 'reporterPhone', 'clue'],
    });
    expect(shown.body.includes(NAME)).toBe(isShown);
    if (!isShown) {
      expect(page.body.includes(NAME)).toBe(false);
      for (const url of ['/api/v1/matters', `/api/v1/matters?q=${encodeURIComponent(NAME)}`]) {
        const queue = await ask(cookie, 'GET', url);
        expect(queue.body.includes(NAME) || queue.body.includes(PHONE)).toBe(false);
      }
    }
  });

  it('is not told to whoever holds the code, and the account may act as the reporter', async () => {
    const tracked = await ask('', 'GET', `/api/v1/tracking/${trackingCode}`);
    expect([tracked.statusCode, tracked.body.includes(NAME)]).toEqual([200, false]);
    const own = await ask(reporter, 'GET', `/api/v1/matters/${matter}`);
    expect(own.statusCode).toBe(200);
  });

  it('cannot be an account where the report is without a name', async () => {
    const input = { respondentName: '渭曲食品有限公司', clue: '标注虚假产地' };
    const body = { procedure: 'report', action: 'fileAnonymously', input };
    const signed = await ask(reporter, 'POST', '/api/v1/matters', { ...body, key: key() });
    expect([signed.statusCode, signed.json().reason]).toEqual([422, 'report.signedIn']);
    const visitor = await ask('', 'POST', '/api/v1/matters', { ...body, key: key() });
    expect(visitor.statusCode, visitor.body).toBe(201);
  });
});
