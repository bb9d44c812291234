import { type CalendarDay, findOffice } from '@zca/standards';
import type { RightFacts } from './facts.ts';
import { reason, type Term } from './term.ts';
import { conclude, type Validity } from './validityResult.ts';

/** A right of another office is not judged by Chinese law: unknown, with the term that it states. */
export function foreignRight(
  facts: RightFacts,
  country: string,
  onDay: CalendarDay,
  term: Term | null = null,
): Validity {
  const office = findOffice(country);
  const names = { 'office.zh': office?.zh ?? country, 'office.en': office?.en ?? country };
  return conclude(facts, onDay, {
    status: 'unknown',
    term,
    reason: reason('unknownForeign', names),
  });
}
