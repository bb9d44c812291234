import type { Bilingual } from '@zca/query';
import { addYears, type CalendarDay, formatMoney } from '@zca/standards';
import {
  effectOf,
  findParameter,
  type LegalParameter,
  type ParameterMark,
  type Validity,
} from '../law/index.ts';
import { type AwardFact, PRIZES } from './award.ts';
import {
  type ClassSubject,
  type CompiledRules,
  hitsOf,
  labelsOf,
  type RuleHit,
} from './classRules.ts';
import { type RightRules, SHIPPED_RULES, subjectOf } from './classifyRight.ts';
import { grantDayOf, rightType } from './display.ts';
import { expiryDayOf } from './expiryDay.ts';
import type { HIGH_VALUE_CONDITIONS } from './lists.ts';
import type { Patent } from './model.ts';
import { type OverseasReading, overseasGrantsOf } from './overseasGrants.ts';

/*
 * High-value invention patents (高价值发明专利): a granted invention in force on the statistical day that
 * meets one of five conditions. The same facts make the fields of the index, the daily ageing and the
 * card of a record; `highValueOn` is the same rule as a question to the index. Source: O:B.1.
 */

export type HighValueCode = (typeof HIGH_VALUE_CONDITIONS)[number]['value'];

const PARAMETER_KEYS = {
  matchMode: 'HV1.matchMode',
  regions: 'HV2.hongKongMacaoTaiwan',
  years: 'HV3.years',
  threshold: 'HV4.threshold',
} as const;
type PointName = keyof typeof PARAMETER_KEYS;

/** What the definition leaves open, as the parameters in force on a day answer it. */
type OpenPoints = Readonly<Record<PointName, LegalParameter | undefined>>;

const POINTS = new WeakMap<readonly LegalParameter[], Map<CalendarDay, OpenPoints>>();
/** A run over all rights asks for a few days, the ageing for two. */
const REMEMBERED_DAYS = 64;

function openPoints(parameters: readonly LegalParameter[], day: CalendarDay): OpenPoints {
  let byDay = POINTS.get(parameters);
  if (byDay === undefined || byDay.size > REMEMBERED_DAYS) {
    byDay = new Map();
    POINTS.set(parameters, byDay);
  }
  let points = byDay.get(day);
  if (points === undefined) {
    const find = (name: PointName) => findParameter(parameters, PARAMETER_KEYS[name], day);
    points = {
      matchMode: find('matchMode'),
      regions: find('regions'),
      years: find('years'),
      threshold: find('threshold'),
    };
    byDay.set(day, points);
  }
  return points;
}

/** What is known beside a patent. */
export interface HighValueContext {
  /** The statistical day, today or a past one. */
  readonly day: CalendarDay;
  /** Validity of the patent as known today. */
  readonly validity: Validity;
  readonly parameters: readonly LegalParameter[];
  readonly rules?: RightRules | undefined;
  /** Standing awards of the patent, in any order. */
  readonly awards?: readonly AwardFact[] | undefined;
  /** The patent prepared for rules, where it is at hand. */
  readonly subject?: ClassSubject | undefined;
}

/** A pledge with the part of its amount that falls to the patent. */
export interface PledgeFact {
  readonly day: CalendarDay;
  readonly amountFen: number;
  /** Patents that the contract pledges together; null where the event does not say. */
  readonly patents: number | null;
  readonly threshold: LegalParameter;
}

/** What the five conditions look at. */
export interface HighValueFacts {
  /** Classes of strategic industries. */
  readonly strategic: readonly string[];
  readonly overseas: OverseasReading;
  readonly filingDay: CalendarDay | undefined;
  /** The first pledge of at least the threshold of its day. */
  readonly pledge: PledgeFact | null;
  /** The first award that counts. */
  readonly award: AwardFact | null;
}

/** The facts of a patent of any kind: also utility models have classes and families. */
export function highValueFacts(patent: Patent, context: HighValueContext): HighValueFacts {
  const { day, parameters, rules = SHIPPED_RULES, awards = [] } = context;
  const points = openPoints(parameters, day);
  return {
    strategic:
      patent.ipc.length === 0
        ? []
        : strategicClasses(context.subject ?? subjectOf(patent), rules.strategic, parameters, day),
    overseas:
      points.regions === undefined || patent.family === undefined
        ? NO_FAMILY
        : overseasGrantsOf(patent, points.regions.value === 'count'),
    filingDay: patent.filingDay,
    pledge: firstHighPledge(patent, parameters),
    award: firstCounting(awards),
  };
}

/**
 * The classes of strategic industries of a patent by a mapping, looking at all its symbols or at the first
 * as the parameter of the day says; none where no parameter is in force.
 */
export function strategicClasses(
  subject: ClassSubject,
  rules: CompiledRules,
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): string[] {
  const points = openPoints(parameters, day);
  return points.matchMode === undefined ? [] : labelsOf(subject, rules, isFirstAlone(points));
}

function firstCounting(awards: readonly AwardFact[]): AwardFact | null {
  let first: AwardFact | null = null;
  for (const award of awards) {
    if (PRIZES[award.prize].counts && (first === null || award.day < first.day)) first = award;
  }
  return first;
}

function isFirstAlone(points: OpenPoints): boolean {
  return points.matchMode?.value === 'first';
}

const NO_FAMILY: OverseasReading = { grants: [], unread: [] };

/** The first pledge whose part for the patent reaches the threshold in force on its day. */
export function firstHighPledge(
  patent: Patent,
  parameters: readonly LegalParameter[],
): PledgeFact | null {
  let first: PledgeFact | null = null;
  for (const event of patent.events) {
    if (event.code !== 'pledge') continue;
    const amount = event.details?.['amountFen'];
    if (typeof amount !== 'number') continue;
    const day = effectOf({ ...event, code: event.code });
    if (first !== null && day >= first.day) continue;
    const { threshold } = openPoints(parameters, day);
    if (threshold === undefined || typeof threshold.value !== 'number') continue;
    const stated = Number(event.details?.['patentCount']);
    const patents = Number.isInteger(stated) && stated > 0 ? stated : null;
    // Whole fen; what does not divide is nobody's.
    const amountFen = Math.floor(amount / (patents ?? 1));
    if (amountFen >= threshold.value) first = { day, amountFen, patents, threshold };
  }
  return first;
}

/**
 * Whether a patent counts as a granted invention in force on a day, by what is known today: granted by
 * then, and not ended by then. A patent declared invalid counts until the day of the decision, though the
 * law treats it as never granted (Patent Law art. 47): a published stock is not rewritten by a later
 * decision. One whose annuity stayed unpaid ended on the day it was due, also where on that day it was
 * still in its grace period; one that was restored never ended. One whose state nobody knows does not count.
 */
export function isInventionInForce(patent: Patent, validity: Validity, day: CalendarDay): boolean {
  if (rightType(patent) !== 'inventionGrant' || validity.group === 'unknown') return false;
  const granted = grantDayOf(patent);
  if (granted === undefined || granted > day) return false;
  const ended = expiryDayOf(validity);
  return ended === null || ended > day;
}

/** The conditions that facts meet on a day, in their order, whatever kind and state the patent has. */
export function conditionsMet(
  facts: HighValueFacts,
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): HighValueCode[] {
  const met: HighValueCode[] = [];
  if (facts.strategic.length > 0) met.push('HV1');
  if (facts.overseas.grants.length > 0) met.push('HV2');
  if (isKeptLong(facts.filingDay, parameters, day)) met.push('HV3');
  if (facts.pledge !== null && facts.pledge.day <= day) met.push('HV4');
  if (facts.award !== null && facts.award.day <= day) met.push('HV5');
  return met;
}

/** HV3: the day lies beyond the anniversary of filing, which itself does not count. */
export function isKeptLong(
  filingDay: CalendarDay | undefined,
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): boolean {
  const { years } = openPoints(parameters, day);
  if (filingDay === undefined || typeof years?.value !== 'number') return false;
  return day > addYears(filingDay, years.value);
}

/**
 * What passes with time in the classification of a patent as one text: two days with the same text give
 * the same fields, as long as its validity is the same too.
 */
export function highValueAge(
  patent: Patent,
  parameters: readonly LegalParameter[],
  awards: readonly AwardFact[],
  day: CalendarDay,
): string {
  const { matchMode, regions, years } = openPoints(parameters, day);
  const points = [matchMode, regions, years].map((row) => JSON.stringify(row?.value));
  if (patent.kind !== 'invention') return points.join();
  const pledge = firstHighPledge(patent, parameters);
  const isPledged = pledge !== null && pledge.day <= day;
  const given = awards.filter((award) => award.day <= day).length;
  return [...points, isKeptLong(patent.filingDay, parameters, day), isPledged, given].join();
}

/** The years of HV3 in force on a day; undefined where no row is. */
export function highValueYears(
  parameters: readonly LegalParameter[],
  day: CalendarDay,
): number | undefined {
  const { years } = openPoints(parameters, day);
  return typeof years?.value === 'number' ? years.value : undefined;
}

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
