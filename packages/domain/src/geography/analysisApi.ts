import { z } from 'zod';
import {
  Centre,
  CentrePath,
  Change,
  Concentration,
  DivergingClasses,
  Explanation,
  Flows,
  HoldersReach,
  HotSpots,
  LocationQuotient,
  Moran,
  Nearness,
  NotComputed,
  PopulationReach,
  Reach,
} from './analysisModel.ts';
import { FLOW_FIELDS } from './flowModel.ts';

/** Shapes of the API of the analyses. Each answers over the same search as the map. */

const Bilingual = z.object({ zh: z.string(), en: z.string() });
const Area = z.object({ code: z.string(), name: Bilingual });
const orNot = <T extends z.ZodObject<{ computed: z.ZodLiteral<true> }>>(shape: T) =>
  z.discriminatedUnion('computed', [shape, NotComputed]);

/** What every answer says of itself. */
const Basis = {
  /** Records of the search. */
  count: z.int(),
  /** Counts from 1 to one less than this are hidden from the asker; 0 hides none. */
  threshold: z.int(),
  /** Counts that are hidden, and entered the analysis as if they were zero. */
  hidden: z.int(),
  complete: z.boolean(),
  generation: z.string(),
  tookMs: z.number(),
  explanation: Explanation,
};

/** Zooms of the cells that are compared: sides of about 4 km to 500 m at 34° north. */
export const ANALYSIS_ZOOMS = { least: 13, most: 16, usual: 15 } as const;
/** More cells are not compared. */
export const MOST_ANALYSED_CELLS = 5000;

const Cells = {
  zoom: z.int(),
  /** The side of a cell in metres in the middle of those that are compared. */
  cellMetres: z.number().nullable(),
  /** Records without a point. */
  missing: z.int(),
};

export const HotSpotsAnswer = z
  .object({
    ...Basis,
    ...Cells,
    /** Where the cells of the result lie, in its order: column and row of the tile grid. */
    cells: z.array(z.object({ x: z.int(), y: z.int() })),
    result: orNot(HotSpots),
  })
  .meta({ id: 'HotSpotsAnswer' });
export type HotSpotsAnswer = z.infer<typeof HotSpotsAnswer>;

/** What neighbours are compared: cells by their counts, or districts by their counts a square kilometre. */
export const MORAN_UNITS = ['cells', 'district'] as const;

export const MoranAnswer = z
  .object({
    ...Basis,
    ...Cells,
    unit: z.enum(MORAN_UNITS),
    /** Null for districts. */
    zoom: z.int().nullable(),
    result: orNot(Moran),
  })
  .meta({ id: 'MoranAnswer' });
export type MoranAnswer = z.infer<typeof MoranAnswer>;

/** Divisions of records of which an area can have a speciality. */
export const SPECIALITY_FIELDS = ['industry', 'strategicIndustry', 'technologyField'] as const;

export const ConcentrationAnswer = z
  .object({
    ...Basis,
    /** Null is hidden. */
    areas: z.array(Area.extend({ count: z.int().nullable() })),
    result: orNot(Concentration),
    /** Records of the search with an area, of which the shares are taken. */
    region: z.int(),
    fields: z.array(z.object({ value: z.string(), label: Bilingual })),
    /** `quotients[area][field]`; null is hidden. */
    quotients: z.array(z.array(orNot(LocationQuotient).nullable())),
  })
  .meta({ id: 'ConcentrationAnswer' });
export type ConcentrationAnswer = z.infer<typeof ConcentrationAnswer>;

export const CentreAnswer = z
  .object({ ...Basis, missing: z.int(), result: orNot(Centre), path: CentrePath })
  .meta({ id: 'CentreAnswer' });
export type CentreAnswer = z.infer<typeof CentreAnswer>;

/** The flows of the map, to the number, with what follows from them. */
export const FlowsAnswer = z
  .object({ ...FLOW_FIELDS, explanation: Explanation, result: Flows })
  .meta({ id: 'FlowsAnswer' });
export type FlowsAnswer = z.infer<typeof FlowsAnswer>;

export const NearnessAnswer = z
  .object({
    ...Basis,
    /** Around which place, and the firm that it is the commonest place of; null where a place was told. */
    place: z.object({ longitude: z.number(), latitude: z.number() }),
    firm: z
      .object({
        name: z.string(),
        rights: z.int(),
        /** Rights at the place, and all its places. */
        here: z.int(),
        places: z.int(),
      })
      .nullable(),
    /** The classes that were looked for, and whether they are those of the firm's own rights. */
    classes: z.array(z.string()),
    classesOfFirm: z.boolean(),
    /** Words of the described need by which texts were compared, the most significant first. */
    words: z.array(z.string()),
    /** The part of the fit that the texts make. */
    textShare: z.number(),
    /** Metres within which holders were looked for, and at which one counts half. */
    radius: z.number(),
    halfDistance: z.number(),
    /** Holders with most rights of the needed classes, or with rights that say most of the words, that were compared; and all that hold any. */
    compared: z.int(),
    holders: z.int(),
    result: Nearness,
  })
  .meta({ id: 'NearnessAnswer' });
export type NearnessAnswer = z.infer<typeof NearnessAnswer>;

export const ReachAnswer = z
  .object({
    ...Basis,
    areas: z.array(Area),
    result: Reach,
    /** Organisations told apart by their names. */
    holders: HoldersReach,
    /** Residents, whatever the search. */
    population: orNot(PopulationReach),
    /** The boundaries by which districts are measured have no approval. */
    schematic: z.boolean(),
  })
  .meta({ id: 'ReachAnswer' });
export type ReachAnswer = z.infer<typeof ReachAnswer>;

/** Days by which records fall into a period. */
export const PERIOD_DAYS = ['filingDay', 'publicationDay', 'grantDay'] as const;

/** The changes of the map between any two periods, by any of the days, with their classes. */
export const ChangeAnswer = z
  .object({
    ...Basis,
    /** Records of the two periods; null is hidden. */
    areas: z.array(
      Area.extend({
        before: z.int().nullable(),
        after: z.int().nullable(),
        change: Change,
      }),
    ),
    /** Records in none of the areas. */
    outside: z.object({ before: z.int().nullable(), after: z.int().nullable() }),
    total: z.object({ before: z.int(), after: z.int(), change: Change }),
    classes: DivergingClasses,
  })
  .meta({ id: 'ChangeAnswer' });
export type ChangeAnswer = z.infer<typeof ChangeAnswer>;
