import type { NoticePage, NoticePreferences, NoticeView } from '@zca/domain/notices';
import { WATCH_NOTICE } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import { noticeOf, notify } from '../../src/base/notices/index.ts';
import { NOTICE_KINDS } from '../../src/rooms.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';

const URL = '/api/v1/notices';
let platform: TestPlatform;
let city: string;
let auditor: string;

beforeAll(async () => {
  platform = await openTestPlatform({
    settings: { smsUrl: 'http://127.0.0.1:1/', smsSecret: 'key' },
  });
  const idOf = async (asker: 'city' | 'auditor') =>
    (await platform.ask(asker, { url: '/api/v1/session' })).json().person.id as string;
  city = await idOf('city');
  auditor = await idOf('auditor');
});

const give = (recipient: string, name: string) =>
  inTransaction(platform.database.application, (_db, client) =>
    notify(client, [
      noticeOf(
        WATCH_NOTICE,
        { name, added: 1, count: 5, before: null },
        { recipient, link: '/r/x' },
      ),
    ]),
  );
const page = async (asker: 'city' | 'auditor', query = '') =>
  (await platform.ask(asker, { url: `${URL}${query}` })).json<NoticePage>();
const names = (notices: readonly NoticeView[]) =>
  notices.map(({ text }) => /“(.*)”/.exec(text.zh)![1]);

describe('own notices', () => {
  it('are those of the person alone, latest first, page by page', async () => {
    for (const name of ['一', '二', '三']) await give(city, name);
    await give(auditor, '他人的');
    const first = await page('city', '?size=2');
    expect(names(first.notices)).toEqual(['三', '二']);
    expect(first.unread).toBe(3);
    const second = await page('city', `?size=2&cursor=${first.cursor}`);
    expect(names(second.notices)).toEqual(['一']);
    expect(second.cursor).toBeNull();
    expect(names((await page('auditor')).notices)).toEqual(['他人的']);
    expect(first.notices[0]).toMatchObject({
      link: '/r/x',
      readAt: null,
      title: WATCH_NOTICE.title,
    });
  });

  it('are marked as read one by one or all that were seen, and stay so', async () => {
    const [latest, , oldest] = (await page('city')).notices;
    const post = (url: string, payload?: object) =>
      platform.ask('city', { method: 'POST', url, ...(payload && { payload }) });
    expect((await post(`${URL}/${oldest!.id}/read`)).statusCode).toBe(204);
    const { readAt } = (await page('city')).notices[2]!;
    expect((await post(`${URL}/${oldest!.id}/read`)).statusCode).toBe(204);
    expect((await page('city')).notices[2]!.readAt).toBe(readAt);
    expect((await platform.ask('city', { url: `${URL}/unread` })).json()).toEqual({ unread: 2 });
    await give(city, '刚来的');
    expect((await post(`${URL}/read`, { upTo: latest!.id })).statusCode).toBe(204);
    const after = await page('city');
    expect(after.unread).toBe(1);
    expect(names(after.notices.filter((each) => each.readAt === null))).toEqual(['刚来的']);
  });

  it('of others cannot be marked, and they have none of that number', async () => {
    const [other] = (await page('auditor')).notices;
    const answer = await platform.ask('city', { method: 'POST', url: `${URL}/${other!.id}/read` });
    expect(answer.statusCode).toBe(404);
    await platform.ask('city', {
      method: 'POST',
      url: `${URL}/read`,
      payload: { upTo: 1_000_000 },
    });
    expect((await page('auditor')).unread).toBe(1);
  });

  it('that were read long ago are forgotten, unread ones never', async () => {
    const { pool } = platform.database.owner;
    await pool.query("update notice set created_at = '2020-01-01' where recipient_id = any($1)", [
      [city, auditor],
    ]);
    await platform.notices.forgetExpired();
    expect((await page('city')).notices).toEqual([]);
    expect(names((await page('auditor')).notices)).toEqual(['他人的']);
  });
});

describe('preferences', () => {
  const get = async () =>
    (await platform.ask('city', { url: `${URL}/preferences` })).json<NoticePreferences>();
  const put = (payload: object) =>
    platform.ask('city', { method: 'PUT', url: `${URL}/preferences`, payload });

  const watchOf = ({ kinds }: NoticePreferences) =>
    kinds.find(({ kind }) => kind === WATCH_NOTICE.kind);

  it('show every kind with the channels that the platform has, as the kind has them', async () => {
    const shown = await get();
    expect(shown).toMatchObject({ language: 'zh', channels: ['sms'] });
    expect(shown.kinds.map(({ kind }) => kind)).toEqual(NOTICE_KINDS.all.map(({ kind }) => kind));
    expect(watchOf(shown)).toEqual({
      kind: WATCH_NOTICE.kind,
      title: WATCH_NOTICE.title,
      channels: [{ channel: 'sms', enabled: false }],
    });
  });

  it('are the own, and stay as chosen', async () => {
    const choice = { kind: WATCH_NOTICE.kind, channel: 'sms', enabled: true };
    const chosen = await put({ language: 'en', choices: [{ ...choice, enabled: false }, choice] });
    expect(chosen.json<NoticePreferences>().language).toBe('en');
    expect(watchOf(chosen.json())).toMatchObject({ channels: [{ enabled: true }] });
    expect(await get()).toEqual(chosen.json());
    const other = await platform.ask('auditor', { url: `${URL}/preferences` });
    expect(other.json<NoticePreferences>().language).toBe('zh');
    expect(watchOf(other.json())).toMatchObject({ channels: [{ enabled: false }] });
  });

  it('know no kind that is none, and no channel that cannot be turned off', async () => {
    const unknown = { kind: 'nothing', channel: 'sms', enabled: true };
    expect((await put({ choices: [unknown] })).json()).toMatchObject({ code: 'request.invalid' });
    const inside = { kind: 'registry.watch', channel: 'platform', enabled: false };
    expect((await put({ choices: [inside] })).statusCode).toBe(400);
  });
});

describe('deliveries that are parked', () => {
  it('are shown to those who run the platform, with the reason, and tried again by the administrator', async () => {
    await give(city, '搁置');
    await platform.notices.sendDue();
    const parked = async () =>
      (await platform.ask('systemAdministrator', { url: '/api/v1/notice-deliveries' })).json();
    expect(await parked()).toMatchObject({
      deliveries: [
        {
          channel: 'sms',
          kind: 'registry.watch',
          title: WATCH_NOTICE.title,
          attempts: 1,
          reason: 'the person has no address for it',
        },
      ],
    });
    expect(JSON.stringify(await parked())).not.toContain('搁置');
    const { notice } = (await parked()).deliveries[0];
    const url = `/api/v1/notice-deliveries/${notice}/sms/replay`;
    expect((await platform.ask('auditor', { method: 'POST', url })).statusCode).toBe(403);
    const replayed = await platform.ask('systemAdministrator', { method: 'POST', url });
    expect(replayed.statusCode).toBe(204);
    const { rows } = await platform.database.owner.pool.query(
      "select target from audit_entry where action = 'notice.replay'",
    );
    expect(rows).toEqual([{ target: `${notice}-sms` }]);
    await platform.notices.sendDue();
    expect((await parked()).deliveries).toHaveLength(1);
  });
});
