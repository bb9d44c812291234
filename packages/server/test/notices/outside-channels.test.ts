import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { configuredChannels } from '../../src/base/notices/index.ts';
import { openGateway } from '../support/gateway.ts';
import { openMailServer } from '../support/mailServer.ts';
import { NO_CHANNELS, NoticeRoom, PARAMS, RETURNED, START } from '../support/notices.ts';

let room: NoticeRoom;
beforeAll(async () => {
  room = await NoticeRoom.open();
});
beforeEach(() => room.clear());

describe('a gateway', () => {
  const seconds = START / 1000;
  const signature = (secret: string, body: string) =>
    `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

  it('is told what a notice is about, its number and its address, signed, and nothing of persons', async () => {
    const hook = await openGateway();
    const config = { ...NO_CHANNELS, webhookUrl: hook.url, webhookSecret: 'key' };
    await room.give({});
    await room.sender({ channels: configuredChannels(config, () => room.now) }).sendDue();
    const [post] = hook.received;
    expect(JSON.parse(post!.body)).toEqual({
      id: expect.stringMatching(/^\d+-webhook$/),
      kind: RETURNED.kind,
      title: '投诉被退回',
      number: PARAMS.number,
      address: 'https://ip.example.gov.cn/desk/matters/1',
      recipient: room.person,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(post!.body).not.toMatch(/张三|李四|13800000000|li@/);
    expect(post!.headers['x-zca-signature']).toBe(signature('key', post!.body));
    expect(post!.headers['x-zca-delivery']).toBe(JSON.parse(post!.body).id);
  });

  it('for SMS is given the telephone and one line', async () => {
    const sms = await openGateway();
    const config = { ...NO_CHANNELS, smsUrl: sms.url, smsSecret: 'other' };
    const notices = room.sender({ channels: configuredChannels(config, () => room.now) });
    await notices.store.setPreferences(room.person, {
      language: 'en',
      choices: [{ kind: RETURNED.kind, channel: 'sms', enabled: true }],
    });
    await room.give({});
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
    const notices = room.sender({ channels: configuredChannels(config, () => room.now) });
    await room.give({});
    await notices.sendDue();
    expect(await room.deliveries()).toMatchObject([{ delivered: false, parked: isFinal }]);
    room.now += 60_000;
    await notices.sendDue();
    expect(await room.deliveries()).toMatchObject([{ delivered: !isFinal, parked: isFinal }]);
  });
});

describe('mail', () => {
  const send = async (url: string) => {
    const config = { ...NO_CHANNELS, mailUrl: url, mailFrom: '知长安 <zca@example.cn>' };
    const notices = room.sender({ channels: configuredChannels(config, () => room.now) });
    await room.give({});
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
    expect(await room.deliveries()).toMatchObject([{ parked: true, attempts: 1 }]);
    await room.database.owner.pool.query('delete from notice');
    server.replies.push('450 busy');
    const notices = await send(server.url);
    expect(await room.deliveries()).toMatchObject([{ parked: false, delivered: false }]);
    room.now += 60_000;
    await notices.sendDue();
    expect(await room.deliveries()).toMatchObject([{ delivered: true }]);
    expect(server.received).toHaveLength(1);
    await notices.close();
  });

  it('waits while the server cannot be reached', async () => {
    const notices = await send('smtp://127.0.0.1:1');
    expect(await room.deliveries()).toMatchObject([
      { parked: false, delivered: false, attempts: 1 },
    ]);
    await notices.close();
  });
});
