import type { LawBook, LawValue } from '@zca/procedure';
import {
  type CalendarDay,
  computePeriod,
  type ExcludedSpan,
  type Parsed,
  type PeriodUnit,
  succeed,
  type WorkingCalendar,
} from '@zca/standards';

/**
 * What happened that starts a clock: of complaints receipt, acceptance, the end of a mediation, a clue
 * met in one; of reports receipt and the decision on filing; of both a dispute over who is competent,
 * and the steps of the three levels.
 */
export type ClockTrigger =
  | 'complaintReceived'
  | 'complaintAccepted'
  | 'mediationTerminated'
  | 'clueFound'
  | 'reportReceived'
  | 'ipReportReceived'
  | 'namedReportDecided'
  | 'competenceDisputed'
  | 'cityReceived'
  | 'countyReceived';

/** A clock: a row of the register of deadlines or a level of service. */
export interface ClockRule {
  /** Code of the register (TS.ACCEPT) or of the level of service (TS.CITY_DISPATCH). */
  readonly code: string;
  /** Key of the dated parameter. */
  readonly parameter: string;
  readonly trigger: ClockTrigger;
  /** `statutory` binds; `service` is our own promise and never decides anything. */
  readonly force: 'statutory' | 'service';
  /** True where the time of an appraisal or test does not count. */
  readonly pausesForAppraisal: boolean;
}

function statutory(code: string, trigger: ClockTrigger, pausesForAppraisal = false): ClockRule {
  return { code, parameter: `deadline.${code}`, trigger, force: 'statutory', pausesForAppraisal };
}

function service(code: string, trigger: ClockTrigger): ClockRule {
  return {
    code,
    parameter: `service.${code}`,
    trigger,
    force: 'service',
    pausesForAppraisal: false,
  };
}

/**
 * Every clock of complaints and reports. A notice to supplement stops none of them: order 121 says
 * nothing of a pause.
 */
export const CLOCK_RULES: readonly ClockRule[] = [
  statutory('TS.ACCEPT', 'complaintReceived'),
  statutory('TS.MEDIATE', 'complaintAccepted', true),
  statutory('TS.TERM_NOTICE', 'mediationTerminated'),
  statutory('TS.CLUE_VERIFY', 'clueFound'),
  statutory('TS.JURIS_DISPUTE', 'competenceDisputed'),
  statutory('CF.VERIFY', 'reportReceived', true),
  statutory('JB.FILING_NOTICE', 'namedReportDecided'),
  service('TS.CITY_DISPATCH', 'cityReceived'),
  service('TS.COUNTY_DISPATCH', 'countyReceived'),
  service('TS.FIRST_CONTACT', 'countyReceived'),
  service('JB.IP_VERIFY', 'ipReportReceived'),
  service('JB.FILING_NOTICE', 'namedReportDecided'),
];

/** When a clock began and what changes it. */
export interface ClockFacts {
  /** Day of the event that starts it; not counted. */
  readonly start: CalendarDay;
  /** Day on which the matter was received: its law holds to the end (see `orderOn`). */
  readonly receivedOn: CalendarDay;
  /** Days of appraisals and tests, each from its first day to the day after its last. */
  readonly appraisals?: readonly ExcludedSpan[];
  /** True once the head has approved the extension. */
  readonly extended?: boolean;
}

/** A clock that runs, and the law it runs by. */
export interface Due {
  readonly rule: ClockRule;
  readonly law: LawValue;
  readonly start: CalendarDay;
  readonly lastDay: CalendarDay;
  /** Last day before any roll over days of rest. */
  readonly rawLastDay: CalendarDay;
  readonly excludedDays: number;
}

/**
 * The last day of a clock by the law of the matter's receipt; null where that law knows no such clock
 * (the notice of order 20 to reporters by name, for what came later) or, when asked to extend, no
 * extension. An extension adds to the count before the last day rolls. Fails with CALENDAR_NOT_LOADED
 * where a year is missing. Source: order 121 art. 45; P:0.3.
 */
export function dueOf(
  rule: ClockRule,
  facts: ClockFacts,
  law: LawBook,
  calendar: WorkingCalendar,
): Parsed<Due | null> {
  const period = law(rule.parameter, facts.receivedOn);
  if (period === undefined) return succeed(null);
  const extension =
    facts.extended === true ? law(`extension.${rule.code}`, facts.receivedOn) : undefined;
  if (facts.extended === true && (extension === undefined || rule.force === 'service')) {
    return succeed(null);
  }
  const end = computePeriod(
    {
      start: facts.start,
      count: period.count + (extension?.count ?? 0),
      unit: period.unit as PeriodUnit,
      roll: 'restDay',
      excluded: rule.pausesForAppraisal ? (facts.appraisals ?? []) : [],
    },
    calendar,
  );
  if (!end.ok) return end;
  const { lastDay, rawLastDay, excludedDays } = end.value;
  return succeed({ rule, law: period, start: facts.start, lastDay, rawLastDay, excludedDays });
}

/**
 * Every clock that an event starts, in the order of `CLOCK_RULES`; those that the law of the day of
 * receipt does not know are left out.
 */
export function clocksStartedBy(
  trigger: ClockTrigger,
  facts: ClockFacts,
  law: LawBook,
  calendar: WorkingCalendar,
): Parsed<readonly Due[]> {
  const started: Due[] = [];
  for (const rule of CLOCK_RULES) {
    if (rule.trigger !== trigger) continue;
    const due = dueOf(rule, facts, law, calendar);
    if (!due.ok) return due;
    if (due.value !== null) started.push(due.value);
  }
  return succeed(started);
}

/** The clock of a code; of two with one code (JB.FILING_NOTICE) the one by the force wanted. */
export function clockRule(code: string, force: ClockRule['force'] = 'statutory'): ClockRule {
  const rule = CLOCK_RULES.find((one) => one.code === code && one.force === force);
  if (rule === undefined) throw new RangeError(`There is no clock ${code} of ${force}.`);
  return rule;
}
