import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';
import type { IdentityTables } from './identityTables.ts';
import type { MatterTables } from './matterTables.ts';
import type { PlaceTables } from './placeTables.ts';
import type { ThemeTables } from './themeTables.ts';

/*
 * The tables as the application sees them. SQL types arrive as follows (see `types.ts`): bigint as
 * a safe integer, date as YYYY-MM-DD, timestamptz as an ISO instant in UTC, xid8 and numeric as
 * decimal text, bytea as bytes, jsonb as the value. A jsonb value is written as JSON text.
 */

/** An instant as an ISO string, for example `2026-11-22T09:30:00.123456Z`. */
export type Instant = string;
/** A transaction number as decimal text; compared as a number, never as text. */
export type TransactionId = string;

type Always<T> = ColumnType<T, never, never>;
type Json<T> = ColumnType<T, string, string>;
type GeneratedJson<T> = ColumnType<T, string | undefined, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface JournalEntryTable {
  id: Generated<number>;
  chain: string;
  number: number;
  /** With milliseconds; PostgreSQL writes it without zeros at its end. */
  at: Instant;
  /** Canonical JSON. */
  body: string;
  previous: Buffer;
  hash: Buffer;
}

export interface JournalPendingTable {
  entry_id: number;
}

export interface JournalInboxTable {
  id: Always<number>;
  chain: string;
  at: Instant;
  body: string;
}

export interface LogLeafTable {
  index: number;
  entry_id: number;
  chain: string;
  number: number;
  hash: Buffer;
}

export interface LogNodeTable {
  level: number;
  index: number;
  hash: Buffer;
}

export interface CheckpointTable {
  size: number;
  root: Buffer;
  at: Instant;
  note: string;
}

export interface LogStateTable {
  only_row: Always<boolean>;
  size: number;
  origin: string;
  signers: string;
}

export interface AuditEntryTable {
  id: Always<number>;
  at: Generated<Instant>;
  actor: string;
  action: string;
  target: string;
  detail: GeneratedJson<Record<string, unknown>>;
}

export interface ImportRunTable {
  id: Always<number>;
  actor: string;
  status: Generated<'pending' | 'running' | 'finished' | 'failed' | 'cancelled'>;
  started_at: Generated<Instant>;
  finished_at: Instant | null;
  input: Json<unknown>;
  mapping: NullableJson<unknown>;
  counts: GeneratedJson<Record<string, number>>;
  checkpoint: NullableJson<unknown>;
  error: NullableJson<unknown>;
  notes: GeneratedJson<unknown>;
}

export interface SourceFileTable {
  id: Always<number>;
  import_run_id: number;
  name: string;
  size_bytes: number;
  sha256: Uint8Array;
  received_at: Generated<Instant>;
}

export interface RecordVersionTable {
  id: Generated<number>;
  key: string;
  collection: string;
  number: number;
  known_from: Instant;
  data: Json<unknown>;
  content_hash: Uint8Array;
  source_file_id: number | null;
  position: NullableJson<unknown>;
  import_run_id: number | null;
}

export interface RecordTable {
  key: string;
  collection: string;
  version_id: number;
  content_hash: Uint8Array;
  updated_xid: Generated<TransactionId>;
}

export interface RecordHistoryView {
  id: Always<number>;
  key: Always<string>;
  collection: Always<string>;
  number: Always<number>;
  known_from: Always<Instant>;
  known_to: Always<Instant | null>;
  data: Always<unknown>;
  content_hash: Always<Uint8Array>;
  source_file_id: Always<number | null>;
  position: Always<unknown>;
  import_run_id: Always<number | null>;
}

export interface QuarantineTable {
  id: Always<number>;
  import_run_id: number;
  source_file_id: number | null;
  position: Json<unknown>;
  collection: string | null;
  rule: string;
  field: string | null;
  params: GeneratedJson<Record<string, unknown>>;
  raw: NullableJson<unknown>;
  raw_hash: Uint8Array;
  status: Generated<'open' | 'mended' | 'retried' | 'dismissed'>;
  mended: NullableJson<unknown>;
  updated_at: Generated<Instant>;
}

export interface ColumnMappingTable {
  id: Always<number>;
  name: string;
  headers_fingerprint: string;
  mapping: Json<unknown>;
  created_by: string;
  created_at: Generated<Instant>;
}

export interface ClassificationTitleTable {
  scheme: string;
  edition: string;
  symbol: string;
  language: string;
  title: string;
  source: string;
  depth: number | null;
  place: number | null;
}

export interface PersonSearchTable {
  id: Always<number>;
  person_id: string;
  parameters: unknown;
  parameters_hash: Buffer;
  name: string | null;
  count: number;
  first_at: Instant;
  last_at: Instant;
  runs: number;
}

export interface ChangeTable {
  position: Always<number>;
  xid: ColumnType<TransactionId, undefined, never>;
  topic: string;
  key: string;
  version_id: number | null;
}

export interface LegalParameterTable {
  id: Always<number>;
  key: string;
  value: Json<unknown>;
  unit: string | null;
  title_zh: string;
  title_en: string;
  source_title: string;
  document_number: string | null;
  article: string | null;
  effective_from: string;
  effective_to: string | null;
  mark: string;
  note: string | null;
  recorded_at: Generated<Instant>;
  recorded_by: string;
}

export interface CalendarYearTable {
  year: number;
  notice: string;
  published_on: string | null;
}

export interface CalendarDayTable {
  day: string;
  year: number;
  kind: 'holiday' | 'workday';
  notice: string | null;
}

export interface NumberListTable {
  id: string;
  owner_hash: Buffer;
  of_person: Generated<boolean>;
  created_at: Instant;
  expires_at: Instant;
  summary: Json<unknown>;
  entries: Json<unknown>;
  keys: string[];
}

export interface PartyTable {
  id: string;
  key: string;
  kind: 'organisation' | 'person';
  name: string;
  core: string;
  whole: string;
  parent_id: string | null;
  merged_into: string | null;
}

export interface PartyNameTable {
  name: string;
  evidence: string;
  party_id: string;
}

export interface PartyMentionTable {
  right_key: string;
  name: string;
  party_id: string;
}

export interface PartyRenameTable {
  right_key: string;
  former: string;
  present: string;
}

export interface PartyWordTable {
  word: string;
  seen: number;
}

export interface PartyCodeTable {
  code: string;
  party_id: string;
}

export interface PartyActTable {
  id: Always<number>;
  kind: 'merge' | 'undo';
  party_id: string;
  into_id: string;
  undoes: number | null;
  reasons: Json<unknown>;
  actor: string;
  why: string;
  matter_id: string | null;
  at: Instant;
}

export interface PartyProposalTable {
  first_id: string;
  second_id: string;
  matter_id: string;
}

export interface PartyProgressTable {
  only_row: Always<boolean>;
  rules: number;
  filled_to: string | null;
  horizon_xid: TransactionId | null;
  horizon_position: number;
}

export interface SettingTable {
  key: string;
  value: Json<unknown>;
}

export interface SchemaVersionView {
  name: Always<string>;
  applied_at: Always<Instant>;
}

export interface Schema extends IdentityTables, MatterTables, PlaceTables, ThemeTables {
  audit_entry: AuditEntryTable;
  journal_entry: JournalEntryTable;
  journal_pending: JournalPendingTable;
  journal_inbox: JournalInboxTable;
  log_leaf: LogLeafTable;
  log_node: LogNodeTable;
  checkpoint: CheckpointTable;
  log_state: LogStateTable;
  import_run: ImportRunTable;
  source_file: SourceFileTable;
  record: RecordTable;
  record_version: RecordVersionTable;
  record_history: RecordHistoryView;
  quarantine: QuarantineTable;
  column_mapping: ColumnMappingTable;
  classification_title: ClassificationTitleTable;
  change: ChangeTable;
  legal_parameter: LegalParameterTable;
  calendar_year: CalendarYearTable;
  calendar_day: CalendarDayTable;
  number_list: NumberListTable;
  person_search: PersonSearchTable;
  party: PartyTable;
  party_name: PartyNameTable;
  party_mention: PartyMentionTable;
  party_rename: PartyRenameTable;
  party_word: PartyWordTable;
  party_code: PartyCodeTable;
  party_act: PartyActTable;
  party_proposal: PartyProposalTable;
  party_progress: PartyProgressTable;
  setting: SettingTable;
  schema_version: SchemaVersionView;
}

/** The row that a select of a table gives. */
export type Row<T extends keyof Schema> = Selectable<Schema[T]>;
/** The values that an insert into a table takes. */
export type NewRow<T extends keyof Schema> = Insertable<Schema[T]>;
/** The values that an update of a table takes. */
export type RowChange<T extends keyof Schema> = Updateable<Schema[T]>;
