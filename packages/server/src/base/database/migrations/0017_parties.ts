import type { NumberedMigration } from './migration.ts';

/**
 * Who stands behind names as rights write them. A name belongs to one party from the start, by its normal
 * form, and never leaves it. Two parties become one by an edge (`merged_into`) that an act lays and another
 * act takes away, so undoing a merge gives exactly the state before.
 */
export const parties: NumberedMigration = {
  name: '0017_parties',
  sql: ({ applicationRole: app }) => `
create table party (
  id text collate "C" primary key,
  key text collate "C" not null unique,
  kind text collate "C" not null check (kind in ('organisation', 'person')),
  name text not null,
  core text collate "C" not null,
  whole text collate "C" not null,
  parent_id text collate "C",
  merged_into text collate "C" references party (id),
  check (merged_into <> id)
);
create index party_core_idx on party (core, id);
create index party_whole_idx on party (whole, id);
create index party_parent_idx on party (parent_id) where parent_id is not null;
create index party_merged_idx on party (merged_into) where merged_into is not null;
comment on table party is 'Organisations and persons. The key is the normal form of the name, for a person with a second piece of evidence; the id is made from it. parent_id may name a party that no right has named yet.';
grant select, insert, delete, update (core, whole, merged_into, parent_id) on party to ${app};

create table party_name (
  name text collate "C" not null,
  evidence text collate "C" not null,
  party_id text collate "C" not null references party (id),
  primary key (name, evidence)
);
create index party_name_party_idx on party_name (party_id);
comment on table party_name is 'Names as rights write them, each with the party that it stands for. Evidence is empty for organisations; the name of a person stands for nobody without it.';
grant select, insert, delete, update (party_id) on party_name to ${app};

create table party_mention (
  right_key text collate "C" not null,
  name text collate "C" not null,
  party_id text collate "C" not null references party (id),
  primary key (right_key, name)
);
create index party_mention_party_idx on party_mention (party_id);
comment on table party_mention is 'In which right a person is named. What an organisation holds is asked of the index by its names; a name alone says nothing of a person. A person whom no right names any more is removed.';
grant select, insert, delete on party_mention to ${app};

create table party_rename (
  right_key text collate "C" not null,
  former text collate "C" not null,
  present text collate "C" not null,
  primary key (right_key, former, present)
);
create index party_rename_present_idx on party_rename (present);
comment on table party_rename is 'Names before and after a change of name of a holder, as a right was gazetted. A transfer is none.';
grant select, insert, delete on party_rename to ${app};

create table party_code (
  code text collate "C" not null,
  party_id text collate "C" not null references party (id),
  primary key (code, party_id)
);
create index party_code_party_idx on party_code (party_id);
comment on table party_code is 'Unified social credit codes that rights state with a name. Several with one party show a name that several organisations bear.';
grant select, insert on party_code to ${app};

create table party_act (
  id bigint primary key generated always as identity,
  kind text collate "C" not null check (kind in ('merge', 'undo')),
  party_id text collate "C" not null references party (id),
  into_id text collate "C" not null references party (id),
  undoes bigint unique references party_act (id),
  reasons jsonb not null,
  actor text collate "C" not null,
  why text not null,
  matter_id uuid references matter (id),
  at timestamptz not null,
  check ((kind = 'undo') = (undoes is not null)),
  check (party_id <> into_id)
);
create index party_act_party_idx on party_act (party_id);
create index party_act_into_idx on party_act (into_id);
comment on table party_act is 'Merges of parties and their undoing, append only: who, why, when and in which matter.';
grant select, insert on party_act to ${app};

create table party_proposal (
  first_id text collate "C" not null references party (id),
  second_id text collate "C" not null references party (id),
  matter_id uuid primary key references matter (id),
  check (first_id < second_id)
);
create index party_proposal_first_idx on party_proposal (first_id);
create index party_proposal_second_idx on party_proposal (second_id);
comment on table party_proposal is 'Pairs of parties of which people were asked, with the matter in which they decide. A pair that waits or was kept apart is neither asked nor merged by the platform; one that was withdrawn is as if it had not been asked.';
grant select, insert on party_proposal to ${app};

create table party_word (
  word text collate "C" primary key,
  seen integer not null check (seen > 0)
);
comment on table party_word is 'How many names had a Latin word at the last comparison of all parties; the empty word counts all names. Two parties are compared later with the same weights.';
grant select, insert, delete on party_word to ${app};

create table party_progress (
  only_row boolean primary key default true check (only_row),
  rules integer not null,
  filled_to text collate "C",
  horizon_xid xid8,
  horizon_position bigint not null
);
comment on table party_progress is 'How far the names of rights were read: filled_to is the last key of the first reading, null when it is done; the horizon is that of the change feed, and null after a restore, when all is read anew; rules is the version of the normal form.';
grant select, insert, update on party_progress to ${app};
`,
};
