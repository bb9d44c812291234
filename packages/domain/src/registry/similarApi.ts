import { z } from 'zod';
import { RightSummary } from './api.ts';

/** Shapes of the API for records that are similar to a given one. */

export const SimilarRight = z
  .object({
    record: RightSummary,
    /** 0 to 1; see `SIMILARITY_WEIGHTS`. */
    score: z.number(),
    /** Why: what both have, the most significant first. */
    shared: z.object({
      words: z.array(z.string()),
      classes: z.array(
        z.object({ symbol: z.string(), nearness: z.enum(['symbol', 'group', 'subclass']) }),
      ),
      holders: z.array(z.string()),
      inventors: z.array(z.string()),
      citations: z.array(
        z.object({ kind: z.enum(['cites', 'citedBy', 'both']), number: z.string() }),
      ),
      isFamily: z.boolean(),
    }),
  })
  .meta({ id: 'SimilarRight' });
export type SimilarRight = z.infer<typeof SimilarRight>;

export const SimilarAnswer = z
  .object({
    /** The words that the record was looked for by, the most significant first. */
    words: z.array(z.string()),
    /** The same as a query, to be narrowed or changed; empty where the record has no words. */
    query: z.string(),
    rows: z.array(SimilarRight),
    complete: z.boolean(),
    tookMs: z.number(),
  })
  .meta({ id: 'SimilarAnswer' });
export type SimilarAnswer = z.infer<typeof SimilarAnswer>;
