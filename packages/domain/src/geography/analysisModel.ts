import { z } from 'zod';

/** What the analyses of the map are. */
export const ANALYSIS_KINDS = [
  'hotSpots',
  'moran',
  'concentration',
  'centre',
  'flows',
  'nearness',
  'reach',
  'change',
] as const;
export const AnalysisKind = z.enum(ANALYSIS_KINDS);
export type AnalysisKind = z.infer<typeof AnalysisKind>;

/** Why nothing was computed; each has a sentence in `NOT_COMPUTED_TEXT`. */
export const NOT_COMPUTED = [
  'fewCells',
  'fewAreas',
  'fewRecords',
  'allEqual',
  'onePlace',
  'noRecords',
  'smallArea',
  'smallField',
  'hiddenCounts',
  'noBoundaries',
  'noPopulation',
] as const;

export const NotComputed = z
  .object({
    computed: z.literal(false),
    reason: z.enum(NOT_COMPUTED),
    /** How many there are, and how many there have to be. */
    n: z.number(),
    least: z.number().nullable(),
  })
  .meta({ id: 'AnalysisNotComputed' });
export type NotComputed = z.infer<typeof NotComputed>;

/** The answer that nothing can be computed. */
export function notComputed(
  reason: NotComputed['reason'],
  n: number,
  least: number | null = null,
): NotComputed {
  return { computed: false, reason, n, least };
}

export const HotSpotClass = z.enum([
  'hot99',
  'hot95',
  'hot90',
  'none',
  'cold90',
  'cold95',
  'cold99',
]);
export type HotSpotClass = z.infer<typeof HotSpotClass>;

export const HotSpots = z.object({
  computed: z.literal(true),
  /** In the order of the cells. */
  cells: z.array(
    z.object({
      value: z.number(),
      neighbours: z.int(),
      z: z.number().nullable(),
      p: z.number().nullable(),
      /** The p-value adjusted for the number of cells. */
      rate: z.number().nullable(),
      class: HotSpotClass,
    }),
  ),
  tested: z.int(),
  withoutNeighbours: z.int(),
});
export type HotSpots = z.infer<typeof HotSpots>;

export const Moran = z.object({
  computed: z.literal(true),
  index: z.number(),
  expected: z.number(),
  variance: z.number(),
  z: z.number(),
  pNormal: z.number(),
  pPermutation: z.number(),
  permutations: z.int(),
  areas: z.int(),
  islands: z.int(),
});
export type Moran = z.infer<typeof Moran>;

export const Concentration = z.object({
  computed: z.literal(true),
  parts: z.int(),
  whole: z.number(),
  herfindahl: z.number(),
  herfindahlPoints: z.int(),
  normalised: z.number(),
  equivalents: z.number(),
  greatest: z.array(z.object({ of: z.int(), share: z.number() })),
  entropy: z.number(),
  evenness: z.number(),
  gini: z.number(),
  theil: z.number(),
});
export type Concentration = z.infer<typeof Concentration>;

export const LocationQuotient = z.object({
  computed: z.literal(true),
  quotient: z.number(),
  symmetric: z.number(),
  expected: z.number(),
});
export type LocationQuotient = z.infer<typeof LocationQuotient>;

const Place = z.object({ longitude: z.number(), latitude: z.number() });

export const Centre = z.object({
  computed: z.literal(true),
  records: z.number(),
  places: z.int(),
  mean: Place,
  median: Place,
  /** Metres. */
  standardDistance: z.number(),
  ellipse: z.object({
    /** Half axes in metres, and the direction of the greater in degrees from north, 0 to below 180. */
    major: z.number(),
    minor: z.number(),
    bearing: z.number(),
    /** Square metres. */
    area: z.number(),
    /** The smaller axis to the greater: 1 is a circle. */
    roundness: z.number(),
  }),
});
export type Centre = z.infer<typeof Centre>;

export const CentrePath = z.array(
  z.object({
    year: z.int(),
    centre: z.discriminatedUnion('computed', [Centre, NotComputed]),
    /** Since the last year that has a centre; the direction in degrees from north. */
    shift: z
      .object({ since: z.int(), metres: z.number(), bearing: z.number().nullable() })
      .nullable(),
  }),
);
export type CentrePath = z.infer<typeof CentrePath>;

export const Flows = z.object({
  byArea: z.array(
    z.object({
      area: z.string(),
      within: z.int(),
      outgoing: z.int(),
      incoming: z.int(),
      net: z.int(),
      effectiveness: z.number().nullable(),
      /** Pairs of this area whose number is hidden; they stand in none of these. */
      hidden: z.int(),
    }),
  ),
  /** Passings that are told and of which both sides are known, and of these those within an area. */
  known: z.int(),
  within: z.int(),
  shareWithin: z.number().nullable(),
  asymmetry: z.number().nullable(),
  top: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      n: z.int(),
      /** Null is hidden. */
      back: z.int().nullable(),
      asymmetry: z.number().nullable(),
    }),
  ),
});
export type Flows = z.infer<typeof Flows>;

const Matched = z.object({
  needed: z.string(),
  has: z.string(),
  n: z.int(),
  nearness: z.number(),
});

/** The right of a holder whose texts say most of what is needed. */
export const NearText = z.object({
  /** 0 to 1: the significance of the needed words that it says to that of all. */
  score: z.number(),
  key: z.string(),
  title: z.string(),
  /** Those words, the most significant first. */
  words: z.array(z.string()),
});
export type NearText = z.infer<typeof NearText>;

export const Nearness = z.object({
  near: z.array(
    z.object({
      id: z.string(),
      metres: z.number(),
      fit: z.number(),
      score: z.number(),
      matched: z.array(Matched),
      /** Null where texts were not compared. */
      text: z.nullable(NearText),
    }),
  ),
  /** Holders that fit and are not placed, by fit. */
  unplaced: z.array(
    z.object({
      id: z.string(),
      fit: z.number(),
      matched: z.array(Matched),
      text: z.nullable(NearText),
    }),
  ),
  candidates: z.int(),
  fitting: z.int(),
});
export type Nearness = z.infer<typeof Nearness>;

export const Reach = z.object({
  whole: z.number(),
  unplaced: z.number(),
  within: z.array(z.object({ metres: z.number(), n: z.number(), share: z.number().nullable() })),
  meanMetres: z.number().nullable(),
  stations: z.array(z.object({ id: z.string(), nearest: z.number() })),
  byArea: z.array(
    z.object({ area: z.string(), whole: z.number(), shares: z.array(z.number().nullable()) }),
  ),
  /** Areas of which less than half lie within the greatest distance. */
  uncovered: z.array(z.string()),
  detour: z.number(),
});
export type Reach = z.infer<typeof Reach>;

/** Distinct organisations within reach, each once, whatever the number of its rights. */
export const HoldersReach = z.object({
  whole: z.int(),
  within: z.array(z.object({ metres: z.number(), n: z.int(), share: z.number().nullable() })),
  stations: z.array(z.object({ id: z.string(), nearest: z.int() })),
});
export type HoldersReach = z.infer<typeof HoldersReach>;

/** People within reach by areal weighting: estimates. */
export const PopulationReach = z.object({
  computed: z.literal(true),
  /** People of the areas of which a figure is registered. */
  whole: z.number(),
  within: z.array(z.object({ metres: z.number(), n: z.number(), share: z.number().nullable() })),
  byArea: z.array(
    z.object({
      area: z.string(),
      persons: z.number(),
      day: z.string(),
      series: z.object({ zh: z.string(), en: z.string() }),
      /** The share of the area's surface within each distance. */
      shares: z.array(z.number()),
    }),
  ),
  /** Areas of which no figure is registered; they stand in no sum. */
  unknown: z.array(z.string()),
});
export type PopulationReach = z.infer<typeof PopulationReach>;

export const Change = z.object({
  absolute: z.number().nullable(),
  percent: z.number().nullable(),
  symmetric: z.number().nullable(),
});
export type Change = z.infer<typeof Change>;

export const DivergingClasses = z.object({
  /** Where the classes of a side begin, from zero outwards. */
  bounds: z.array(z.number()),
  /** −3 to 3 in the order of the areas; null where the change is not shown. */
  classes: z.array(z.int().nullable()),
});
export type DivergingClasses = z.infer<typeof DivergingClasses>;

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** What stands beside the result of an analysis, for somebody who never heard of it. */
export const Explanation = z
  .object({
    title: Bilingual,
    /** What the result says. */
    says: Bilingual,
    /** How it comes about. */
    method: Bilingual,
    formula: z.string(),
    /** When not to believe it. */
    doubts: z.array(Bilingual),
    sources: z.array(z.string()),
  })
  .meta({ id: 'AnalysisExplanation' });
export type Explanation = z.infer<typeof Explanation>;
