import { z } from 'zod';
import { CLUE_STANDINGS } from './lists.ts';
import { ClueBand, ClueCode, ClueSignal, NearPair } from './model.ts';

/** Shapes of the API of clues. Nothing of it is public. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** Sixteen letters and figures; the same clue bears the same id in every run. */
export const ClueId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .meta({ id: 'ClueId' });

export const ClueStanding = z.enum(CLUE_STANDINGS).meta({ id: 'ClueStanding' });
export type ClueStanding = z.infer<typeof ClueStanding>;

const ClueMatter = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  stateTitle: Bilingual,
  filedAt: z.string(),
  endedAt: z.string().nullable(),
});

/** One line of the list. */
export const ClueLine = z
  .object({
    id: ClueId,
    party: z.object({ id: z.string(), name: z.string() }),
    quarter: z.string(),
    /** District of the applicant (GB/T 2260), the city's code where it is not known; null elsewhere. */
    area: z.string().nullable(),
    zone: z.string().nullable(),
    score: z.number(),
    band: ClueBand,
    codes: z.array(ClueCode),
    /** The weightiest reason. */
    reason: Bilingual,
    standing: ClueStanding,
    matter: ClueMatter.nullable(),
  })
  .meta({ id: 'ClueLine' });
export type ClueLine = z.infer<typeof ClueLine>;

/** A run of the rules over all filings. */
export const ClueRun = z
  .object({
    id: z.int(),
    askedBy: z.string(),
    begunAt: z.string(),
    /** Null while it is under way. */
    endedAt: z.string().nullable(),
    /** What went wrong; null when nothing did. */
    problem: z.string().nullable(),
    filings: z.int().nullable(),
    /** Pairs of nearly the same texts. */
    pairs: z.int().nullable(),
    clues: z.int().nullable(),
    /** Of them new or changed, and those of before that are no longer there. */
    changed: z.int().nullable(),
    gone: z.int().nullable(),
    tookMs: z.number().nullable(),
    /** False when texts or pairs had to be left out for want of memory. */
    complete: z.boolean().nullable(),
  })
  .meta({ id: 'ClueRun' });
export type ClueRun = z.infer<typeof ClueRun>;

export const ClueRuns = z.object({ runs: z.array(ClueRun) }).meta({ id: 'ClueRuns' });
export type ClueRuns = z.infer<typeof ClueRuns>;

export const ClueList = z
  .object({
    caution: Bilingual,
    rows: z.array(ClueLine),
    /** How many fit, beyond the page too. */
    total: z.int(),
    /** By band, over what the asker may see and before any filter but the area. */
    bands: z.record(ClueBand, z.int()),
    /** Areas of which the asker sees clues: code and name. */
    areas: z.array(z.object({ value: z.string(), label: Bilingual })),
    /** The latest run that ended; null before the first. */
    run: ClueRun.nullable(),
    /** True while a run is under way. */
    running: z.boolean(),
  })
  .meta({ id: 'ClueList' });
export type ClueList = z.infer<typeof ClueList>;

export const ClueFiling = z
  .object({
    key: z.string(),
    title: z.string(),
    filingDay: z.string().nullable(),
    applicants: z.array(z.string()),
  })
  .meta({ id: 'ClueFiling' });
export type ClueFiling = z.infer<typeof ClueFiling>;

export const ClueDetail = ClueLine.extend({
  caution: Bilingual,
  /** Run in which it was found as it stands. */
  run: z.int(),
  foundAt: z.string(),
  /** True when the latest run no longer found it. */
  gone: z.boolean(),
  signals: z.array(
    z.object({ signal: ClueSignal, name: Bilingual, weight: z.number(), reason: Bilingual }),
  ),
  /** Kinds that no rule evaluates. */
  unevaluated: z.array(z.object({ code: z.string(), name: Bilingual })),
  /** Every filing that a signal names, as it stands now; those no longer there are left out. */
  filings: z.array(ClueFiling),
  /** Names of the parties that signals name. */
  parties: z.array(z.object({ id: z.string(), name: z.string() })),
  matters: z.array(ClueMatter),
  /** What the form of a matter of this clue must say, word for word. */
  takeUp: z.object({ title: z.string(), area: z.string(), score: z.int() }),
  /** True when the asker's own roles let them take it up. */
  mayTakeUp: z.boolean(),
}).meta({ id: 'ClueDetail' });
export type ClueDetail = z.infer<typeof ClueDetail>;

/** A stretch of a text, and whether the other text has it too. */
const MarkedPart = z.object({ text: z.string(), shared: z.boolean() });

/** Two texts side by side. */
export const CluePair = z
  .object({
    caution: Bilingual,
    pair: NearPair,
    first: ClueFiling.extend({ parts: z.array(MarkedPart) }),
    second: ClueFiling.extend({ parts: z.array(MarkedPart) }),
    /** Similarity of the texts as they stand now. */
    similarity: z.number(),
  })
  .meta({ id: 'CluePair' });
export type CluePair = z.infer<typeof CluePair>;
