import { isCalendarDay } from '@zca/standards';
import { z } from 'zod';

/** A calendar day of the Gregorian calendar in a request, `YYYY-MM-DD`. */
export const Day = z.string().refine(isCalendarDay, 'a day YYYY-MM-DD');
