import type { ColumnType, Generated } from 'kysely';
import type { Instant } from './schema.ts';

/* Tables of matters as the application sees them; see `schema.ts` for how SQL types arrive. */

export interface MatterTable {
  id: string;
  definition: string;
  version: number;
  number: string;
  revision: number;
  state: string;
  office: string | null;
  origin: string | null;
  assignee: string | null;
  subject: string;
  filed_at: Instant;
  acted_at: Instant;
  ended_at: Instant | null;
  due_at: Instant | null;
  due_clock: string | null;
  paused: Generated<boolean>;
  recused: Generated<string[]>;
  body: ColumnType<unknown, string, string>;
  head: Uint8Array;
  tracking_hash: Uint8Array | null;
}

export interface MatterPartyTable {
  matter_id: string;
  party: string;
  person_id: string;
}

export interface MatterClockTable {
  matter_id: string;
  clock: string;
  status: string;
  due_at: Instant | null;
  missing_year: number | null;
  alarm_at: Instant | null;
  alarm: Generated<number>;
  was_late: boolean | null;
  started_at: Instant;
  ended_at: Instant | null;
}

export interface MatterValueTable {
  matter_id: string;
  revision: number;
  field: string;
  salt: Uint8Array | null;
  sealed: Uint8Array | null;
  erased_at: Instant | null;
  erased_by: string | null;
}

export interface MatterWordTable {
  word: number;
  matter_id: string;
}

export interface MatterFileTable {
  matter_id: string;
  sha256: Uint8Array;
  field: string;
  revision: number;
}

export interface MatterLinkTable {
  matter_id: string;
  other_id: string;
  relation: string;
}

export interface ActKeyTable {
  key: string;
  asker: string;
  matter_id: string;
  revision: number;
  request_hash: Uint8Array;
  created_at: Instant;
}

export interface MatterErrandTable {
  id: Generated<number>;
  matter_id: string;
  revision: number;
  payload: ColumnType<Record<string, unknown>, string, string>;
  next_at: Instant;
  attempts: Generated<number>;
  last_error: string | null;
}

export interface MatterTables {
  matter: MatterTable;
  matter_party: MatterPartyTable;
  matter_clock: MatterClockTable;
  matter_value: MatterValueTable;
  matter_word: MatterWordTable;
  matter_file: MatterFileTable;
  matter_link: MatterLinkTable;
  act_key: ActKeyTable;
  matter_errand: MatterErrandTable;
}
