import type { Grid, Spread, TileBins } from '@zca/lens';
import type { Answer, Condition, Question } from '@zca/query';
import type { ConnectionTarget } from '../database/connect.ts';
import type { IdRange } from './source.ts';

/** What a search thread is told when it starts. */
export interface ThreadData {
  readonly role: 'writer' | 'reader' | 'merger' | 'builder';
  readonly sourceModule: string;
  /** What the module is told, as plain values. */
  readonly sourceSettings: unknown;
  readonly database: ConnectionTarget;
  readonly snapshotFolder: string | null;
  /** Documents of one segment while the index is made from nothing. */
  readonly segmentSize: number;
  /** Whether an index answers already, which parts of a new one must not replace. */
  readonly isAnswering: boolean;
}

/** A published state of the index: shared memory and plain values, so that posting it copies nothing big. */
export interface PublishedView {
  /** Feed horizon that the view has seen; decimal text. */
  readonly generation: string;
  /** Transactions behind that horizon which the writer has taken ahead of their turn since the last view. */
  readonly ahead: readonly string[];
  /** Another one after the index was made anew: keys of segments mean the same only within it. */
  readonly epoch: string;
  /** Two views of the same mark hold the same records, however they lie in segments. */
  readonly content: string;
  readonly documents: number;
  readonly bytes: number;
  readonly segments: number;
  /** What the lens needs to open the view in another thread. */
  readonly parts: unknown;
}

export type ToWriter =
  | { readonly kind: 'snapshot'; readonly call: number }
  | { readonly kind: 'reindex'; readonly call: number }
  | { readonly kind: 'merged'; readonly plan: number; readonly segment: unknown }
  /** The merge under way was lost and has to be sent again. */
  | { readonly kind: 'unmerged' }
  | { readonly kind: 'poke' }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'view'; readonly view: PublishedView }
  /** Everything that was committed at the start is in the view. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'merge'; readonly plan: number; readonly parts: unknown }
  /** A call ended; `failure` says why when it failed. */
  | { readonly kind: 'done'; readonly call: number; readonly failure: string | null }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'closed' };

/** What two readers need to answer one question together: `SharedParts`. */
export interface Shared {
  readonly memory: SharedArrayBuffer;
  readonly end: 'front' | 'back';
}

/** What a map is drawn of: the records of a condition by their places. */
export interface MapRequest {
  /** Equal for equal `field`, `where` and `scope`, so that what was counted for one tile serves the next. */
  readonly key: string;
  readonly field: string;
  readonly where: Condition;
  readonly scope: Condition;
}

/** A part of a map: one tile, or how the whole layer spreads over cells. */
export type MapPart =
  | { readonly kind: 'tile'; readonly grid: Grid; readonly x: number; readonly y: number }
  | { readonly kind: 'spread'; readonly grid: Grid };

/** A part of a map with what it was made of. */
export interface MapAnswer {
  readonly part: TileBins | Spread;
  /** Records that fit, and of them those with a place. */
  readonly hits: number;
  readonly placed: number;
  readonly generation: string;
}

export type ToReader =
  | { readonly kind: 'view'; readonly view: PublishedView }
  | {
      readonly kind: 'ask';
      readonly call: number;
      readonly question: Question;
      readonly scope: Condition;
      /** ISO instant of a question about the past; null asks the present. */
      readonly past: string | null;
      /** Null when this reader answers alone. */
      readonly shared: Shared | null;
    }
  | {
      readonly kind: 'askAll';
      readonly call: number;
      readonly questions: readonly Question[];
      readonly scope: Condition;
      readonly past: string | null;
      readonly standing: boolean;
    }
  | {
      readonly kind: 'ids';
      readonly call: number;
      readonly where: Condition;
      readonly scope: Condition;
      readonly past: string | null;
    }
  | {
      readonly kind: 'map';
      readonly call: number;
      readonly request: MapRequest;
      readonly part: MapPart;
      readonly past: string | null;
    }
  | { readonly kind: 'close' };

export type FromReader =
  | { readonly kind: 'answer'; readonly call: number; readonly answer: Answer }
  | { readonly kind: 'answers'; readonly call: number; readonly answers: readonly Answer[] }
  | { readonly kind: 'ids'; readonly call: number; readonly ids: readonly string[] }
  | { readonly kind: 'map'; readonly call: number; readonly answer: MapAnswer }
  | {
      readonly kind: 'refused';
      readonly call: number;
      readonly code: string;
      readonly message: string;
      readonly params: Readonly<Record<string, string | number>>;
    }
  | { readonly kind: 'closed' };

/** What the writer asks of the threads that help it to make an index. */
export type ToBuilder = { readonly kind: 'build'; readonly range: IdRange };
export type FromBuilder =
  | { readonly kind: 'built'; readonly segment: SharedArrayBuffer; readonly documents: number }
  | { readonly kind: 'failed'; readonly reason: string };

export type ToMerger =
  | { readonly kind: 'merge'; readonly plan: number; readonly parts: unknown }
  | { readonly kind: 'close' };
export type FromMerger =
  | { readonly kind: 'merged'; readonly plan: number; readonly segment: unknown }
  | { readonly kind: 'closed' };
