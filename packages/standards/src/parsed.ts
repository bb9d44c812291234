import type { RuleCode } from './messages.ts';

/** A value that broke a rule. `explain(failure, locale)` turns it into a sentence for people. */
export interface Failure {
  readonly ok: false;
  /** Stable code of the rule that failed; a key of the message catalogue. */
  readonly rule: RuleCode;
  /** What the sentence of the rule needs: the value seen, the value expected. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** The outcome of reading a text: the value, or the first rule that it broke. Never throws. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Failure;

/** Wraps a value as a success. */
export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Names the rule that failed, with the parameters that its sentence shows. */
export function fail(rule: RuleCode, params: Record<string, string | number> = {}): Failure {
  return { ok: false, rule, params };
}
