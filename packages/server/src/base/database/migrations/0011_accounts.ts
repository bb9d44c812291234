import type { MigrationContext, NumberedMigration } from './migration.ts';

/**
 * Accounts and authority: organisations, the roles of the bureau's work, second factors, passwords
 * with a history, sessions that can be told apart, access tokens, identities of other providers.
 *
 * Those who were administrators become system administrators; officers of the whole city become city
 * officers, those of a place district officers.
 */
export const accounts: NumberedMigration = {
  name: '0011_accounts',
  sql: ({ applicationRole: app }: MigrationContext) => `
create table organisation (
  code text collate "C" primary key,
  kind text not null check (kind in ('city', 'district', 'zone', 'station', 'centre',
    'court', 'customs', 'police', 'agency', 'bank', 'firm', 'university')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  superior text collate "C" references organisation (code),
  closed_at timestamptz,
  check (superior <> code)
);
create index organisation_superior_idx on organisation (superior);
comment on table organisation is 'Offices of the city in their tree, and the bodies that work with it. Closed, never removed, since grants and acts name them.';
grant select, insert, update on organisation to ${app};

alter table role_grant drop constraint role_grant_role_check;
update role_grant set role = case role
  when 'administrator' then 'systemAdministrator'
  when 'officer' then case when jurisdiction is null then 'city' else 'district' end
  else role end;
alter table role_grant add constraint role_grant_role_check check (role in (
  'holder', 'agency', 'bank', 'expert', 'commissioner', 'mediator', 'operator', 'station',
  'district', 'city', 'head', 'centre', 'court', 'customs', 'police', 'leader', 'auditor',
  'systemAdministrator', 'securityAdministrator', 'auditAdministrator'));
alter table role_grant
  add column manager boolean not null default false,
  add column delegated_by bigint references role_grant (id);
comment on column role_grant.manager is 'Whether it may be handed on to the own staff of the organisation.';
comment on column role_grant.delegated_by is 'The manager''s grant from which it was handed on, and with which it ends.';
create index role_grant_delegated_by_idx on role_grant (delegated_by);
update role_grant g set revoked_at = now()
 where g.revoked_at is null and g.role = 'systemAdministrator'
   and exists (select from role_grant o where o.person_id = g.person_id and o.role = g.role
                and o.revoked_at is null and o.id < g.id);
-- Two of the three administrations never meet in one person.
create unique index role_grant_one_administration on role_grant (person_id)
 where revoked_at is null
   and role in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator');

alter table person
  add column email_sealed bytea,
  add column email_index bytea,
  add column phone_sealed bytea,
  add column phone_index bytea,
  add column demonstration boolean not null default false,
  add column closed_at timestamptz;
create unique index person_email_index_key on person (email_index) where email_index is not null;
create index person_phone_index_idx on person (phone_index);
comment on column person.email is 'Address in clear as earlier releases wrote it; sealed and emptied when the platform starts.';
comment on column person.email_index is 'Keyed hash of the address in lower case, by which it is found.';
comment on column person.demonstration is 'Made for the demonstration; has no way in when there is none.';
comment on column person.closed_at is 'Since when the account is closed; null while it is open.';

create table password_history (
  id bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  scrypt_hash text not null,
  set_at timestamptz not null
);
create index password_history_person_id_idx on password_history (person_id);
comment on table password_history is 'Hashes of the last passwords of a person, which must not come again.';
grant select, insert, delete on password_history to ${app};

create table second_factor (
  person_id uuid primary key references person (id),
  secret_sealed bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default -1
);
comment on table second_factor is 'Secrets of one-time passwords (RFC 6238), sealed; last_step is the last time step that was used, so that no code works twice.';
grant select, insert, update, delete on second_factor to ${app};

create table recovery_code (
  person_id uuid not null references person (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
comment on table recovery_code is 'Codes that stand in once for a lost second factor, by their hash.';
grant select, insert, update, delete on recovery_code to ${app};

alter table session
  add column id uuid not null default gen_random_uuid(),
  add column stage text not null default 'open' check (stage in ('open', 'secondFactor')),
  add column pending text check (pending in ('secondFactor', 'password')),
  add column device text,
  add column address_sealed bytea,
  add column told_until timestamptz;
create unique index session_id_key on session (id);
comment on column session.stage is 'secondFactor: the password was right and the code is still to come, until when nobody is signed in.';
comment on column session.pending is 'What must be set up before anything else may be done in this session.';
comment on column session.told_until is 'Sign-ins elsewhere up to this instant have been told here.';

create table sign_in (
  id bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  session_id uuid,
  at timestamptz not null,
  method text not null check (method in ('password', 'link', 'provider', 'demonstration')),
  device text,
  address_sealed bytea
);
create index sign_in_person_id_idx on sign_in (person_id, at);
create index sign_in_at_idx on sign_in (at);
comment on table sign_in is 'Sign-ins of each person, told to that person; kept as long as the log.';
grant select, insert, delete on sign_in to ${app};

create table sign_in_failure (
  account_hash bytea primary key,
  failures integer not null,
  first_at timestamptz not null,
  locked_until timestamptz
);
comment on table sign_in_failure is 'Wrong passwords and codes by keyed hash of the account, whether there is one or not.';
grant select, insert, update, delete on sign_in_failure to ${app};

create table api_token (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  name text not null check (name <> ''),
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  check (expires_at <= created_at + interval '366 days')
);
create unique index api_token_hash_key on api_token (token_hash);
create index api_token_person_id_idx on api_token (person_id);
comment on table api_token is 'Access tokens of programs, by their hash; each limited to the actions that it names.';
grant select, insert on api_token to ${app};
grant update (last_used_at, revoked_at) on api_token to ${app};

create table provider_identity (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person_id uuid not null references person (id),
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index provider_identity_person_id_idx on provider_identity (person_id);
comment on table provider_identity is 'Accounts of other providers (OpenID Connect) by issuer and subject, linked by their person and never by address.';
grant select, insert, delete on provider_identity to ${app};
`,
};
