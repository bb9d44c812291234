import { z } from 'zod';
import { CalendarDay } from '../../registry/index.ts';

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** A patent that is to be valued, as the records know it on the base day. */
export const ValueSubject = z
  .object({
    key: z.string(),
    /** Title and number, as a matter is called. */
    title: z.string(),
    kind: z.enum(['invention', 'utilityModel', 'design']),
    baseDay: CalendarDay,
    holders: z.array(z.string()),
    isInForce: z.boolean(),
    /** Last day of protection; null for a right that was not in force on the base day. */
    legalEnd: CalendarDay.nullable(),
    status: Bilingual,
    /** Why the status is so, and what a reader must know beside it. */
    reasons: z.array(Bilingual),
    /** What lay upon the right: a pledge, a licence, a preservation. */
    encumbrances: z.array(Bilingual),
    synthetic: z.boolean(),
  })
  .meta({ id: 'ValueSubject' });
export type ValueSubject = z.infer<typeof ValueSubject>;
