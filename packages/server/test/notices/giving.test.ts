import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/base/database/index.ts';
import {
  insertedNotices,
  noticeOf,
  noticeRows,
  NoticeStore,
  notify,
} from '../../src/base/notices/index.ts';
import { NoticeRoom, PARAMS, RETURNED } from '../support/notices.ts';

let room: NoticeRoom;
beforeAll(async () => {
  room = await NoticeRoom.open();
});
beforeEach(() => room.clear());

describe('giving a notice', () => {
  it('is part of the transaction, so that one that is rolled back gives none', async () => {
    const given = inTransaction(room.database.application, async (_db, client) => {
      await notify(client, [noticeOf(RETURNED, PARAMS, { recipient: room.person })]);
      throw new Error('rolled back');
    });
    await expect(given).rejects.toThrow('rolled back');
    expect(await new NoticeStore(room.database.application.pool).countUnread(room.person)).toBe(0);
  });

  it('twice under one key gives one, and without a key two', async () => {
    expect(await room.give({ dedupeKey: 'a' }, { dedupeKey: 'a' }, { dedupeKey: 'b' })).toBe(2);
    expect(await room.give({ dedupeKey: 'a' })).toBe(0);
    expect(await room.give({}, {})).toBe(2);
    expect(await room.give()).toBe(0);
  });

  it('can be part of the one statement of an act', async () => {
    const notice = noticeOf(RETURNED, PARAMS, { recipient: room.person, dedupeKey: 'act' });
    const { rows } = await room.database.application.pool.query(
      `with ${insertedNotices('$1')}, act as (
         insert into audit_entry (actor, action, target) values ('p', 'return', 'm'))
       select count(*)::int as given from given_notice`,
      [JSON.stringify(noticeRows([notice]))],
    );
    expect(rows).toEqual([{ given: 1 }]);
  });

  it('of parameters that are not those of the kind is a defect', () => {
    const wrong = { number: 1 } as unknown as typeof PARAMS;
    expect(() => noticeOf(RETURNED, wrong, { recipient: room.person })).toThrow();
  });
});
