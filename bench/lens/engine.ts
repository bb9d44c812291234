import type { BenchQuery } from './queries.ts';
import type { Spool } from './spool.ts';

/** The five facets of every query, and how many of the largest values each brings. */
export const FACETS = { kind: 10, year: 25, district: 13, subclass: 20, holder: 20 } as const;
export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** The same for every engine: a hit in the title weighs so many times one in the abstract. */
export const TITLE_WEIGHT = 3;
/** First hits by relevance. */
export const TOP = 20;

/** What an engine found, as far as engines are compared. */
export interface Found {
  readonly count: number;
  /** Numbers of the first hits by relevance. */
  readonly top: readonly number[];
  /** Records of the largest values of each facet, largest first; null when the engine has none. */
  readonly facets: Readonly<Record<Facet, readonly number[]>> | null;
  /** Milliseconds by the clock of an engine in another process, so that the way there is not counted. */
  readonly milliseconds?: number;
}

/** One of the things compared. Engines hold no result cache. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  /** How it is asked, where that bears on the figures. */
  readonly notes: readonly string[];
  /** Takes every record of the spool; what is timed as loading. */
  load(spool: Spool): Promise<void>;
  ask(query: BenchQuery): Found | Promise<Found>;
  /** Size of the index with what it needs to answer, in bytes, in memory or on disk. */
  bytes(): number | Promise<number>;
  close(): Promise<void>;
}

/** An engine that is not on this machine: the comparison goes on without it. */
export class EngineAbsent extends Error {}
