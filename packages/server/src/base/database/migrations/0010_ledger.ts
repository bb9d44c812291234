import type { NumberedMigration } from './migration.ts';

/**
 * The ledger: chains of entries, one Merkle log over all of them, signed checkpoints. What was written
 * once is never changed: the application may read and add, nothing else. Two tables are in-trays of the
 * sequencer, which alone empties them. They and `log_leaf` refer to entries without a foreign key: its
 * check would lock and rewrite the head of every entry on the path of an act. `zca verify` finds what
 * a foreign key would have kept out.
 */
export const ledger: NumberedMigration = {
  name: '0010_ledger',
  sql: ({ applicationRole: app }) => `
create sequence journal_entry_id_seq as bigint;
create table journal_entry (
  id bigint primary key default nextval('journal_entry_id_seq'),
  chain text collate "C" not null check (chain <> ''),
  number integer not null check (number > 0),
  at timestamptz(3) not null,
  body text not null,
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  constraint journal_entry_chain_number_key unique (chain, number)
);
alter sequence journal_entry_id_seq owned by journal_entry.id;
comment on table journal_entry is 'Every act, in chains. Append only.';
comment on column journal_entry.at is 'The hash is taken of its ISO text in UTC with three digits of a second.';
comment on column journal_entry.body is 'Canonical JSON (RFC 8785), exactly as it was hashed.';

create table journal_pending (
  entry_id bigint primary key
);
comment on table journal_pending is 'Entries that are not in the log yet; filled in the transaction of the entry, emptied by the sequencer.';

create table journal_inbox (
  id bigint generated always as identity primary key,
  chain text collate "C" not null check (chain <> ''),
  at timestamptz(3) not null,
  body text not null
);
comment on table journal_inbox is 'Bodies that the sequencer seals into entries, so that their writers queue for nothing.';

create table log_leaf (
  index bigint primary key check (index >= 0),
  entry_id bigint not null constraint log_leaf_entry_id_key unique,
  chain text collate "C" not null,
  number integer not null,
  hash bytea not null constraint log_leaf_hash_key unique check (length(hash) = 32)
);
comment on table log_leaf is 'The Merkle log (RFC 6962): leaf hashes of entries in the order in which they came in. Append only.';
comment on column log_leaf.chain is 'With number: what was here, should the entry ever be missing.';

create table log_node (
  level smallint not null check (level > 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table log_node is 'Hashes of complete subtrees of 2^level leaves. Append only.';

create table checkpoint (
  size bigint primary key check (size >= 0),
  root bytea not null check (length(root) = 32),
  at timestamptz(3) not null,
  note text not null
);
create index checkpoint_key_idx on checkpoint (size) where note like E'%\\nkey %' or note like E'%\\nretired %' or note like E'%\\nlost %';
comment on table checkpoint is 'Signed states of the log (C2SP checkpoints). Append only.';

create table log_state (
  only_row boolean primary key default true check (only_row),
  size bigint not null default 0 check (size >= 0),
  origin text not null default '',
  signers text not null default ''
);
insert into log_state default values;
comment on table log_state is 'One row, locked by whoever appends to the log.';
comment on column log_state.signers is 'Public keys that sign now, as C2SP verifier keys, between blanks.';

grant usage on sequence journal_entry_id_seq to ${app};
grant select, insert on journal_entry, log_leaf, log_node, checkpoint to ${app};
grant select, insert, delete on journal_pending, journal_inbox to ${app};
grant select on log_state to ${app};
grant update (size, origin, signers) on log_state to ${app};

-- What the audit journal holds already becomes the beginning of its chain.
insert into journal_inbox (chain, at, body)
select 'platform:audit', at,
       json_build_object(
         'row', id,
         'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
         'actor', actor, 'action', action, 'target', target, 'detail', detail)::text
  from audit_entry order by id;
`,
};
