import type { CountedItem, IndicatorDefinition } from '@zca/domain/indicators';
import type { LegalParameter } from '@zca/domain/law';
import {
  type AwardFact,
  highValueConditions,
  type Right,
  rightType,
  rightTypeLabel,
  rightValidity,
} from '@zca/domain/registry';

/**
 * Why a right is counted by an indicator on a day: its type, its days, that it is in force, and of a
 * high-value invention each condition that it meets with the fact that shows it.
 */
export function whyCounted(
  definition: IndicatorDefinition,
  right: Right,
  day: string,
  known: { readonly parameters: readonly LegalParameter[]; readonly awards: readonly AwardFact[] },
): CountedItem['why'] {
  const validity = rightValidity(right, known.parameters, day);
  const why: CountedItem['why'] = [rightTypeLabel(rightType(right))];
  const dated = (zh: string, en: string, value: string | undefined) => {
    if (value !== undefined) why.push({ zh: `${zh} ${value}`, en: `${en} ${value}` });
  };
  dated('申请日', 'Filed on', right.filingDay);
  dated(
    '授权或注册日',
    'Granted or registered on',
    right.collection === 'patent' ? right.grantDay : right.registrationDay,
  );
  if (validity.group === 'valid') why.push({ zh: `${day} 有效`, en: `In force on ${day}` });
  if (isByCondition(definition) && right.collection === 'patent') {
    const { conditions } = highValueConditions(right, { day, validity, ...known });
    why.push(...conditions.filter(({ met }) => met === true).map(({ reason }) => reason));
  }
  return why;
}

/** Whether an indicator counts by conditions that are told one by one, as the high-value inventions. */
export function isByCondition({ breakdowns }: IndicatorDefinition): boolean {
  return breakdowns?.some(({ of }) => of === 'conditions') === true;
}
