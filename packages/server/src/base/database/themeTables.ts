import type { ColumnType, Generated } from 'kysely';
import type { Instant } from './schema.ts';

/* Tables of themes as the application sees them; see `schema.ts` for how SQL types arrive. */

type Json<T> = ColumnType<T, string, string>;

export interface AwardTable {
  id: Generated<number>;
  patent_key: string;
  number: string;
  prize: string;
  prize_text: string;
  year: number;
  day: string | null;
  document_title: string;
  document_number: string;
  source_file: string;
  source_line: number | null;
  recorded_by: string;
  recorded_at: Instant;
}

export interface AwardWithdrawalTable {
  award_id: number;
  reason: string;
  recorded_by: string;
  recorded_at: Instant;
}

export interface AwardRefusalTable {
  id: Generated<number>;
  source_file: string;
  source_line: number;
  cells: Json<Record<string, string>>;
  row_hash: Uint8Array;
  rule: string;
  params: Json<Record<string, string | number>>;
  status: Generated<'open' | 'dismissed'>;
  refused_by: string;
  refused_at: Instant;
}

export interface RuleSetTable {
  id: Generated<number>;
  kind: string;
  version: string;
  rows: Json<readonly Record<string, string>[]>;
  note: string;
  source_file: string;
  recorded_by: string;
  recorded_at: Instant;
}

export interface RuleActivationTable {
  id: Generated<number>;
  kind: string;
  rule_set_id: number | null;
  drift: Json<unknown>;
  recorded_by: string;
  recorded_at: Instant;
}

export interface LabelOverrideTable {
  id: Generated<number>;
  patent_key: string;
  kind: string;
  label: string;
  verdict: string;
  reason: string;
  ruleset: string;
  recorded_by: string;
  recorded_at: Instant;
}

export interface LabelOverrideEndTable {
  override_id: number;
  reason: string;
  recorded_by: string;
  recorded_at: Instant;
}

export interface RosterTable {
  id: Generated<number>;
  name: string;
  source_file: string;
  remarks: Json<unknown>;
  recorded_by: string;
  recorded_at: Instant;
}

export interface RosterFirmTable {
  roster_id: number;
  line: number;
  name: string;
  credit_code: string | null;
  division: string | null;
  industry: string | null;
  zone: string | null;
}

export interface ThemeTables {
  award: AwardTable;
  award_withdrawal: AwardWithdrawalTable;
  award_refusal: AwardRefusalTable;
  rule_set: RuleSetTable;
  rule_activation: RuleActivationTable;
  label_override: LabelOverrideTable;
  label_override_end: LabelOverrideEndTable;
  roster: RosterTable;
  roster_firm: RosterFirmTable;
}
