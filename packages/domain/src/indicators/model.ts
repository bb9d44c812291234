import { z } from 'zod';
import { BothWords } from '../matters/index.ts';
import { CalendarDay } from '../registry/index.ts';
import { readPeriod } from './period.ts';

/** What kind of number an indicator is; it says how periods and areas may be added up. */
export const IndicatorKind = z
  .enum(['stock', 'flow', 'cumulative', 'ratio', 'floorRate', 'relative', 'survey'])
  .meta({ id: 'IndicatorKind' });
export type IndicatorKind = z.infer<typeof IndicatorKind>;

/**
 * What is good: more (`up`), not falling below a floor (`floor`), lying above a reference (`above`),
 * or nothing that was published (`none`).
 */
export const Direction = z
  .enum(['up', 'floor', 'above', 'none'])
  .meta({ id: 'IndicatorDirection' });
export type Direction = z.infer<typeof Direction>;

/** Groups of the plan's first box, and what lies outside it. */
export const INDICATOR_GROUPS = [
  { value: 'creation', title: { zh: '创造', en: 'Creation' } },
  { value: 'use', title: { zh: '运用', en: 'Use' } },
  { value: 'management', title: { zh: '管理', en: 'Management' } },
  { value: 'service', title: { zh: '服务', en: 'Service' } },
  { value: 'protection', title: { zh: '保护', en: 'Protection' } },
] as const;
export const IndicatorGroup = z
  .enum(['creation', 'use', 'management', 'service', 'protection'])
  .meta({ id: 'IndicatorGroup' });
export type IndicatorGroup = z.infer<typeof IndicatorGroup>;

/** `core`: the thirteen of box 1; `target`: other published targets; `statistic`: those of chapter 1. */
export const IndicatorRank = z.enum(['core', 'target', 'statistic']).meta({ id: 'IndicatorRank' });
export type IndicatorRank = z.infer<typeof IndicatorRank>;

export const PeriodName = z
  .string()
  .refine((name) => readPeriod(name) !== undefined, 'Expected 2025, 2025Q3 or 2025-08.')
  .meta({ id: 'PeriodName' });

/** A target or a base as published, with the place that states it. */
export const PublishedFigure = z
  .object({
    /** Year at whose end it is to hold. */
    year: z.int(),
    /** Null where the place gives a direction alone. */
    value: z.number().nullable(),
    /** `above`: the place says more than, and an equal value misses it. */
    comparison: z.enum(['atLeast', 'above']),
    place: BothWords,
    /** The words of the place, or what they mean. */
    text: BothWords,
    /** Whether schedule and progress are computed by this one. */
    adopted: z.boolean(),
  })
  .meta({ id: 'PublishedFigure' });
export type PublishedFigure = z.infer<typeof PublishedFigure>;

/** How the state of an indicator is judged; see `assess`. */
export const IndicatorStatus = z
  .enum([
    'achieved',
    'ahead',
    'onTrack',
    'behind',
    'farBehind',
    'unlikely',
    'met',
    'missed',
    'noTarget',
    'noValue',
  ])
  .meta({ id: 'IndicatorStatus' });
export type IndicatorStatus = z.infer<typeof IndicatorStatus>;

/** A value stands for a number, or says why there is none; never zero for what is not known. */
export const Measured = z
  .object({
    area: z.string(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    /** Why there is no value, or what is to be known about it. */
    reason: BothWords.nullable(),
  })
  .meta({ id: 'MeasuredValue' });
export type Measured = z.infer<typeof Measured>;

export const RegisterKey = z
  .enum([
    'population',
    'pledges',
    'modelEnterprises',
    'standardOrganisations',
    'pilotAreas',
    'serviceStaff',
    'talents',
    'administrativeCases',
    'satisfaction',
    'technologyTransactions',
    'serviceAgencies',
    'pledgeCampaignFirms',
    'wellKnownMarks',
    'peerFigures',
  ])
  .meta({ id: 'RegisterKey' });
export type RegisterKey = z.infer<typeof RegisterKey>;

/** On what a registered entry rests. */
export const EvidenceNote = z
  .object({
    title: z.string().min(1).max(200),
    /** Number of the document; empty when it has none. */
    number: z.string().max(100).default(''),
    /** Name of the file, and the line from which the entry was read. */
    file: z.string().max(200).optional(),
    line: z.int().positive().optional(),
  })
  .meta({ id: 'EvidenceNote' });
export type EvidenceNote = z.infer<typeof EvidenceNote>;

/** What is entered in a register: a firm, a case, a contract, a figure of a survey. */
export const EntryDraft = z
  .object({
    register: RegisterKey,
    /** Name of whom or what it is about; the number of a case or contract. */
    subject: z.string().min(1).max(200),
    /** Unified social credit code, or another number that tells subjects of one name apart. */
    subjectCode: z.string().max(64).optional(),
    /** Area to which it counts: city, district or development zone. */
    area: z.string(),
    /** One of the register's categories. */
    category: z.string().max(64).optional(),
    /** The day of a flow, the first day of what lasts. */
    from: CalendarDay,
    /** Last day on which it holds; for a case, the day on which it was closed. */
    to: CalendarDay.optional(),
    /** For a case, the last day of its statutory period. */
    due: CalendarDay.optional(),
    amountFen: z.int().nonnegative().optional(),
    quantity: z.number().optional(),
    note: z.string().max(1000).optional(),
    evidence: EvidenceNote,
  })
  .meta({ id: 'RegisterEntryDraft' });
export type EntryDraft = z.infer<typeof EntryDraft>;

export const Entry = EntryDraft.extend({
  id: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
}).meta({ id: 'RegisterEntry' });
export type Entry = z.infer<typeof Entry>;

/** An entry as everybody may know it: that it is there and where it counts, not whom it is about. */
export const PlainEntry = z
  .object({
    id: z.string(),
    register: RegisterKey,
    area: z.string(),
    category: z.string().nullable(),
    from: CalendarDay,
    to: CalendarDay.nullable(),
    due: CalendarDay.nullable(),
    /** SHA-256 of the whole entry's canonical JSON, by which it can be held against this. */
    sha256: z.string(),
  })
  .meta({ id: 'PlainRegisterEntry' });
export type PlainEntry = z.infer<typeof PlainEntry>;
