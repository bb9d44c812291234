import { addYears, type CalendarDay } from '@zca/standards';
import { effectOf, type LegalParameter, type Validity } from '../law/index.ts';
import { type AwardFact, PRIZES } from './award.ts';
import { type ClassSubject, type CompiledRules, labelsOf } from './classRules.ts';
import { type RightRules, SHIPPED_RULES, subjectOf } from './classifyRight.ts';
import { grantDayOf, rightType } from './display.ts';
import { expiryDayOf } from './expiryDay.ts';
import { isFirstAlone, openPoints } from './highValuePoints.ts';
import type { HIGH_VALUE_CONDITIONS } from './lists.ts';
import type { Patent } from './model.ts';
import { type OverseasReading, overseasGrantsOf } from './overseasGrants.ts';

/*
 * High-value invention patents (高价值发明专利): a granted invention in force on the statistical day that
 * meets one of five conditions. The same facts make the fields of the index, the daily ageing and the
 * card of a record (`highValueConditions`); `highValueOn` is the same rule as a question to the index.
 * Source: O:B.1.
 */

export type HighValueCode = (typeof HIGH_VALUE_CONDITIONS)[number]['value'];

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
