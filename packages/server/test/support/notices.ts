import { type NoticeKind, NoticeKinds } from '@zca/domain/notices';
import { z } from 'zod';
import { inTransaction } from '../../src/base/database/index.ts';
import { createLogger } from '../../src/base/log/log.ts';
import type { Channel, NewNotice, Recipient } from '../../src/base/notices/index.ts';
import { NoticeStore, Notices, noticeOf, notify } from '../../src/base/notices/index.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A kind of notice that leaves the platform by mail and by webhook unless its person chose otherwise. */
export const RETURNED: NoticeKind<{ number: string; by: string }> = {
  kind: 'test.returned',
  title: { zh: '投诉被退回', en: 'A complaint was returned' },
  params: z.object({ number: z.string(), by: z.string() }),
  text: ({ number, by }) => ({ zh: `${by}退回了${number}`, en: `${by} returned ${number}` }),
  number: ({ number }) => number,
  outside: ['mail', 'webhook'],
};
/** What such a notice tells. */
export const PARAMS = { number: '西市监投受〔2026〕12号', by: '张三' };

/** When everything in these tests begins. */
export const START = Date.parse('2026-11-23T01:00:00Z');

/** Settings of a platform that has no way out. */
export const NO_CHANNELS = {
  mailUrl: undefined,
  mailFrom: undefined,
  smsUrl: undefined,
  smsSecret: undefined,
  webhookUrl: undefined,
  webhookSecret: undefined,
};

interface Sender {
  readonly channels: readonly Channel[];
  readonly contact?: Partial<Recipient>;
  readonly kinds?: NoticeKinds;
}

/** Notices to one person, on a database and a clock of their own. */
export class NoticeRoom {
  readonly database: TestDatabase;
  person = '';
  now = START;

  private constructor(database: TestDatabase) {
    this.database = database;
  }

  static async open(): Promise<NoticeRoom> {
    return new NoticeRoom(await openTestDatabase());
  }

  /** Begins anew: no notice, another person, the clock at its start. */
  async clear(): Promise<void> {
    this.now = START;
    await this.database.owner.pool.query('delete from notice');
    const { rows } = await this.database.owner.pool.query<{ id: string }>(
      "insert into person (display_name) values ('李四') returning id",
    );
    this.person = rows[0]!.id;
  }

  iso(): string {
    return new Date(this.now).toISOString();
  }

  /** Gives notices of the kind to the person. How many were new. */
  give(...notices: Partial<NewNotice>[]): Promise<number> {
    return inTransaction(this.database.application, (_db, client) =>
      notify(
        client,
        notices.map((each) => ({
          ...noticeOf(RETURNED, PARAMS, { recipient: this.person, link: '/desk/matters/1' }),
          ...each,
        })),
      ),
    );
  }

  /** What sends them, as a process of the platform does. */
  sender({ channels, contact = {}, kinds }: Sender): Notices {
    return new Notices({
      store: new NoticeStore(this.database.application.pool),
      kinds: kinds ?? new NoticeKinds([RETURNED]),
      channels,
      findContact: async () => ({ email: 'li@example.cn', phone: '13800000000', ...contact }),
      publicOrigin: 'https://ip.example.gov.cn',
      clock: () => this.now,
      logger: createLogger('silent'),
    });
  }

  /** A channel that counts, and fails as it is told. */
  recorder(id: Channel['id'], fail: () => Error | undefined = () => undefined) {
    const sent: { readonly id: string; readonly at: number }[] = [];
    const channel: Channel = {
      id,
      reaches: () => true,
      deliver: async (message) => {
        sent.push({ id: message.id, at: this.now });
        const error = fail();
        if (error !== undefined) throw error;
      },
    };
    return { channel, sent };
  }

  /** How every delivery stands. */
  async deliveries() {
    const { rows } = await this.database.owner.pool.query<Record<string, unknown>>(
      `select channel, attempts, delivered_at is not null as delivered, parked_at is not null as parked,
              last_error as error
         from notice_delivery order by notice_id, channel`,
    );
    return rows;
  }
}
