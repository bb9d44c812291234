import { copyInto, inTransaction } from '../../src/base/database/index.ts';
import type { TestDatabase } from './database.ts';

/** Rows in every table, awkward values among them. */
export async function fill({ application, owner }: TestDatabase): Promise<void> {
  await inTransaction(application, async (_db, client) => {
    await client.query(`
      with p as (insert into person (display_name, email) values ('李明', 'a@example.com'), (E'tab\\t\\\\N', null) returning id)
      insert into role_grant (person_id, role, jurisdiction, granted_by) select id, 'district', '610113', 'system' from p`);
    await client.query(`
      insert into credential (person_id, kind, scrypt_hash) select id, 'password', 'x' from person;
      insert into session (id_hash, person_id, expires_at) select sha256(id::text::bytea), id, now() from person;
      insert into one_time_link (token_hash, person_id, purpose, expires_at) select sha256(id::text::bytea), id, 'first', now() from person;
      insert into organisation values ('610113', 'district', '雁塔区局', 'Yanta', null, null);
      update person set email_sealed = '\\x01', email_index = sha256(id::text::bytea);
      insert into password_history (person_id, scrypt_hash, set_at) select id, 'x', now() from person;
      insert into second_factor (person_id, secret_sealed, created_at) select id, '\\x02', now() from person;
      insert into recovery_code (person_id, code_hash) select id, '\\x03' from person;
      insert into sign_in (person_id, at, method, device) select id, now(), 'password', E'Chrome\\\\t' from person;
      insert into sign_in_failure values ('\\x04', 3, now(), null);
      insert into api_token (person_id, name, token_hash, scopes, created_at, expires_at)
        select id, '取数', sha256(id::text::bytea), array['records.read'], now(), now() + interval '1 day' from person;
      insert into provider_identity select 'https://idp.example', id::text, id, now() from person;
      insert into audit_entry (actor, action, target) values ('system', 'start', 'platform');
      insert into import_run (actor, input) values ('system', '{"files": ["a.csv"]}');
      insert into source_file (import_run_id, name, size_bytes, sha256) select id, 'a.csv', 3, sha256('abc') from import_run;
      insert into quarantine (import_run_id, source_file_id, position, rule, raw, raw_hash)
        select import_run_id, id, '{"line": 2}', 'number.checkDigit', E'{"申请号": "a\\\\tb\\\\\\\\n"}', sha256('x') from source_file;
      insert into column_mapping (name, headers_fingerprint, mapping, created_by) values ('常用', 'f', '{}', 'x');
      insert into classification_title values ('ipc', '2026.01', 'H01L29/778', 'zh', '具有二维载流子气沟道的', '官方');
      insert into legal_parameter (key, value, title_zh, title_en, source_title, effective_from, mark, recorded_by)
        values ('patent.term', '20', '期限', 'Term', '专利法', '1993-01-01', '', 'system');
      insert into number_list (id, owner_hash, of_person, created_at, expires_at, summary, entries, keys)
        values (gen_random_uuid(), sha256('o'), true, now(), now(), '{}', E'[{"text": "a\\\\tb"}]', array['CN1', E'x\\y']);
      insert into setting values ('city', '{"name": "长安"}');
      insert into calendar_year values (2026, '国办发明电', '2025-11-04');
      insert into calendar_day values ('2026-02-14', 2026, 'workday', null);`);
    const ids = await client.query<{ id: number }>(
      "select nextval('record_version_id_seq') as id from generate_series(1, 3000)",
    );
    const hash = Buffer.alloc(32, 7);
    const keyed = ids.rows.map(({ id }) => ({ id, key: `CN${id}` }));
    await copyInto(
      client,
      'record_version',
      ['id', 'key', 'collection', 'number', 'known_from', 'data', 'content_hash'],
      keyed.map(({ id, key }) => [
        id,
        key,
        'patent',
        1,
        '2026-01-01T00:00:00.000001Z',
        { key, title: `一种装置\n${key}\\` },
        hash,
      ]),
    );
    await copyInto(
      client,
      'record',
      ['key', 'collection', 'version_id', 'content_hash'],
      keyed.map(({ id, key }) => [key, 'patent', id, hash]),
    );
    await copyInto(
      client,
      'change',
      ['topic', 'key', 'version_id'],
      keyed.map(({ id, key }) => ['record', key, id]),
    );
  });
  // A table that only the owner knows, in a schema of a library.
  await owner.pool.query(
    'create schema library; create table library."Job queue" (id int generated always as identity, double_id int generated always as (id * 2) stored, words text[])',
  );
  await owner.pool.query(
    `insert into library."Job queue" (words) values (array['一', null, 'b,"c']), (null)`,
  );
}

/** All rows of all tables, without the transaction numbers that a restore gives anew. */
export async function contents({ owner }: TestDatabase): Promise<Record<string, string[]>> {
  const { rows: tables } = await owner.pool.query<{ name: string }>(`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'library') and table_name not like 'schema\\_migration%'`);
  const result: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await owner.pool.query<{ row: string }>(
      `select (to_jsonb(t) - 'xid' - 'updated_xid')::text as row from ${name} t where to_jsonb(t)->>'key' is distinct from 'database.id' order by 1`,
    );
    result[name] = rows.map(({ row }) => row);
  }
  return result;
}
