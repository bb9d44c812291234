import { z } from 'zod';
import { BothWords, MatterReference } from '../matters/index.ts';
import { ParameterMark, ParameterValue } from '../law/index.ts';
import { CalendarDay } from '../registry/index.ts';
import {
  Direction,
  Entry,
  IndicatorGroup,
  IndicatorKind,
  IndicatorRank,
  IndicatorStatus,
  Measured,
  PeriodName,
  PlainEntry,
  PublishedFigure,
  RegisterKey,
} from './model.ts';

/** An area as pages name it. */
export const AreaView = z
  .object({
    code: z.string(),
    kind: z.enum(['city', 'district', 'zone']),
    name: BothWords,
    /** One character, two letters in English. */
    mark: BothWords,
  })
  .meta({ id: 'IndicatorArea' });
export type AreaView = z.infer<typeof AreaView>;

/** Areas in which the asker may do more than read what is published; empty for visitors. */
export const OwnAreas = z
  .object({
    /** Codes of the areas whose present values the asker may see. */
    live: z.array(z.string()),
    /** Codes of the areas for which the asker may report values. */
    draft: z.array(z.string()),
  })
  .meta({ id: 'IndicatorOwnAreas' });
export type OwnAreas = z.infer<typeof OwnAreas>;

/** One way of counting; the first is published, the others stand beside it by name. */
export const MethodView = z
  .object({
    id: z.string(),
    title: BothWords,
    /** What is counted, in a sentence. */
    statement: BothWords,
    /** From records of rights, from registered entries, or from both. */
    source: z.enum(['records', 'entries', 'both']),
  })
  .meta({ id: 'IndicatorMethod' });
export type MethodView = z.infer<typeof MethodView>;

/** A definition in one version, without its numbers. */
export const DefinitionView = z
  .object({
    /** '1' to '13', '14' and up for other targets, 'c1' and up for the statistics of chapter 1. */
    code: z.string(),
    version: z.int(),
    effectiveFrom: CalendarDay,
    effectiveTo: CalendarDay.nullable(),
    rank: IndicatorRank,
    group: IndicatorGroup,
    kind: IndicatorKind,
    direction: Direction,
    title: BothWords,
    shortTitle: BothWords,
    unit: BothWords,
    decimals: z.int(),
    owner: BothWords,
    sources: z.array(BothWords),
    base: z.object({ year: z.int(), value: z.number().nullable() }),
    targets: z.array(PublishedFigure),
    /** 口径说明: where the plan contradicts itself, and what this definition does about it. */
    notes: z.array(BothWords),
    methods: z.array(MethodView),
    registers: z.array(RegisterKey),
    /** Marked 〔待核〕: to be confirmed before anybody relies on it. */
    unverified: z.array(BothWords),
  })
  .meta({ id: 'IndicatorDefinition' });
export type DefinitionView = z.infer<typeof DefinitionView>;

/** A forecast for the end of the plan with its interval. */
export const Forecast = z
  .object({
    year: z.int(),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    /** Share of cases that the interval is to hold: 0.8. */
    level: z.number(),
    method: BothWords,
  })
  .meta({ id: 'IndicatorForecast' });
export type Forecast = z.infer<typeof Forecast>;

/** How a value stands against target and schedule. */
export const Assessment = z
  .object({
    status: IndicatorStatus,
    /** Why, in a sentence with the figures. */
    reason: BothWords,
    target: z.number().nullable(),
    /** What the schedule wants at the day; null where no line can be drawn. */
    scheduled: z.number().nullable(),
    /** (X − A) / (T − A). */
    progress: z.number().nullable(),
    /** X / T. */
    completion: z.number().nullable(),
    /** Mean gain a year so far, and the one that is still needed. */
    pace: z.object({ reached: z.number().nullable(), needed: z.number().nullable() }),
    forecast: Forecast.nullable(),
  })
  .meta({ id: 'IndicatorAssessment' });
export type Assessment = z.infer<typeof Assessment>;

/** A published value. */
export const PublishedValue = z
  .object({
    code: z.string(),
    area: z.string(),
    period: PeriodName,
    vintage: z.int(),
    value: z.number().nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    method: z.string(),
    definitionVersion: z.int(),
    publishedAt: z.string(),
    /** Id of the frozen evidence. */
    evidence: z.string(),
    evidenceHash: z.string(),
    /** Why it was corrected; null for a first vintage. */
    correction: z.string().nullable(),
    /** Id and number of the matter in which it was drafted, audited and published. */
    matter: MatterReference,
  })
  .meta({ id: 'PublishedIndicatorValue' });
export type PublishedValue = z.infer<typeof PublishedValue>;

/** One indicator of the board. */
export const BoardRow = z
  .object({
    code: z.string(),
    rank: IndicatorRank,
    group: IndicatorGroup,
    title: BothWords,
    shortTitle: BothWords,
    unit: BothWords,
    decimals: z.int(),
    direction: Direction,
    measured: Measured,
    assessment: Assessment,
    /** The value of every area within reach, with its status against the area's own target. */
    areas: z.array(
      z.object({
        area: z.string(),
        value: z.number().nullable(),
        target: z.number().nullable(),
        status: IndicatorStatus,
      }),
    ),
    /** Values of the years of the plan, for a small line. */
    years: z.array(z.object({ year: z.int(), value: z.number().nullable() })),
    published: z
      .object({ value: z.number().nullable(), vintage: z.int(), publishedAt: z.string() })
      .nullable(),
  })
  .meta({ id: 'IndicatorBoardRow' });
export type BoardRow = z.infer<typeof BoardRow>;

/** What board and detail say alike: what was asked, and of which data it was answered. */
const Answer = z.object({
  area: AreaView,
  /** Areas that the asker may choose. */
  reach: z.array(AreaView),
  own: OwnAreas,
  period: z.object({ name: PeriodName, from: CalendarDay, to: CalendarDay, day: CalendarDay }),
  /** `live`: counted now; `published`: the latest vintages alone, which is what the public sees. */
  source: z.enum(['live', 'published']),
  /** Generation of the data that was seen; values are those of no older one. */
  generation: z.string(),
  /** False while the index is still being made: counts are then lower bounds. */
  complete: z.boolean(),
  tookMs: z.number(),
});

/** The thirteen indicators and what else is asked for, for one area and period. */
export const Board = Answer.extend({
  plan: z.object({ title: BothWords, fromYear: z.int(), toYear: z.int() }),
  rows: z.array(BoardRow),
  demonstration: z.boolean(),
}).meta({ id: 'IndicatorBoard' });
export type Board = z.infer<typeof Board>;

/** A part of a value, into which one can go further. */
export const Breakdown = z
  .object({
    id: z.string(),
    title: BothWords,
    /** Whether a record can stand in several parts: then their sum is more than the whole. */
    overlapping: z.boolean(),
    parts: z.array(z.object({ id: z.string(), title: BothWords, count: z.number() })),
    /** Of overlapping parts: every combination with its exact count. */
    combinations: z.array(z.object({ parts: z.array(z.string()), count: z.number() })),
  })
  .meta({ id: 'IndicatorBreakdown' });
export type Breakdown = z.infer<typeof Breakdown>;

/** An indicator beside those of others: other areas of the same kind, or other cities. */
export const Peers = z
  .object({
    of: z.enum(['areas', 'cities']),
    rows: z.array(
      z.object({
        /** Division code; empty for a city entered without one. */
        code: z.string(),
        name: BothWords,
        isOwn: z.boolean(),
        value: z.number().nullable(),
        /** Counted now, published by this city, or registered from what a city published. */
        basis: z.enum(['live', 'published', 'registered']),
        /** The document that tells the figure of another city. */
        source: z.object({ title: z.string(), number: z.string() }).nullable(),
      }),
    ),
    /** Place of the own value among those that have one, 1 for the highest; equals share a place. */
    rank: z.int().nullable(),
    /** How many have a value. */
    known: z.int(),
  })
  .meta({ id: 'IndicatorPeers' });
export type Peers = z.infer<typeof Peers>;

/** Everything about one indicator for an area and a period. */
export const IndicatorDetail = Answer.extend({
  definition: DefinitionView,
  measured: Measured,
  assessment: Assessment,
  /** Other methods by name, never mixed into the first. */
  alternatives: z.array(z.object({ method: z.string(), measured: Measured })),
  areas: z.array(
    Measured.extend({
      target: z.number().nullable(),
      /** The document that sets the target of the area. */
      targetBasis: z.string().nullable(),
      status: IndicatorStatus,
    }),
  ),
  /** Points of the line: counted values, the schedule where there is one, and published values. */
  series: z.array(
    z.object({
      period: PeriodName,
      /** End of the period on the line of years: 2025.0 is the end of 2024. */
      at: z.number(),
      value: z.number().nullable(),
      scheduled: z.number().nullable(),
      published: z.number().nullable(),
      /** Earlier vintages of the same period, oldest first. */
      corrected: z.array(z.number().nullable()),
    }),
  ),
  breakdowns: z.array(Breakdown),
  peers: Peers,
  /** Registered figures that went into the value, such as the population. */
  inputs: z.array(Entry),
  published: z.array(PublishedValue),
  /** The value's own search, where it is counted from records of rights: query language and day. */
  search: z.string().nullable(),
}).meta({ id: 'IndicatorDetail' });
export type IndicatorDetail = z.infer<typeof IndicatorDetail>;

/** One record or entry behind a value. */
export const CountedItem = z
  .object({
    kind: z.enum(['right', 'entry']),
    /** Key of the right, or id of the entry. */
    id: z.string(),
    title: z.string(),
    number: z.string(),
    area: z.string().nullable(),
    /** Why it is counted, each fact in words. */
    why: z.array(BothWords),
    /** The entry itself with its evidence, for who may see its area; null for a right, whose page tells more. */
    entry: Entry.nullable(),
  })
  .meta({ id: 'CountedItem' });
export type CountedItem = z.infer<typeof CountedItem>;

/** A page of what a value counts; of a published value, of its frozen list. */
export const CountedItems = z
  .object({
    count: z.int(),
    items: z.array(CountedItem),
    cursor: z.string().nullable(),
    /** Set when the list is that of a published value. */
    evidence: z.string().nullable(),
    /** Further parts of what was asked for, with the first page. */
    breakdowns: z.array(Breakdown),
    /**
     * Of a frozen list of rights: how many of them the index still has under the same key. Parts count
     * just those, by what is known of them now. Told with the first page; null for what is counted now, and for entries.
     */
    stillThere: z.int().nullable(),
  })
  .meta({ id: 'CountedItems' });
export type CountedItems = z.infer<typeof CountedItems>;

/** The frozen evidence of a value: what was counted, by what, of which data. */
export const EvidenceView = z
  .object({
    id: z.string(),
    code: z.string(),
    definitionVersion: z.int(),
    method: z.string(),
    area: z.string(),
    period: PeriodName,
    day: CalendarDay,
    measured: Measured,
    /** The question to the lens as it was asked, in canonical JSON; null where no rights are counted. */
    question: z.string().nullable(),
    generation: z.string(),
    records: z.object({ count: z.int(), sha256: z.string() }),
    /** Dated parameters in force on the day, by which it was counted. */
    parameters: z.array(
      z.object({
        key: z.string(),
        effectiveFrom: CalendarDay,
        value: ParameterValue,
        mark: ParameterMark,
      }),
    ),
    /** Registered entries that went into it; each whole only for who may see its area. */
    entries: z.array(PlainEntry.extend({ entry: Entry.nullable() })),
    /** SHA-256 of the canonical JSON of all this but id, instant and whole entries. */
    sha256: z.string(),
    takenAt: z.string(),
  })
  .meta({ id: 'IndicatorEvidence' });
export type EvidenceView = z.infer<typeof EvidenceView>;

/** Takes the evidence of a value as it is now and files it as a draft to be audited. */
export const ValueDraft = z
  .object({
    code: z.string(),
    area: z.string(),
    period: PeriodName,
    /** Why a published value is corrected; asked for where one is published. */
    correction: z.string().max(1000).optional(),
    note: z.string().max(1000).optional(),
  })
  .meta({ id: 'IndicatorValueDraft' });
export type ValueDraft = z.infer<typeof ValueDraft>;

/** The draft that was filed. */
export const DraftReceipt = z
  .object({
    matter: MatterReference,
    evidence: z.string(),
    evidenceHash: z.string(),
    measured: Measured,
  })
  .meta({ id: 'IndicatorDraftReceipt' });
export type DraftReceipt = z.infer<typeof DraftReceipt>;
