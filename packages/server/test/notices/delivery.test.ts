import { createHmac } from 'node:crypto';
import { NoticeKinds, type NoticeKind } from '@zca/domain/notices';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inTransaction } from '../../src/base/database/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import type { Channel, NewNotice, Recipient } from '../../src/base/notices/index.ts';
import {
  NoticeStore,
  Notices,
  configuredChannels,
  insertedNotices,
  noticeOf,
  noticeRows,
  notify,
} from '../../src/base/notices/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { openGateway } from '../support/gateway.ts';
import { openMailServer } from '../support/mailServer.ts';

const RETURNED: NoticeKind<{ number: string; by: string }> = {
  kind: 'test.returned',
  title: { zh: '投诉被退回', en: 'A complaint was returned' },
  params: z.object({ number: z.string(), by: z.string() }),
  text: ({ number, by }) => ({ zh: `${by}退回了${number}`, en: `${by} returned ${number}` }),
  number: ({ number }) => number,
  outside: ['mail', 'webhook'],
};
const PARAMS = { number: '西市监投受〔2026〕12号', by: '张三' };
const START = Date.parse('2026-11-23T01:00:00Z');

let database: TestDatabase;
let person: string;
let now = START;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  now = START;
  await database.owner.pool.query('delete from notice');
  const { rows } = await database.owner.pool.query<{ id: string }>(
    "insert into person (display_name) values ('李四') returning id",
  );
  person = rows[0]!.id;
});

const iso = () => new Date(now).toISOString();

function give(...notices: Partial<NewNotice>[]): Promise<number> {
  return inTransaction(database.application, (_db, client) =>
    notify(
      client,
      notices.map((each) => ({
        ...noticeOf(RETURNED, PARAMS, { recipient: person, link: '/desk/matters/1' }),
        ...each,
      })),
    ),
  );
}

interface Office {
  readonly channels: readonly Channel[];
  readonly contact?: Partial<Recipient>;
  readonly kinds?: NoticeKinds;
}

const office = ({ channels, contact = {}, kinds }: Office) =>
  new Notices({
    store: new NoticeStore(database.application.pool),
    kinds: kinds ?? new NoticeKinds([RETURNED]),
    channels,
    findContact: async () => ({ email: 'li@example.cn', phone: '13800000000', ...contact }),
    publicOrigin: 'https://ip.example.gov.cn',
    clock: () => now,
    logger: createLogger('silent'),
  });

/** A channel that counts, and fails as it is told. */
function recorder(id: Channel['id'], fail: () => Error | undefined = () => undefined) {
  const sent: { readonly id: string; readonly at: number }[] = [];
  const channel: Channel = {
    id,
    reaches: () => true,
    deliver: async (message) => {
      sent.push({ id: message.id, at: now });
      const error = fail();
      if (error !== undefined) throw error;
    },
  };
  return { channel, sent };
}

async function deliveries() {
  const { rows } = await database.owner.pool.query<Record<string, unknown>>(
    `select channel, attempts, delivered_at is not null as delivered, parked_at is not null as parked,
            last_error as error
       from notice_delivery order by notice_id, channel`,
  );
  return rows;
}

describe('giving a notice', () => {
  it('is part of the transaction, so that one that is rolled back gives none', async () => {
    const given = inTransaction(database.application, async (_db, client) => {
      await notify(client, [noticeOf(RETURNED, PARAMS, { recipient: person })]);
      throw new Error('rolled back');
    });
    await expect(given).rejects.toThrow('rolled back');
    expect(await new NoticeStore(database.application.pool).countUnread(person)).toBe(0);
  });

  it('twice under one key gives one, and without a key two', async () => {
    expect(await give({ dedupeKey: 'a' }, { dedupeKey: 'a' }, { dedupeKey: 'b' })).toBe(2);
    expect(await give({ dedupeKey: 'a' })).toBe(0);
    expect(await give({}, {})).toBe(2);
    expect(await give()).toBe(0);
  });

  it('can be part of the one statement of an act', async () => {
    const notice = noticeOf(RETURNED, PARAMS, { recipient: person, dedupeKey: 'act' });
    const { rows } = await database.application.pool.query(
      `with ${insertedNotices('$1')}, act as (
         insert into audit_entry (actor, action, target) values ('p', 'return', 'm'))
       select count(*)::int as given from given_notice`,
      [JSON.stringify(noticeRows([notice]))],
    );
    expect(rows).toEqual([{ given: 1 }]);
  });

  it('of parameters that are not those of the kind is a defect', () => {
    const wrong = { number: 1 } as unknown as typeof PARAMS;
    expect(() => noticeOf(RETURNED, wrong, { recipient: person })).toThrow();
  });
});

describe('deliveries', () => {
  it('go by the channels of the kind, unless the person has chosen otherwise', async () => {
    const mail = recorder('mail');
    const sms = recorder('sms');
    const webhook = recorder('webhook');
    const notices = office({ channels: [mail.channel, sms.channel, webhook.channel] });
    await give({});
    await notices.sendDue();
    expect([mail.sent.length, sms.sent.length, webhook.sent.length]).toEqual([1, 0, 1]);

    await notices.store.setPreferences(person, {
      choices: [
        { kind: RETURNED.kind, channel: 'mail', enabled: false },
        { kind: RETURNED.kind, channel: 'sms', enabled: true },
      ],
    });
    await give({});
    await notices.sendDue();
    expect([mail.sent.length, sms.sent.length, webhook.sent.length]).toEqual([1, 1, 2]);
  });

  it('cost one small question when there is nothing to do', async () => {
    const notices = office({ channels: [recorder('mail').channel] });
    await give({});
    await notices.sendDue();
    const { pool } = database.application;
    const { query } = pool;
    let asked = 0;
    pool.query = ((...values: unknown[]) => {
      asked += 1;
      return (query as (...all: unknown[]) => unknown).apply(pool, values);
    }) as typeof pool.query;
    try {
      await notices.sendDue();
    } finally {
      pool.query = query;
    }
    expect(asked).toBe(1);
  });

  it('are made once each when several processes look at the same time', async () => {
    const mail = recorder('mail');
    await give(...Array.from({ length: 130 }, () => ({})));
    await Promise.all(
      Array.from({ length: 4 }, () => office({ channels: [mail.channel] }).sendDue()),
    );
    expect(mail.sent).toHaveLength(130);
    expect(new Set(mail.sent.map(({ id }) => id)).size).toBe(130);
    expect(await deliveries()).toHaveLength(130);
  });

  it('are made again, under the same id, when the process ends before it knows the answer', async () => {
    const mail = recorder('mail');
    const killed = office({ channels: [mail.channel] });
    killed.store.delivered = () => new Promise(() => undefined);
    killed.store.failed = () => new Promise(() => undefined);
    await give({});
    void killed.sendDue();
    await expect.poll(() => mail.sent.length).toBe(1);
    const next = office({ channels: [mail.channel] });
    await next.sendDue();
    expect(mail.sent).toHaveLength(1);
    now += 30_000;
    await next.sendDue();
    expect(mail.sent).toHaveLength(2);
    expect(mail.sent[0]!.id).toBe(mail.sent[1]!.id);
    now += 3_600_000;
    await next.sendDue();
    expect(mail.sent).toHaveLength(2);
  });

  it('are written down once when the process ends between the notice and its routing', async () => {
    const mail = recorder('mail');
    const killed = office({ channels: [mail.channel] });
    killed.store.takeDue = () => Promise.reject(new Error('killed'));
    await give({});
    await expect(killed.sendDue()).rejects.toThrow('killed');
    await office({ channels: [mail.channel] }).sendDue();
    expect(mail.sent).toHaveLength(1);
  });

  it('that fail are tried less and less often, then parked with the reason, then again when told', async () => {
    let broken = true;
    const mail = recorder('mail', () => (broken ? new Error('no line') : undefined));
    const notices = office({ channels: [mail.channel] });
    await give({});
    for (let step = 0; step < 2000; step += 1, now += 30_000) await notices.sendDue();
    const pauses = mail.sent.slice(1).map(({ at }, n) => (at - mail.sent[n]!.at) / 30_000);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 512]);
    expect(await deliveries()).toEqual([
      { channel: 'mail', attempts: 12, delivered: false, parked: true, error: 'no line' },
    ]);
    const { parked } = await notices.store.listParked();
    expect(parked).toMatchObject([{ channel: 'mail', kind: RETURNED.kind, reason: 'no line' }]);
    broken = false;
    expect(await notices.store.replay(parked[0]!.notice, 'mail', iso())).toBe(true);
    expect(await notices.store.replay(parked[0]!.notice, 'mail', iso())).toBe(false);
    await notices.sendDue();
    expect(await deliveries()).toMatchObject([{ delivered: true, parked: false, error: null }]);
  });

  it('do not hold up one another when one fails', async () => {
    let first = true;
    const mail = recorder('mail', () => {
      const fails = first;
      first = false;
      return fails ? new Error('poisoned') : undefined;
    });
    await give({}, {}, {});
    await office({ channels: [mail.channel] }).sendDue();
    const made = await deliveries();
    expect(made.filter(({ delivered }) => delivered === true)).toHaveLength(2);
  });

  it.each([
    ['a person without the address', { contact: { email: null } }, 'no address'],
    ['a kind that is gone', { kinds: new NoticeKinds([]) }, 'unknown kind'],
  ])('to %s are parked with the reason', async (_, change, reason) => {
    const mail = await openMailServer();
    const config = { mailUrl: mail.url, mailFrom: 'zca@example.cn' };
    const channels = configuredChannels({ ...NO_CHANNELS, ...config }, () => now);
    await office({ channels }).store.setPreferences(person, {
      choices: [{ kind: RETURNED.kind, channel: 'mail', enabled: true }],
    });
    await give({});
    const notices = office({ channels, ...change });
    await notices.sendDue();
    expect(await deliveries()).toMatchObject([{ parked: true, attempts: 1 }]);
    expect((await notices.store.listParked()).parked[0]!.reason).toContain(reason);
    expect(mail.received).toEqual([]);
    await notices.close();
  });
});

const NO_CHANNELS = {
  mailUrl: undefined,
  mailFrom: undefined,
  smsUrl: undefined,
  smsSecret: undefined,
  webhookUrl: undefined,
  webhookSecret: undefined,
};

describe('a gateway', () => {
  const seconds = START / 1000;
  const signature = (secret: string, body: string) =>
    `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

  it('is told what a notice is about, its number and its address, signed, and nothing of persons', async () => {
    const hook = await openGateway();
    const config = { ...NO_CHANNELS, webhookUrl: hook.url, webhookSecret: 'key' };
    await give({});
    await office({ channels: configuredChannels(config, () => now) }).sendDue();
    const [post] = hook.received;
    expect(JSON.parse(post!.body)).toEqual({
      id: expect.stringMatching(/^\d+-webhook$/),
      kind: RETURNED.kind,
      title: '投诉被退回',
      number: PARAMS.number,
      address: 'https://ip.example.gov.cn/desk/matters/1',
      recipient: person,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(post!.body).not.toMatch(/张三|李四|13800000000|li@/);
    expect(post!.headers['x-zca-signature']).toBe(signature('key', post!.body));
    expect(post!.headers['x-zca-delivery']).toBe(JSON.parse(post!.body).id);
  });

  it('for SMS is given the telephone and one line', async () => {
    const sms = await openGateway();
    const config = { ...NO_CHANNELS, smsUrl: sms.url, smsSecret: 'other' };
    const notices = office({ channels: configuredChannels(config, () => now) });
    await notices.store.setPreferences(person, {
      language: 'en',
      choices: [{ kind: RETURNED.kind, channel: 'sms', enabled: true }],
    });
    await give({});
    await notices.sendDue();
    const [post] = sms.received;
    expect(JSON.parse(post!.body)).toEqual({
      id: expect.stringMatching(/^\d+-sms$/),
      phone: '13800000000',
      text: `A complaint was returned ${PARAMS.number} https://ip.example.gov.cn/desk/matters/1`,
    });
    expect(post!.headers['x-zca-signature']).toBe(signature('other', post!.body));
  });

  it.each([
    [400, true],
    [410, true],
    [302, false],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
  ])('that answers %i is final: %s', async (status, isFinal) => {
    const hook = await openGateway();
    hook.statuses.push(status);
    const config = { ...NO_CHANNELS, webhookUrl: hook.url, webhookSecret: 'key' };
    const notices = office({ channels: configuredChannels(config, () => now) });
    await give({});
    await notices.sendDue();
    expect(await deliveries()).toMatchObject([{ delivered: false, parked: isFinal }]);
    now += 60_000;
    await notices.sendDue();
    expect(await deliveries()).toMatchObject([{ delivered: !isFinal, parked: isFinal }]);
  });
});

describe('mail', () => {
  const send = async (url: string) => {
    const config = { ...NO_CHANNELS, mailUrl: url, mailFrom: '知长安 <zca@example.cn>' };
    const notices = office({ channels: configuredChannels(config, () => now) });
    await give({});
    await notices.sendDue();
    return notices;
  };

  it('bears the whole sentence, since only the recipient reads it, and an id of its own', async () => {
    const server = await openMailServer();
    const notices = await send(server.url);
    const [mail] = server.received;
    expect(mail!.to).toBe('li@example.cn');
    const [head, ...rest] = mail!.raw.split('\r\n\r\n');
    expect(head).toMatch(/^Message-ID: <\d+-mail@example\.cn>$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
    const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(head!)![1];
    const body = rest.join('\r\n\r\n');
    const text =
      encoding === 'base64'
        ? Buffer.from(body, 'base64').toString('utf8')
        : Buffer.from(
            body
              .replaceAll(/=\r\n/g, '')
              .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
                String.fromCharCode(Number.parseInt(hex, 16)),
              ),
            'latin1',
          ).toString('utf8');
    expect(text).toContain(`张三退回了${PARAMS.number}`);
    expect(text).toContain('https://ip.example.gov.cn/desk/matters/1');
    await notices.close();
  });

  it('that the server refuses for good is parked, for now is tried again', async () => {
    const server = await openMailServer();
    server.replies.push('550 no such user');
    await (await send(server.url)).close();
    expect(await deliveries()).toMatchObject([{ parked: true, attempts: 1 }]);
    await database.owner.pool.query('delete from notice');
    server.replies.push('450 busy');
    const notices = await send(server.url);
    expect(await deliveries()).toMatchObject([{ parked: false, delivered: false }]);
    now += 60_000;
    await notices.sendDue();
    expect(await deliveries()).toMatchObject([{ delivered: true }]);
    expect(server.received).toHaveLength(1);
    await notices.close();
  });

  it('waits while the server cannot be reached', async () => {
    const notices = await send('smtp://127.0.0.1:1');
    expect(await deliveries()).toMatchObject([{ parked: false, delivered: false, attempts: 1 }]);
    await notices.close();
  });
});
