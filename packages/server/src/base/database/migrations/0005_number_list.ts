import type { NumberedMigration } from './migration.ts';

/**
 * Lists of numbers that were looked up at once. They tell what somebody is interested in, so each
 * belongs to its asker and lives for a day.
 */
export const numberList: NumberedMigration = {
  name: '0005_number_list',
  sql: ({ applicationRole: app }) => `
create table number_list (
  id uuid primary key,
  owner_hash bytea not null check (length(owner_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  summary jsonb not null,
  entries json not null,
  keys text[] not null
);
create index number_list_owner_hash_idx on number_list (owner_hash, created_at);
create index number_list_expires_at_idx on number_list (expires_at);
comment on table number_list is 'Numbers looked up at once: entries in the order written, and the keys of the records found. Short-lived; known to its asker only, by a hash.';
grant select, insert, delete on number_list to ${app};
`,
};
