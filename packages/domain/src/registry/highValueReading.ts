import type { Bilingual } from '@zca/query';
import { addYears, type CalendarDay, formatMoney } from '@zca/standards';
import type { LegalParameter, ParameterMark } from '../law/index.ts';
import { type AwardFact, PRIZES } from './award.ts';
import { hitsOf, type RuleHit } from './classRules.ts';
import { SHIPPED_RULES, subjectOf } from './classifyRight.ts';
import {
  conditionsMet,
  type HighValueCode,
  type HighValueContext,
  highValueFacts,
  isInventionInForce,
  type PledgeFact,
} from './highValue.ts';
import { isFirstAlone, openPoints } from './highValuePoints.ts';
import type { Patent } from './model.ts';
import type { OverseasReading } from './overseasGrants.ts';

/** A condition judged, with the fact, the rule and how sure the rule is. */
export interface ConditionReading {
  readonly condition: HighValueCode;
  /** Null where it could not be judged: no parameter is in force. */
  readonly met: boolean | null;
  readonly reason: Bilingual;
  /** The rules and numbers that show it. */
  readonly facts: readonly string[];
  /** Version of the rules; null where none but the definition is used. */
  readonly ruleVersion: string | null;
  /** The least sure of what it rests on. */
  readonly mark: ParameterMark;
  readonly parameters: readonly LegalParameter[];
}

/** Whether a patent is a high-value invention on a day, and why. */
export interface HighValueReading {
  readonly day: CalendarDay;
  readonly isInForce: boolean;
  /** In force, with at least one condition met. */
  readonly isHighValue: boolean;
  readonly conditions: readonly ConditionReading[];
}

/** Judges the five conditions of a patent and says of each why. Source: O:B.1. */
export function highValueConditions(patent: Patent, context: HighValueContext): HighValueReading {
  const { day, parameters, validity, rules = SHIPPED_RULES } = context;
  const subject = context.subject ?? subjectOf(patent);
  const facts = highValueFacts(patent, { ...context, subject });
  const met = new Set(conditionsMet(facts, parameters, day));
  const points = openPoints(parameters, day);
  const judge = (
    condition: HighValueCode,
    used: readonly (LegalParameter | undefined)[],
    told: Pick<ConditionReading, 'reason' | 'facts'>,
    mark: ParameterMark,
    ruleVersion: string | null = null,
  ): ConditionReading =>
    used.includes(undefined)
      ? { condition, met: null, reason: NOT_JUDGED, facts: [], ruleVersion, mark, parameters: [] }
      : {
          condition,
          met: met.has(condition),
          ...told,
          ruleVersion,
          mark,
          parameters: used.filter((row) => row !== undefined),
        };
  const conditions = [
    judge(
      'HV1',
      [points.matchMode],
      toldOfStrategic(hitsOf(subject, rules.strategic, isFirstAlone(points))),
      'unverified',
      rules.strategic.version,
    ),
    judge('HV2', [points.regions], toldOfOverseas(facts.overseas), 'unverified'),
    judge('HV3', [points.years], toldOfAge(facts.filingDay, points.years, day), 'unverified'),
    judge('HV4', [points.threshold], toldOfPledge(facts.pledge, day), 'unverified'),
    judge('HV5', [], toldOfAward(facts.award, day), 'S'),
  ];
  const isInForce = isInventionInForce(patent, validity, day);
  return { day, isInForce, isHighValue: isInForce && met.size > 0, conditions };
}

type Told = Pick<ConditionReading, 'reason' | 'facts'>;

const NOT_JUDGED: Bilingual = {
  zh: '未判断：当日没有有效的法规参数。',
  en: 'Not judged: no legal parameter is in force on that day.',
};

function toldOfStrategic(hits: readonly RuleHit[]): Told {
  const counted = hits.filter((hit) => hit.result !== 'IPC_HIT_KEYWORD_MISS');
  const facts = (counted.length > 0 ? counted : hits).map(
    (hit) => `${hit.symbol} → ${hit.label} ${hit.reason} (${hit.ruleId})`,
  );
  const classes = counted.map((hit) => hit.label).join('、');
  if (counted.length > 0) {
    return {
      reason: {
        zh: `分类号对应战略性新兴产业 ${classes}。`,
        en: `Its symbols belong to strategic emerging industries ${counted.map((hit) => hit.label).join(', ')}.`,
      },
      facts,
    };
  }
  return {
    reason:
      hits.length > 0
        ? {
            zh: '分类号命中而关键词未出现，不计入，可人工复核。',
            en: 'Symbols match but the keywords are missing: not counted, to be looked at by a person.',
          }
        : {
            zh: '没有分类号对应战略性新兴产业。',
            en: 'No symbol belongs to a strategic emerging industry.',
          },
    facts,
  };
}

function toldOfOverseas({ grants, unread }: OverseasReading): Told {
  const facts = (grants.length > 0 ? grants.map(({ number }) => number) : unread).slice(0, 12);
  if (grants.length > 0) {
    const offices = [...new Set(grants.map(({ office }) => office))];
    return {
      reason: {
        zh: `同族专利已在 ${offices.join('、')} 获得授权（是否仍有效未知）。`,
        en: `A patent of its family was granted by ${offices.join(', ')} (whether still in force is not known).`,
      },
      facts,
    };
  }
  return {
    reason:
      unread.length > 0
        ? {
            zh: `有 ${unread.length} 件海外同族，文献种类代码不能说明是否授权，未计入。`,
            en: `${unread.length} family documents abroad whose kind codes do not tell of a grant: not counted.`,
          }
        : {
            zh: '没有已知的海外同族专利权。',
            en: 'No family patent granted overseas is known.',
          },
    facts,
  };
}

function toldOfAge(
  filingDay: CalendarDay | undefined,
  years: LegalParameter | undefined,
  day: CalendarDay,
): Told {
  if (filingDay === undefined || typeof years?.value !== 'number') {
    return { reason: { zh: '申请日未知。', en: 'The filing date is not known.' }, facts: [] };
  }
  const anniversary = addYears(filingDay, years.value);
  const isLong = day > anniversary;
  return {
    reason: {
      zh: `申请日 ${filingDay}，${anniversary} 满 ${years.value} 年，${isLong ? '已超过' : '尚未超过'}。`,
      en: `Filed on ${filingDay}; ${years.value} years end on ${anniversary}, ${isLong ? 'which has passed' : 'not passed yet'}.`,
    },
    facts: [filingDay],
  };
}

function toldOfPledge(pledge: PledgeFact | null, day: CalendarDay): Told {
  if (pledge === null || pledge.day > day) {
    return {
      reason: {
        zh: '没有达到下限的质押登记（登记未载明金额的不计）。',
        en: 'No registered pledge reaches the threshold (those without an amount do not count).',
      },
      facts: [],
    };
  }
  const amount = formatMoney(pledge.amountFen, '万元');
  const least = formatMoney(Number(pledge.threshold.value), '万元');
  const shared = pledge.patents !== null && pledge.patents > 1;
  return {
    reason: {
      zh: `${pledge.day} 质押登记，${shared ? `按 ${pledge.patents} 件平均分摊后 ` : ''}${amount} 万元，不低于 ${least} 万元。`,
      en: `Pledged on ${pledge.day}: ${amount} × 10,000 yuan${shared ? ` as its part of ${pledge.patents} patents` : ''}, at least ${least} × 10,000 yuan.`,
    },
    facts: [pledge.day],
  };
}

function toldOfAward(award: AwardFact | null, day: CalendarDay): Told {
  if (award === null || award.day > day) {
    return {
      reason: {
        zh: '奖励登记中没有国家科学技术奖或中国专利奖（省级奖励不计）。',
        en: 'The register has no national science award or China Patent Award (provincial ones do not count).',
      },
      facts: [],
    };
  }
  const { zh, en } = PRIZES[award.prize];
  return { reason: { zh: `${award.day} 获${zh}。`, en: `${en}, ${award.day}.` }, facts: [zh] };
}
