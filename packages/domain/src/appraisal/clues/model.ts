import { z } from 'zod';
import { CLUE_BANDS, CLUE_CODES } from './lists.ts';

/**
 * Clues of abnormal filings 非正常申请线索. They say where somebody should look, never what a filing is:
 * that only the China National Intellectual Property Administration determines (《规范申请专利行为的规定》,
 * CNIPA Order 77, in force 2024-01-20). Source: O:G.1.
 */

export const ClueCode = z.enum(CLUE_CODES).meta({ id: 'ClueCode' });
export type ClueCode = z.infer<typeof ClueCode>;

export const ClueBand = z.enum(CLUE_BANDS).meta({ id: 'ClueBand' });
export type ClueBand = z.infer<typeof ClueBand>;

/** Evidence lists hold so many entries; how many there are stands beside them. */
export const MOST_EVIDENCE = 60;

/** Two filings with texts that are nearly the same. */
export const NearPair = z
  .object({
    /** The earlier one by filing day, then by key. */
    first: z.string(),
    second: z.string(),
    /** Jaccard similarity of their shingles, 0 to 1. */
    similarity: z.number(),
    text: z.enum(['abstract', 'claim']),
    /** True for filings of one day: a divisional of the same year cannot be told from its number. */
    sameDay: z.boolean(),
  })
  .meta({ id: 'NearPair' });
export type NearPair = z.infer<typeof NearPair>;

const evidence = {
  /** 0 to 1; the score weighs it by the kind. */
  strength: z.number(),
  /** Day of the latest filing or transfer, which puts the signal into a quarter. */
  day: z.string(),
  /** Keys of the filings, at most `MOST_EVIDENCE`, and how many there are. */
  filings: z.array(z.string()),
  count: z.int(),
};

export const ClueSignal = z
  .discriminatedUnion('code', [
    z.object({ code: z.literal('N1'), ...evidence, months: z.int(), pairs: z.array(NearPair) }),
    z.object({
      code: z.literal('N2'),
      ...evidence,
      pairs: z.array(NearPair),
      /** Whether the earlier filing was published before the later one was filed. */
      published: z.boolean(),
    }),
    z.object({ code: z.literal('N3'), ...evidence, title: z.string(), days: z.int() }),
    z.object({
      code: z.literal('N5'),
      ...evidence,
      days: z.int(),
      inventors: z.int(),
      /** IPC subclasses over which the filings spread. */
      subclasses: z.int(),
      /** Filings in a period of as many days, on average over the two years before. */
      usual: z.number(),
      /** Research staff; null while no register tells. */
      researchers: z.int().nullable(),
    }),
    z.object({
      code: z.literal('N6'),
      ...evidence,
      /** Ids of the applicants, the own one included. */
      parties: z.array(z.string()),
      partyCount: z.int(),
      pairs: z.array(NearPair),
      links: z.array(
        z.object({ kind: z.enum(['address', 'agent', 'inventor']), value: z.string() }),
      ),
    }),
    z.object({
      code: z.literal('N7'),
      ...evidence,
      months: z.int(),
      buyers: z.int(),
      transfers: z.array(z.object({ key: z.string(), day: z.string(), to: z.string() })),
    }),
  ])
  .meta({ id: 'ClueSignal' });
export type ClueSignal = z.infer<typeof ClueSignal>;

/** What the platform noticed about one applicant in one quarter. */
export interface FoundClue {
  /** Id of the party. */
  readonly party: string;
  /** `2025Q3`, by the day of filing or transfer. */
  readonly quarter: string;
  /** 1 − Π(1 − weight × strength), 0 to 1. */
  readonly score: number;
  readonly band: ClueBand;
  /** Strongest first. */
  readonly signals: readonly ClueSignal[];
}

/** What the rules need of a patent application. */
export interface Filing {
  readonly key: string;
  readonly kind: 'invention' | 'utilityModel' | 'design';
  readonly title: string;
  readonly filingDay: string;
  /** Year in the application number; null where there is none. */
  readonly numberYear: number | null;
  /** Ids of the applicants as they stand today, the first-named one first. */
  readonly parties: readonly string[];
  /** The first applicant's address in a form to be compared; null for one that leads to no door. */
  readonly address: string | null;
  /** Name of the agency and the agent, one a person. */
  readonly agents: readonly string[];
  readonly inventors: readonly string[];
  readonly subclasses: readonly string[];
  /** The simple family by its priorities; null for a filing that claims none. */
  readonly family: string | null;
  /** The international application of a national phase; null for others. */
  readonly international: string | null;
  /** First day of publication; null while unknown. */
  readonly publishedOn: string | null;
  readonly grantedOn: string | null;
  readonly transfers: readonly { readonly day: string; readonly to: readonly string[] }[];
}

/** Two filings by their place in the list, with what their texts share. */
export interface NearTextPair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
  readonly text: 'abstract' | 'claim';
}
