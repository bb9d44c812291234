import { sealEntry } from '@zca/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FilledLedger } from '../../support/filledLedger.ts';
import { AT, hexBytes } from '../../support/ledger.ts';

let ledger: FilledLedger;
beforeEach(async () => {
  ledger = await FilledLedger.open();
});
afterEach(() => ledger.database.drop());

describe('an entry', () => {
  it.each([
    ['body', `update journal_entry set body = '{"act":"refuse"}' where id = $1`],
    ['instant', "update journal_entry set at = at + interval '1 second' where id = $1"],
    ['hash', "update journal_entry set hash = sha256('x') where id = $1"],
    ['previous hash', "update journal_entry set previous = sha256('x') where id = $1"],
    ['chain', "update journal_entry set chain = 'matter:9', number = 1 where id = $1"],
    ['number', 'update journal_entry set number = 99 where id = $1'],
  ])('is named when its %s was altered', async (_, statement) => {
    const { id } = await ledger.rowOf('matter:1', 2);
    await ledger.tamper(statement, [id]);
    const found = await ledger.faults();
    expect(found).toContainEqual({
      code: 'entry-altered',
      params: expect.objectContaining({ id: String(id) }),
    });
  });

  it('is named when it was rewritten with its hash', async () => {
    const { id, index, previous } = await ledger.rowOf('matter:2', 3);
    const input = { chain: 'matter:2', number: 3, at: AT, previous: previous.toString('hex') };
    const { canonicalBody, hash } = sealEntry({ ...input, body: 'forged' });
    await ledger.tamper('update journal_entry set body = $2, hash = $3 where id = $1', [
      id,
      canonicalBody,
      hexBytes(hash),
    ]);
    const next = await ledger.rowOf('matter:2', 4);
    expect(await ledger.faults()).toEqual([
      {
        code: 'entry-rewritten',
        params: { chain: 'matter:2', number: '3', id: String(id), index: String(index) },
      },
      {
        code: 'previous-differs',
        params: { chain: 'matter:2', number: 4, id: String(next.id) },
      },
    ]);
  });

  it('is named when it was removed, in the midst of its chain and at its end', async () => {
    const middle = await ledger.rowOf('matter:1', 2);
    const last = await ledger.rowOf('matter:2', 4);
    await ledger.tamper('delete from journal_entry where id = any($1)', [[middle.id, last.id]]);
    expect(await ledger.faults()).toEqual([
      {
        code: 'entry-removed',
        params: {
          chain: 'matter:1',
          number: '2',
          id: String(middle.id),
          index: String(middle.index),
        },
      },
      {
        code: 'entry-removed',
        params: { chain: 'matter:2', number: '4', id: String(last.id), index: String(last.index) },
      },
    ]);
  });

  it('is named with those around it when several were removed', async () => {
    await ledger.tamper(
      "delete from journal_entry where chain = 'matter:3' and number between 3 and 7",
    );
    const found = await ledger.faults();
    expect(found.map(({ code, params }) => [code, params.number])).toEqual(
      [3, 4, 5, 6, 7].map((number) => ['entry-removed', String(number)]),
    );
  });

  it('is named when it and its leaf were removed', async () => {
    const { id, index } = await ledger.rowOf('matter:1', 2);
    await ledger.tamper('delete from journal_entry where id = $1', [id]);
    await ledger.tamper('delete from log_leaf where entry_id = $1', [id]);
    const found = await ledger.faults();
    expect(found).toContainEqual({
      code: 'entry-missing',
      params: { chain: 'matter:1', number: 2, to: 2 },
    });
    expect(found).toContainEqual({ code: 'leaf-missing', params: { index, to: index } });
    expect(found.map(({ code }) => code)).toContain('checkpoint-root-differs');
  });

  it('is named when it was added behind the log', async () => {
    const end = await ledger.rowOf('matter:2', 4);
    const previous = end.hash.toString('hex');
    const sealed = sealEntry({ chain: 'matter:2', number: 5, at: AT, previous, body: 'added' });
    const { rows } = await ledger.tamper(
      'insert into journal_entry (chain, number, at, body, previous, hash) values ($1, 5, $2, $3, $4, $5) returning id',
      ['matter:2', AT, sealed.canonicalBody, end.hash, hexBytes(sealed.hash)],
    );
    const [{ id }] = rows as [{ id: number }];
    expect(await ledger.faults()).toEqual([
      { code: 'entry-added', params: { chain: 'matter:2', number: '5', id: String(id) } },
    ]);
  });

  it('is named when two changed places in their chain', async () => {
    const [one, two] = [await ledger.rowOf('matter:3', 4), await ledger.rowOf('matter:3', 5)];
    await ledger.tamper('update journal_entry set number = 1000 where id = $1', [one.id]);
    await ledger.tamper('update journal_entry set number = 4 where id = $1', [two.id]);
    await ledger.tamper('update journal_entry set number = 5 where id = $1', [one.id]);
    const altered = (await ledger.faults()).filter(({ code }) => code === 'entry-altered');
    expect(altered.map(({ params }) => params.id)).toEqual([String(one.id), String(two.id)]);
  });
});
