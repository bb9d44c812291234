import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

const asApplication = (text: string) => database.application.pool.query(text);

describe('the application role', () => {
  const appendOnly = [
    'record_version',
    'change',
    'audit_entry',
    'legal_parameter',
    'journal_entry',
    'log_leaf',
    'log_node',
    'checkpoint',
  ];
  const columns: Readonly<Record<string, string>> = {
    change: 'topic',
    audit_entry: 'actor',
    journal_entry: 'body',
    log_leaf: 'chain',
    log_node: 'hash',
    checkpoint: 'note',
  };

  it.each(appendOnly)('cannot update, delete or truncate %s', async (table) => {
    const column = columns[table] ?? 'key';
    await expect(asApplication(`update ${table} set ${column} = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asApplication(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(asApplication(`truncate ${table}`)).rejects.toThrow(/permission denied/);
    await expect(asApplication(`alter table ${table} add column x int`)).rejects.toThrow(
      /must be owner/,
    );
    await expect(asApplication(`drop table ${table}`)).rejects.toThrow(/must be owner/);
  });

  it.each([
    "insert into journal_entry (chain, number, at, body, previous, hash) values ('a', 1, now(), '1', sha256(''), sha256('')) on conflict (chain, number) do update set body = excluded.body",
    'merge into journal_entry e using (select 1) s on true when matched then delete',
    'select * from journal_entry for update',
    'select * from journal_entry for share',
    'alter sequence journal_entry_id_seq restart',
    "select setval('journal_entry_id_seq', 1)",
    'update journal_pending set entry_id = 1',
    "update journal_inbox set body = '1'",
    'delete from log_state',
    'insert into log_state default values',
    'truncate log_state',
    'create trigger t before insert on journal_entry execute function suppress_redundant_updates_trigger()',
    'create rule r as on insert to journal_entry do instead nothing',
    'alter table journal_entry disable trigger all',
    "set session_replication_role = 'replica'",
  ])('is refused: %s', async (statement) => {
    await expect(asApplication(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it('has no DDL', async () => {
    await expect(asApplication('create table own (id int)')).rejects.toThrow(/permission denied/);
    await expect(asApplication('create schema own')).rejects.toThrow(/permission denied/);
    await expect(asApplication('alter table record add column x int')).rejects.toThrow(
      /must be owner/,
    );
    await expect(asApplication('drop table record')).rejects.toThrow(/must be owner/);
    await expect(asApplication('create temporary table own (id int)')).rejects.toThrow(
      /permission denied/,
    );
    await expect(asApplication('create role own')).rejects.toThrow(/permission denied/);
  });
});
