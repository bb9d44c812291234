import { type CalendarDay, dayInShanghai } from '@zca/standards';
import type { ActionDefinition, LegalBasis, ProcedureDefinition } from './definition.ts';
import type { JsonObject } from './words.ts';

/**
 * The instrument by which a matter is handled: that in force on the day that the definition names, else
 * on the day of filing; the first one where none was in force.
 *
 * @param filedAt instant of filing, ISO 8601
 */
export function instrumentOf(
  definition: ProcedureDefinition,
  data: JsonObject,
  filedAt: string,
): LegalBasis {
  const named = definition.lawDay === undefined ? undefined : data[definition.lawDay];
  const day: CalendarDay = typeof named === 'string' ? named : dayInShanghai(Date.parse(filedAt));
  const isInForce = ({ effectiveFrom, effectiveTo }: LegalBasis): boolean =>
    effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
  return definition.basis.find(isInForce) ?? definition.basis[0]!;
}

/** The article of an instrument on which an action stands; undefined where it names none. */
export function articleOf(
  { basis }: Pick<ActionDefinition, 'basis'>,
  { documentNumber }: LegalBasis,
): string | undefined {
  return typeof basis === 'string' ? basis : basis?.[documentNumber];
}
