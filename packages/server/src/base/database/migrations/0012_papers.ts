import type { MigrationContext, NumberedMigration } from './migration.ts';

/**
 * Papers that the offices issue, notices to persons with their deliveries, and watches of saved searches,
 * which tell by notices. Of papers nothing is ever changed: what happens to one is a further row.
 */
export const papers: NumberedMigration = {
  name: '0012_papers',
  sql: ({ applicationRole: app }: MigrationContext) => `
${paper(app)}
${notice(app)}
${watch(app)}
`,
};

const paper = (app: string) => `
create table paper_number (
  series text collate "C" primary key,
  last integer not null check (last > 0)
);
comment on table paper_number is 'The last number of each series of document numbers. Counted on in the transaction that issues, so that no number is missing.';
grant select, insert, update on paper_number to ${app};

create table paper (
  id uuid primary key,
  number text collate "C" not null unique,
  code text collate "C" not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{13}$'),
  title text not null check (title <> ''),
  office text not null check (office <> ''),
  subject text collate "C" not null,
  content_hash bytea not null check (length(content_hash) = 32),
  demonstration boolean not null,
  issued_at timestamptz not null,
  issued_by text not null
);
create index paper_subject_idx on paper (subject, issued_at);
comment on table paper is 'Papers as issued. Append only. subject names what a paper is about, for example matter:<id>; content_hash is the SHA-256 of the canonical JSON of the content.';
grant select, insert on paper to ${app};

create table paper_pending (
  paper_id uuid primary key references paper (id),
  content jsonb not null,
  attempts integer not null default 0 check (attempts >= 0),
  next_at timestamptz not null default now(),
  parked_at timestamptz,
  last_error text
);
create index paper_pending_next_at_idx on paper_pending (next_at) where parked_at is null;
comment on table paper_pending is 'Papers that are issued and not yet printed, with what is to be printed; removed when the file is kept.';
grant select, insert, update, delete on paper_pending to ${app};

create table paper_file (
  paper_id uuid primary key references paper (id),
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes bigint not null check (size_bytes > 0),
  extension text not null,
  media_type text not null,
  seal text not null,
  printed_at timestamptz not null
);
comment on table paper_file is 'The file of a paper in the file store, and the seal that it bears. Append only.';
grant select, insert on paper_file to ${app};

create table paper_withdrawal (
  paper_id uuid primary key references paper (id),
  withdrawn_at timestamptz not null,
  withdrawn_by text not null,
  reason text not null check (reason <> '')
);
comment on table paper_withdrawal is 'Papers that no longer hold, and why. Append only.';
grant select, insert on paper_withdrawal to ${app};
`;

const notice = (app: string) => `
create table notice (
  id bigint generated always as identity primary key,
  recipient_id uuid not null references person (id),
  kind text collate "C" not null,
  params jsonb not null default '{}',
  link text check (link like '/%'),
  dedupe_key text collate "C" not null unique default gen_random_uuid()::text,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  routed boolean not null default false
);
create index notice_recipient_idx on notice (recipient_id, id);
create index notice_unread_idx on notice (recipient_id) where read_at is null;
create index notice_unrouted_idx on notice (id) where not routed;
comment on table notice is 'What a person is told, as a kind and its parameters; the sentence is made when it is read. The row is the notice in the platform; routed says that its deliveries to the outside are written down.';
grant select, insert, delete on notice to ${app};
grant update (read_at, routed) on notice to ${app};

create table notice_delivery (
  notice_id bigint not null references notice (id) on delete cascade,
  channel text collate "C" not null,
  attempts integer not null default 0 check (attempts >= 0),
  next_at timestamptz not null default now(),
  delivered_at timestamptz,
  parked_at timestamptz,
  last_error text,
  primary key (notice_id, channel)
);
create index notice_delivery_next_at_idx on notice_delivery (next_at)
  where delivered_at is null and parked_at is null;
create index notice_delivery_parked_at_idx on notice_delivery (parked_at) where parked_at is not null;
comment on table notice_delivery is 'Sending a notice by mail, SMS or webhook, until it is delivered or parked with the reason.';
grant select, insert, update on notice_delivery to ${app};

create table notice_preference (
  person_id uuid not null references person (id),
  kind text collate "C" not null,
  channel text collate "C" not null,
  enabled boolean not null,
  primary key (person_id, kind, channel)
);
comment on table notice_preference is 'Which kinds of notices a person wants outside the platform, where it differs from the default of the kind.';
grant select, insert, update, delete on notice_preference to ${app};

create table notice_language (
  person_id uuid primary key references person (id),
  language text not null check (language in ('zh', 'en'))
);
comment on table notice_language is 'The language in which a person is written to; Chinese where there is no row.';
grant select, insert, update on notice_language to ${app};
`;

const watch = (app: string) => `
create table search_watch (
  search_id bigint primary key references person_search (id) on delete cascade,
  frequency text not null check (frequency in ('atOnce', 'daily')),
  next_at timestamptz not null,
  generation text,
  count bigint check (count >= 0),
  seen bytea check (length(seen) % 8 = 0),
  checked_at timestamptz
);
create index search_watch_next_at_idx on search_watch (next_at);
comment on table search_watch is 'Saved searches of which their person wants to be told what is new: count and, as eight bytes of a hash each in order, the keys found at the last time; seen is null before the first time and where there are too many.';
grant select, insert, update, delete on search_watch to ${app};
`;
