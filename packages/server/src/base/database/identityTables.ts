import type { OrganisationKind, Role } from '@zca/domain/identity';
import type { ColumnType, Generated } from 'kysely';
import type { Instant } from './schema.ts';

/* Tables of accounts as the application sees them; see `schema.ts` for how SQL types arrive. */

type Always<T> = ColumnType<T, never, never>;

export interface PersonTable {
  id: Generated<string>;
  display_name: string;
  /** In clear only until the platform of this release has started once. */
  email: string | null;
  created_at: Generated<Instant>;
  email_sealed: Uint8Array | null;
  email_index: Uint8Array | null;
  phone_sealed: Uint8Array | null;
  phone_index: Uint8Array | null;
  demonstration: Generated<boolean>;
  closed_at: Instant | null;
}

export interface CredentialTable {
  person_id: string;
  kind: 'password';
  scrypt_hash: string;
  changed_at: Generated<Instant>;
}

export interface SessionTable {
  id_hash: Uint8Array;
  person_id: string;
  created_at: Generated<Instant>;
  expires_at: Instant;
  last_seen_at: Generated<Instant>;
  user_agent_hash: Uint8Array | null;
  id: Generated<string>;
  stage: Generated<'open' | 'secondFactor'>;
  pending: 'secondFactor' | 'password' | null;
  device: string | null;
  address_sealed: Uint8Array | null;
  told_until: Instant | null;
}

export interface OneTimeLinkTable {
  token_hash: Uint8Array;
  person_id: string;
  purpose: string;
  created_at: Generated<Instant>;
  expires_at: Instant;
  used_at: Instant | null;
}

export interface RoleGrantTable {
  id: Always<number>;
  person_id: string;
  role: Role;
  jurisdiction: string | null;
  granted_by: string;
  granted_at: Generated<Instant>;
  revoked_at: Instant | null;
  manager: Generated<boolean>;
  delegated_by: number | null;
}

export interface OrganisationTable {
  code: string;
  kind: OrganisationKind;
  name_zh: string;
  name_en: string;
  superior: string | null;
  closed_at: Instant | null;
}

export interface PasswordHistoryTable {
  id: Always<number>;
  person_id: string;
  scrypt_hash: string;
  set_at: Instant;
}

export interface SecondFactorTable {
  person_id: string;
  secret_sealed: Uint8Array;
  created_at: Instant;
  confirmed_at: Instant | null;
  last_step: Generated<number>;
}

export interface RecoveryCodeTable {
  person_id: string;
  code_hash: Uint8Array;
  used_at: Instant | null;
}

export interface SignInTable {
  id: Always<number>;
  person_id: string;
  session_id: string | null;
  at: Instant;
  method: 'password' | 'link' | 'provider' | 'demonstration';
  device: string | null;
  address_sealed: Uint8Array | null;
}

export interface SignInFailureTable {
  account_hash: Uint8Array;
  failures: number;
  first_at: Instant;
  locked_until: Instant | null;
}

export interface ApiTokenTable {
  id: Generated<string>;
  person_id: string;
  name: string;
  token_hash: Uint8Array;
  scopes: string[];
  created_at: Instant;
  expires_at: Instant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

export interface ProviderIdentityTable {
  issuer: string;
  subject: string;
  person_id: string;
  linked_at: Instant;
}

export interface IdentityTables {
  person: PersonTable;
  credential: CredentialTable;
  session: SessionTable;
  one_time_link: OneTimeLinkTable;
  role_grant: RoleGrantTable;
  organisation: OrganisationTable;
  password_history: PasswordHistoryTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  sign_in: SignInTable;
  sign_in_failure: SignInFailureTable;
  api_token: ApiTokenTable;
  provider_identity: ProviderIdentityTable;
}
