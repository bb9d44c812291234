import { NoticeKinds } from '@zca/domain/notices';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configuredChannels } from '../../src/base/notices/index.ts';
import { openMailServer } from '../support/mailServer.ts';
import { NO_CHANNELS, NoticeRoom, RETURNED } from '../support/notices.ts';

let room: NoticeRoom;
beforeAll(async () => {
  room = await NoticeRoom.open();
});
beforeEach(() => room.clear());

describe('deliveries', () => {
  it('go by the channels of the kind, unless the person has chosen otherwise', async () => {
    const mail = room.recorder('mail');
    const sms = room.recorder('sms');
    const webhook = room.recorder('webhook');
    const notices = room.sender({ channels: [mail.channel, sms.channel, webhook.channel] });
    await room.give({});
    await notices.sendDue();
    expect([mail.sent.length, sms.sent.length, webhook.sent.length]).toEqual([1, 0, 1]);

    await notices.store.setPreferences(room.person, {
      choices: [
        { kind: RETURNED.kind, channel: 'mail', enabled: false },
        { kind: RETURNED.kind, channel: 'sms', enabled: true },
      ],
    });
    await room.give({});
    await notices.sendDue();
    expect([mail.sent.length, sms.sent.length, webhook.sent.length]).toEqual([1, 1, 2]);
  });

  it('cost one small question when there is nothing to do', async () => {
    const notices = room.sender({ channels: [room.recorder('mail').channel] });
    await room.give({});
    await notices.sendDue();
    const { pool } = room.database.application;
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
    const mail = room.recorder('mail');
    await room.give(...Array.from({ length: 130 }, () => ({})));
    await Promise.all(
      Array.from({ length: 4 }, () => room.sender({ channels: [mail.channel] }).sendDue()),
    );
    expect(mail.sent).toHaveLength(130);
    expect(new Set(mail.sent.map(({ id }) => id)).size).toBe(130);
    expect(await room.deliveries()).toHaveLength(130);
  });

  it('are made again, under the same id, when the process ends before it knows the answer', async () => {
    const mail = room.recorder('mail');
    const killed = room.sender({ channels: [mail.channel] });
    killed.store.delivered = () => new Promise(() => undefined);
    killed.store.failed = () => new Promise(() => undefined);
    await room.give({});
    void killed.sendDue();
    await expect.poll(() => mail.sent.length).toBe(1);
    const next = room.sender({ channels: [mail.channel] });
    await next.sendDue();
    expect(mail.sent).toHaveLength(1);
    room.now += 30_000;
    await next.sendDue();
    expect(mail.sent).toHaveLength(2);
    expect(mail.sent[0]!.id).toBe(mail.sent[1]!.id);
    room.now += 3_600_000;
    await next.sendDue();
    expect(mail.sent).toHaveLength(2);
  });

  it('are written down once when the process ends between the notice and its routing', async () => {
    const mail = room.recorder('mail');
    const killed = room.sender({ channels: [mail.channel] });
    killed.store.takeDue = () => Promise.reject(new Error('killed'));
    await room.give({});
    await expect(killed.sendDue()).rejects.toThrow('killed');
    await room.sender({ channels: [mail.channel] }).sendDue();
    expect(mail.sent).toHaveLength(1);
  });

  it('that fail are tried less and less often, then parked with the reason, then again when told', async () => {
    let broken = true;
    const mail = room.recorder('mail', () => (broken ? new Error('no line') : undefined));
    const notices = room.sender({ channels: [mail.channel] });
    await room.give({});
    for (let step = 0; step < 2000; step += 1, room.now += 30_000) await notices.sendDue();
    const pauses = mail.sent.slice(1).map(({ at }, n) => (at - mail.sent[n]!.at) / 30_000);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 512]);
    expect(await room.deliveries()).toEqual([
      { channel: 'mail', attempts: 12, delivered: false, parked: true, error: 'no line' },
    ]);
    const { parked } = await notices.store.listParked();
    expect(parked).toMatchObject([{ channel: 'mail', kind: RETURNED.kind, reason: 'no line' }]);
    broken = false;
    expect(await notices.store.replay(parked[0]!.notice, 'mail', room.iso())).toBe(true);
    expect(await notices.store.replay(parked[0]!.notice, 'mail', room.iso())).toBe(false);
    await notices.sendDue();
    expect(await room.deliveries()).toMatchObject([
      { delivered: true, parked: false, error: null },
    ]);
  });

  it('do not hold up one another when one fails', async () => {
    let first = true;
    const mail = room.recorder('mail', () => {
      const fails = first;
      first = false;
      return fails ? new Error('poisoned') : undefined;
    });
    await room.give({}, {}, {});
    await room.sender({ channels: [mail.channel] }).sendDue();
    const made = await room.deliveries();
    expect(made.filter(({ delivered }) => delivered === true)).toHaveLength(2);
  });

  it.each([
    ['a person without the address', { contact: { email: null } }, 'no address'],
    ['a kind that is gone', { kinds: new NoticeKinds([]) }, 'unknown kind'],
  ])('to %s are parked with the reason', async (_, change, reason) => {
    const mail = await openMailServer();
    const config = { mailUrl: mail.url, mailFrom: 'zca@example.cn' };
    const channels = configuredChannels({ ...NO_CHANNELS, ...config }, () => room.now);
    await room.sender({ channels }).store.setPreferences(room.person, {
      choices: [{ kind: RETURNED.kind, channel: 'mail', enabled: true }],
    });
    await room.give({});
    const notices = room.sender({ channels, ...change });
    await notices.sendDue();
    expect(await room.deliveries()).toMatchObject([{ parked: true, attempts: 1 }]);
    expect((await notices.store.listParked()).parked[0]!.reason).toContain(reason);
    expect(mail.received).toEqual([]);
    await notices.close();
  });
});
