import type { Condition } from '@zca/query';
import { DEVELOPMENT_ZONES, XIAN } from '@zca/standards';
import { z } from 'zod';
import { DISTRICTS } from './districts.ts';
import { INDUSTRIES, TECHNOLOGY_VALUES, THEMES } from './lists.ts';
import { CalendarDay } from './model.ts';

/*
 * Fields without a core patent 核心专利 (S31): the plan wants none left among its industries. It does not say
 * what a core patent is; here it is a high-value invention patent of the day (O:B.1) in the field [D].
 */

/** What a field is one of, in the order in which they are told. */
export const CORE_FIELD_KINDS = ['industry', 'theme', 'technologyField'] as const;
export type CoreFieldKind = (typeof CORE_FIELD_KINDS)[number];

/** The fields of each kind. */
export const CORE_FIELDS: Readonly<
  Record<
    CoreFieldKind,
    readonly {
      readonly value: string;
      readonly label: { readonly zh: string; readonly en: string };
    }[]
  >
> = { industry: INDUSTRIES, theme: THEMES, technologyField: TECHNOLOGY_VALUES };

/** Places for which fields are looked at: the city first, then districts and zones. */
export const CORE_FIELD_AREAS: readonly {
  readonly value: string;
  readonly label: { readonly zh: string; readonly en: string };
}[] = [
  { value: XIAN.code, label: { zh: XIAN.name, en: XIAN.en } },
  ...DISTRICTS,
  ...DEVELOPMENT_ZONES.map(({ code, name, en }) => ({ value: code, label: { zh: name, en } })),
];

const ZONES: ReadonlySet<string> = new Set(DEVELOPMENT_ZONES.map(({ code }) => code));
const seatField = (area: string): string => (ZONES.has(area) ? 'seatZone' : 'seat');

/** Rights that belong to an area, by the attribution of statistics (`seat`). */
export function ofArea(area: string): Condition {
  if (area === XIAN.code) return { op: 'exists', field: 'seat' };
  return { op: 'any', field: seatField(area), values: [area] };
}

/** The same as a search is asked for it: filters of its address, and words of the query language. */
export function searchOfArea(area: string): CoreFieldList['within'] {
  if (area === XIAN.code) return { include: [], words: ['has:seat'] };
  return { include: [`${seatField(area)}:${area}`], words: [] };
}

const Bilingual = z.object({ zh: z.string(), en: z.string() });

export const CoreFieldList = z
  .object({
    day: CalendarDay,
    area: z.string(),
    areas: z.array(z.object({ value: z.string(), label: Bilingual })),
    /** What narrows a search to the area: filters of its address, and words of the query language. */
    within: z.object({ include: z.array(z.string()), words: z.array(z.string()) }),
    rows: z.array(
      z.object({
        kind: z.enum(CORE_FIELD_KINDS),
        value: z.string(),
        label: Bilingual,
        /** Granted inventions in force. */
        inventions: z.int(),
        /** Of them high-value ones. */
        core: z.int(),
      }),
    ),
    /** How sure the fields and the conditions are. */
    note: Bilingual,
    complete: z.boolean(),
  })
  .meta({ id: 'CoreFieldList' });
export type CoreFieldList = z.infer<typeof CoreFieldList>;
