import { z } from 'zod';
import { MapAnswerBasis } from './mapModel.ts';

/** What passes from holder to holder. */
export const FLOW_KINDS = ['transfer', 'licence'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Records of which events are read at most; what is beyond is told. */
export const MOST_FLOW_RECORDS = 20_000;

const FlowArea = z.object({
  /** District or city by its code; outside the city by its name. */
  area: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** True where it lies outside the city. */
  outside: z.boolean(),
});

/** Transfers or licences of the records of a question from area to area. */
export const MapFlows = z
  .object({
    ...MapAnswerBasis,
    kind: z.enum(FLOW_KINDS),
    areas: z.array(FlowArea),
    /** Passings from an area to an area, the same one included, most first; null is hidden. */
    pairs: z.array(z.object({ from: z.string(), to: z.string(), count: z.int().nullable() })),
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
  })
  .meta({ id: 'MapFlows' });
export type MapFlows = z.infer<typeof MapFlows>;
