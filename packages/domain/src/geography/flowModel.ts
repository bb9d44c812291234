import { z } from 'zod';
import { MapAnswerBasis } from './mapModel.ts';

/** What passes from holder to holder. */
export const FLOW_KINDS = ['transfer', 'licence'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Areas between which flows are counted: a street is too small to say more than its holders. */
export const FLOW_AREAS = ['district', 'zone'] as const;
export type FlowAreaKind = (typeof FLOW_AREAS)[number];

/** Records of which events are read at most; what is beyond is told. */
export const MOST_FLOW_RECORDS = 20_000;

const FlowArea = z.object({
  /** District, zone or city by its code; outside the city by its name. */
  area: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** True where it lies outside the city. */
  outside: z.boolean(),
});

/** Passings from an area to an area. */
export const FlowPair = z.object({
  from: z.string(),
  to: z.string(),
  /** Null is hidden. */
  count: z.int().nullable(),
});
export type FlowPair = z.infer<typeof FlowPair>;

/**
 * Transfers or licences from area to area. The records of the question are those that such an event
 * names on both sides. Fields and no schema: the map's pages load none.
 */
export const FLOW_FIELDS = {
  ...MapAnswerBasis,
  kind: z.enum(FLOW_KINDS),
  by: z.enum(FLOW_AREAS),
  areas: z.array(FlowArea),
  /** Pairs that occur, the same area on both sides included, most first. */
  pairs: z.array(FlowPair),
  /** Passings of which the area of a side, or of both, is not known; null is hidden. */
  unknown: z.object({
    from: z.int().nullable(),
    to: z.int().nullable(),
    both: z.int().nullable(),
  }),
  /** All passings that were read. */
  passings: z.int(),
  hidden: z.int(),
  /** Records with such events beyond those that were read. */
  cutOff: z.int(),
};

export const MapFlows = z.object(FLOW_FIELDS).meta({ id: 'MapFlows' });
export type MapFlows = z.infer<typeof MapFlows>;

/** The records of one flow, as a list of the asker's own that a search takes. */
export const FlowList = z.object({ list: z.uuid(), records: z.int() }).meta({ id: 'FlowList' });
export type FlowList = z.infer<typeof FlowList>;
