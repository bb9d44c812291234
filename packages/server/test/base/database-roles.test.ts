import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

const asApplication = (text: string) => database.application.pool.query(text);

describe('the application role', () => {
  const appendOnly = ['record_version', 'change', 'audit_entry', 'legal_parameter'];

  it.each(appendOnly)('cannot update, delete or truncate %s', async (table) => {
    const column = { change: 'topic', audit_entry: 'actor' }[table] ?? 'key';
    await expect(asApplication(`update ${table} set ${column} = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asApplication(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(asApplication(`truncate ${table}`)).rejects.toThrow(/permission denied/);
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
