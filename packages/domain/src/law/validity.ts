import type { CalendarDay } from '@zca/standards';
import type { RightFacts } from './facts.ts';
import { indicationValidity } from './indicationValidity.ts';
import { layoutDesignValidity } from './layoutDesignValidity.ts';
import type { LegalParameter } from './model.ts';
import { patentValidity } from './patentValidity.ts';
import { ParameterNotInForceError } from './resolveParameter.ts';
import { reason } from './term.ts';
import { trademarkValidity } from './trademarkValidity.ts';
import { conclude, type Validity } from './validityResult.ts';

/**
 * What is true of a right on a day, and why: base status, overlays, term, next annuity, and the
 * rule and event that decided. The latest line of the gazette is not the status; the whole life is
 * read. Where facts or legal parameters are missing the status is unknown with the reason.
 *
 * @param onDay usually today in Shanghai; a past day gives the status as it was then by what is
 * known now.
 */
export function validityOf(
  parameters: readonly LegalParameter[],
  facts: RightFacts,
  onDay: CalendarDay,
): Validity {
  try {
    switch (facts.collection) {
      case 'patent':
        return patentValidity(parameters, facts, onDay);
      case 'trademark':
        return trademarkValidity(parameters, facts, onDay);
      case 'geographicalIndication':
        return indicationValidity(facts, onDay);
      default:
        return layoutDesignValidity(parameters, facts, onDay);
    }
  } catch (error) {
    if (!(error instanceof ParameterNotInForceError)) throw error;
    return conclude(facts, onDay, {
      status: 'unknown',
      reason: reason('unknownParameter', { key: error.key, day: error.day }),
    });
  }
}
