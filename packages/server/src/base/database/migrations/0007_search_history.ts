import type { NumberedMigration } from './migration.ts';

/**
 * Searches of people who are signed in. They tell what a person works on, so they are that person's
 * own: nothing joins them with others, and the person can remove them at any time.
 */
export const searchHistory: NumberedMigration = {
  name: '0007_search_history',
  sql: ({ applicationRole: app }) => `
create table person_search (
  id bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  parameters jsonb not null,
  parameters_hash bytea not null check (length(parameters_hash) = 32),
  name text check (name <> ''),
  count bigint not null check (count >= 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  runs integer not null default 1 check (runs > 0),
  unique (person_id, parameters_hash)
);
create index person_search_last_at_idx on person_search (person_id, last_at);
comment on table person_search is 'What a person has searched for, once for each search, with the count at the last time. Known to that person only; without a name it is removed after a while.';
grant select, insert, update, delete on person_search to ${app};
`,
};
