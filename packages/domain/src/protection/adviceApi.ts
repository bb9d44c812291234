import { z } from 'zod';
import { BothWords, MatterReference } from '../matters/index.ts';
import { FACTORS } from './complaint/factors.ts';
import { EXCLUDED_MATTERS } from './split.ts';
import { valuesOf } from './options.ts';
import { OPERATOR_KINDS } from './sharedFields.ts';
import { REPORT_SUBJECTS } from './report/fields.ts';

/** A place that founds competence, and the office there. */
const AdvisedPlace = z.object({
  reason: BothWords,
  address: z.string().nullable(),
  /** Order and article, as a decision cites it. */
  basis: z.string(),
  /** Code and name of the office; null where the place has none of ours. */
  office: z.object({ code: z.string(), name: BothWords }).nullable(),
  /** A district was named without its city. */
  assumed: z.boolean(),
  /** Name of another city in which it lies. */
  elsewhere: z.string().nullable(),
  onlyIfFirst: z.boolean(),
});

/** Who is competent, and what the office that holds a matter should do with it. */
export const CompetenceAdvice = z
  .object({
    places: z.array(AdvisedPlace),
    suggestion: z.enum(['handle', 'dispatch', 'earlier', 'return', 'outside', 'ask']),
    /** The office to which it should go; null for the city's intake unit and where it goes nowhere. */
    office: z.object({ code: z.string(), name: BothWords }).nullable(),
    /** Reasons whose address is to be asked for. */
    ask: z.array(BothWords),
    /** Places outside the city that are competent. */
    outside: z.array(z.string()),
    basis: z.string().nullable(),
  })
  .meta({ id: 'CompetenceAdvice' });
export type CompetenceAdvice = z.infer<typeof CompetenceAdvice>;

/** An earlier matter that may be the same, or of the same person. */
const LikeMatter = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  /** 0 to 100. */
  score: z.number(),
  signs: z.array(BothWords),
  textSimilarity: z.number(),
  /** Of reports: how a repeated one is treated (order 121 art. 35); null for complaints. */
  treatment: z.enum(['duplicate', 'merge', 'separate']).nullable(),
  /** The article on which that treatment stands; null where it needs none. */
  treatmentBasis: z.string().nullable(),
});

/** The factors of order 121 art. 17. */
const FactorName = z.enum(FACTORS);

const AdvisedFactor = z.object({
  factor: FactorName,
  points: z.number(),
  sentence: BothWords,
  /** Of the matters that were counted those which the asker may read. */
  matters: z.array(MatterReference),
});

/** What the rules suggest of a matter. Advice: every decision is a person's. */
export const MatterAdvice = z
  .object({
    /** Says that it is advice. */
    notice: BothWords,
    competence: CompetenceAdvice.nullable(),
    duplicates: z.array(LikeMatter),
    factors: z
      .object({
        score: z.number(),
        asksForReview: z.boolean(),
        reasons: z.array(AdvisedFactor),
        notEvaluated: z.array(FactorName),
      })
      .nullable(),
    limitation: z
      .object({
        kind: z.enum(['unknown', 'inTime', 'late', 'calendarMissing']),
        lastDay: z.string().nullable(),
        basis: z.string().nullable(),
      })
      .nullable(),
    missing: z.array(z.object({ field: z.string(), title: BothWords, basis: z.string() })),
  })
  .meta({ id: 'MatterAdvice' });
export type MatterAdvice = z.infer<typeof MatterAdvice>;

/** What an officer has learnt of a purchase, for the factors of art. 17. */
export const PurchaseQuestion = z.object({
  quantity: z.coerce.number().positive().optional(),
  usualQuantity: z.coerce.number().positive().optional(),
  purchaseShown: z.enum(['yes', 'no']).optional(),
});
export type PurchaseQuestion = z.infer<typeof PurchaseQuestion>;

const Address = z.string().max(300).nullable().default(null);

/** What somebody is about to file; nothing of it is kept. */
export const DraftQuestion = z
  .object({
    asksForSolution: z.boolean(),
    reportsViolation: z.boolean(),
    asRightHolder: z.boolean().default(false),
    infringesPatent: z.boolean().default(false),
    excluded: z
      .array(z.enum(valuesOf(EXCLUDED_MATTERS)))
      .max(10)
      .default([]),
    operatorKind: z.enum(valuesOf(OPERATOR_KINDS)).nullable().default(null),
    reportSubject: z.enum(valuesOf(REPORT_SUBJECTS)).nullable().default(null),
    businessAddress: Address,
    domicile: Address,
    shownAddress: Address,
    platformDomicile: Address,
    actPlace: Address,
    publisherPlace: Address,
    advertiserPlace: Address,
    agencyPlace: Address,
  })
  .meta({ id: 'DraftQuestion' });
export type DraftQuestion = z.infer<typeof DraftQuestion>;

/** What a draft would become, and who would handle it. */
export const DraftAdvice = z
  .object({
    notice: BothWords,
    /** Why it is nothing yet; null when it is something. */
    empty: BothWords.nullable(),
    parts: z.array(
      z.object({
        kind: z.enum(['complaint', 'report', 'misrouted']),
        basis: z.string(),
        /** Where it belongs, of what is misrouted. */
        route: BothWords.nullable(),
        competence: CompetenceAdvice.nullable(),
      }),
    ),
    /** Both become matters of their own that name each other. */
    linked: z.boolean(),
    otherWays: z.array(BothWords),
  })
  .meta({ id: 'DraftAdvice' });
export type DraftAdvice = z.infer<typeof DraftAdvice>;
