import type { Answer, Question } from './question.ts';
import type { Condition } from './condition.ts';

/** A record as a search engine takes it: values by field name; a missing field is simply absent. */
export interface SearchDocument {
  readonly id: string;
  /** text, keyword: string(s); integer, decimal: number; date: ISO day; point: [longitude, latitude](s). */
  readonly values: Readonly<Record<string, SearchValue>>;
}

export type SearchValue =
  | string
  | number
  | readonly string[]
  | readonly [number, number]
  | readonly (readonly [number, number])[];

/**
 * The port behind which a search engine stands. Questions and answers are plain values; `scope` is
 * added by the platform to every question and cannot be removed by the caller.
 */
export interface SearchEngine {
  ask(question: Question, scope: Condition, signal?: AbortSignal): Promise<Answer>;
  /** Adds or replaces records and removes ids; visible to questions once the promise resolves. */
  apply(change: { upserts: readonly SearchDocument[]; deletes: readonly string[] }): Promise<void>;
  /** Writes a snapshot that a later start can load. */
  snapshot(): Promise<void>;
}
