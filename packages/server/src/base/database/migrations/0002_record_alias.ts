import type { NumberedMigration } from './migration.ts';

/**
 * A publication number leads to the application that it belongs to. A record that was known by its
 * publication number only is retired when its application number becomes known; its versions stay.
 */
export const recordAlias: NumberedMigration = {
  name: '0002_record_alias',
  sql: ({ applicationRole: app }) => `
create table record_alias (
  alias text collate "C" primary key,
  key text collate "C" not null
);
comment on table record_alias is 'Other numbers by which a record is found: publication keys to the key of the record.';
grant select, insert, update on record_alias to ${app};

alter table record add column retired_into text collate "C";
comment on column record.retired_into is 'Key of the record that replaced this one; null while it stands.';

create index quarantine_raw_hash_idx on quarantine (raw_hash);
alter table quarantine add column mapping jsonb;
comment on column quarantine.mapping is 'Meaning of the columns under which the row was read, so that it can be read again when mended.';
create index record_version_import_run_id_idx on record_version (import_run_id) where import_run_id is not null;
`,
};
