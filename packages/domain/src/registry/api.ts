import { z } from 'zod';
import { CLASS_SCHEMES } from './classSchemes.ts';
import { CalendarDay, COLLECTIONS } from './model.ts';

/** Shapes of the registry's API. The server answers with them and the web reads them. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** A problem as RFC 9457 tells it, with a stable code and both languages. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: Bilingual,
    /** For a query: where the fault is, in UTF-16 code units of the text asked. */
    position: z.object({ from: z.int(), to: z.int() }).optional(),
    /** For a form: what is wrong where. */
    fields: z.array(z.object({ path: z.string(), message: Bilingual })).optional(),
    /** For a refused act: the stable code of the first reason. */
    reason: z.string().optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** How a list, its charts and its exports are asked; everything fits in an address. */
export const SearchParameters = z.object({
  /** Text in the query language; empty asks for everything. */
  q: z.string().max(4000).default(''),
  /** Included facet values: `field:value`, several of one field are alternatives. */
  include: z.array(z.string().max(300)).max(50).default([]),
  /** Excluded facet values: `field:value`. */
  exclude: z.array(z.string().max(300)).max(50).default([]),
  /** `relevance`, or a column with a leading `-` for descending, e.g. `-filingDay`. */
  sort: z.string().max(60).default('relevance'),
  /** Answers from the record versions known on that day. */
  asOf: CalendarDay.optional(),
  /** Only records found for this list of numbers (`NumberList.id`) of the asker's own. */
  list: z.uuid().optional(),
});
export type SearchParameters = z.infer<typeof SearchParameters>;

/** What is remembered of a search: what was asked, without the view and the page. */
export const RememberedSearch = SearchParameters.omit({ list: true }).meta({
  id: 'RememberedSearch',
});
export type RememberedSearch = z.infer<typeof RememberedSearch>;

/** How soon a person wants to be told what a saved search newly finds. */
export const WATCH_FREQUENCIES = ['atOnce', 'daily'] as const;
export const WatchFrequency = z.enum(WATCH_FREQUENCIES);
export type WatchFrequency = z.infer<typeof WatchFrequency>;

/** A search of the person who is signed in. */
export const OwnSearch = z
  .object({
    id: z.int(),
    parameters: RememberedSearch,
    /** Given by the person; a search with a name stays until it is deleted. */
    name: z.string().nullable(),
    /** How soon the person is told of new records; null when the search is not watched. */
    watch: WatchFrequency.nullable(),
    /** Records found the last time. */
    count: z.int(),
    firstAt: z.string(),
    lastAt: z.string(),
    runs: z.int(),
  })
  .meta({ id: 'OwnSearch' });
export type OwnSearch = z.infer<typeof OwnSearch>;

export const OwnSearches = z
  .object({
    searches: z.array(OwnSearch),
    /** Days after which a search without a name is forgotten; 0 when none is remembered. */
    keptDays: z.int(),
  })
  .meta({ id: 'OwnSearches' });
export type OwnSearches = z.infer<typeof OwnSearches>;

export const FacetBucket = z.object({
  value: z.string(),
  label: Bilingual,
  count: z.int(),
  /** What the value means, for classes whose titles are loaded. */
  title: Bilingual.optional(),
});

/** A class of a scheme in its tree. */
export const ClassEntry = z.object({
  symbol: z.string(),
  /** Absent where no scheme is loaded or it has no title for the symbol. */
  title: Bilingual.optional(),
  /** Records of the class and of all below it. */
  count: z.int(),
  hasChildren: z.boolean(),
});
export type ClassEntry = z.infer<typeof ClassEntry>;

/** One branch of a classification: where it is, and what is directly below it. */
export const ClassBranch = z
  .object({
    scheme: z.enum(CLASS_SCHEMES),
    /** True where official titles are loaded; otherwise the symbols are those that occur in records. */
    isLoaded: z.boolean(),
    path: z.array(z.object({ symbol: z.string(), title: Bilingual.optional() })),
    children: z.array(ClassEntry),
  })
  .meta({ id: 'ClassBranch' });
export type ClassBranch = z.infer<typeof ClassBranch>;

export const FacetView = z
  .object({
    field: z.string(),
    label: Bilingual,
    buckets: z.array(FacetBucket),
    other: z.int(),
    missing: z.int(),
    distinct: z.int(),
    /** What must stand beside its figures: how sure the labels are. */
    note: Bilingual.optional(),
  })
  .meta({ id: 'FacetView' });
export type FacetView = z.infer<typeof FacetView>;

/** A marked run of text: which parts matched. */
export const MarkedText = z
  .array(z.object({ text: z.string(), hit: z.boolean().optional() }))
  .meta({ id: 'MarkedText' });
export type MarkedText = z.infer<typeof MarkedText>;

export const RightStatus = z
  .object({
    group: z.enum(['valid', 'pending', 'invalid', 'unknown']),
    status: z.string(),
    label: Bilingual,
    overlays: z.array(z.string()),
    /** 终止日 or term end as computed, null when it cannot be. */
    expiryDay: CalendarDay.nullable(),
  })
  .meta({ id: 'RightStatus' });
export type RightStatus = z.infer<typeof RightStatus>;

/** One line of a result list. */
export const RightSummary = z
  .object({
    key: z.string(),
    collection: z.enum(COLLECTIONS),
    type: z.string(),
    typeLabel: Bilingual,
    title: MarkedText,
    /** Best passage of the abstract, marked; for a trademark its classes. */
    passage: MarkedText,
    holders: z.array(z.string()),
    district: Bilingual.nullable(),
    /** Display form of the application or registration number. */
    number: z.string(),
    filingDay: CalendarDay.nullable(),
    classification: z.string().nullable(),
    status: RightStatus,
    synthetic: z.boolean(),
  })
  .meta({ id: 'RightSummary' });
export type RightSummary = z.infer<typeof RightSummary>;

/** A part of the query as it was understood, for chips and for marking mistakes. */
export const UnderstoodQuery = z
  .object({
    /** The query written back in its normal form. */
    normal: z.string(),
    /** The record that a number jumps to, when the whole text is a number that exists. */
    jumpTo: z.string().nullable(),
    /** Words and phrases that are highlighted. */
    marks: z.array(z.string()),
    /** What was read otherwise than it may be meant, e.g. a lower-case `and` as a word. */
    warnings: z.array(Bilingual),
  })
  .meta({ id: 'UnderstoodQuery' });

export const SearchAnswer = z
  .object({
    count: z.int(),
    /** False when the time budget ran out; then counts are lower bounds. */
    complete: z.boolean(),
    tookMs: z.number(),
    generation: z.string(),
    asOf: CalendarDay.nullable(),
    query: UnderstoodQuery,
    rows: z.array(RightSummary),
    cursor: z.string().nullable(),
    facets: z.array(FacetView),
    /** Where one line was asked for a family; facets and `count` go on counting records. */
    families: z
      .object({
        /** Number of families among the records found. */
        count: z.int(),
        /** Other members of the families on this page, by the key of their line. */
        members: z.record(z.string(), z.object({ count: z.int(), records: z.array(RightSummary) })),
      })
      .nullable(),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

const NamedCount = z.object({ value: z.string(), label: Bilingual, count: z.int() });

export const ChartsAnswer = z
  .object({
    count: z.int(),
    complete: z.boolean(),
    tookMs: z.number(),
    /** Filing years by type: `counts[type][year]`. */
    trend: z.object({
      years: z.array(z.string()),
      types: z.array(z.object({ value: z.string(), label: Bilingual })),
      counts: z.array(z.array(z.int())),
    }),
    holders: z.object({ rows: z.array(NamedCount), distinct: z.int() }),
    statuses: z.array(NamedCount),
    classes: z.object({ rows: z.array(NamedCount), other: z.int() }),
    industries: z.array(NamedCount),
    districts: z.array(NamedCount),
    /** Holders × industries. */
    matrix: z.object({
      rows: z.array(z.string()),
      columns: z.array(z.object({ value: z.string(), label: Bilingual })),
      counts: z.array(z.array(z.int())),
    }),
  })
  .meta({ id: 'ChartsAnswer' });
export type ChartsAnswer = z.infer<typeof ChartsAnswer>;

export const CityFigures = z
  .object({
    count: z.int(),
    byCollection: z.array(NamedCount),
    industries: z.array(NamedCount),
    validInventions: z.int(),
    sources: z.int(),
    updatedAt: z.string().nullable(),
    /** Seed of the demonstration data, when there is any. */
    demonstrationSeed: z.string().nullable(),
    /** Share of the demonstration city loaded, 0 to 1; null when nothing is loading. */
    loading: z.number().nullable(),
  })
  .meta({ id: 'CityFigures' });
export type CityFigures = z.infer<typeof CityFigures>;

/** Meaning of a column of a table: a field of the record, or nothing. */
export const ColumnMapping = z
  .object({
    collection: z.enum(COLLECTIONS),
    columns: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ColumnMapping' });
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const ImportPreview = z
  .object({
    uploadId: z.string(),
    files: z.array(
      z.object({
        name: z.string(),
        format: z.string(),
        sheet: z.string().nullable(),
        encoding: z.string().nullable(),
        headers: z.array(z.string()),
        samples: z.array(z.record(z.string(), z.string())),
        mapping: ColumnMapping.nullable(),
        /** Headers that were not recognised. */
        unrecognised: z.array(z.string()),
        problem: Bilingual.nullable(),
      }),
    ),
    targets: z.array(z.object({ field: z.string(), label: Bilingual, collection: z.string() })),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportCounts = z
  .object({
    read: z.int(),
    new: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    quarantined: z.int(),
    seconds: z.number(),
  })
  .meta({ id: 'ImportCounts' });
export type ImportCounts = z.infer<typeof ImportCounts>;

export const ImportRun = z
  .object({
    id: z.string(),
    status: z.enum(['pending', 'running', 'finished', 'failed', 'cancelled']),
    files: z.array(z.string()),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    counts: ImportCounts,
    /** What was taken and should be looked at, by kind: how often, and where it was first met. */
    notes: z.array(
      z.object({
        rule: z.string(),
        message: Bilingual,
        count: z.int(),
        position: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
    problem: Bilingual.nullable(),
  })
  .meta({ id: 'ImportRun' });
export type ImportRun = z.infer<typeof ImportRun>;

export const QuarantineItem = z
  .object({
    id: z.string(),
    importRun: z.string(),
    file: z.string(),
    position: z.record(z.string(), z.union([z.string(), z.number()])),
    field: z.string().nullable(),
    rule: z.string(),
    message: Bilingual,
    /** Cells as read, absent when the secrecy gate refused them. */
    raw: z.record(z.string(), z.string()).nullable(),
    status: z.enum(['open', 'mended', 'retried', 'dismissed']),
  })
  .meta({ id: 'QuarantineItem' });
export type QuarantineItem = z.infer<typeof QuarantineItem>;

export const QuarantinePage = z
  .object({ items: z.array(QuarantineItem), total: z.int(), cursor: z.string().nullable() })
  .meta({ id: 'QuarantinePage' });
export type QuarantinePage = z.infer<typeof QuarantinePage>;
