import type { Words } from '@zca/procedure';
import { type CalendarDay, daysBetween } from '@zca/standards';

/** How a mediation ended. */
export type MediationEnd = 'agreed' | 'settled' | 'withdrawn' | 'terminated';

/** What the metrics need of a complaint. */
export interface ComplaintFigures {
  readonly receivedOn: CalendarDay;
  /** Misrouted matters and duplicates stand in no denominator. */
  readonly exclusion: 'misrouted' | 'duplicate' | null;
  /** Last day for accepting or rejecting. */
  readonly acceptDueOn: CalendarDay;
  /** Day of acceptance or rejection. */
  readonly decidedOn: CalendarDay | null;
  readonly mediation: { readonly endedOn: CalendarDay; readonly end: MediationEnd } | null;
  readonly closedOn: CalendarDay | null;
}

/** What the metrics need of a report. */
export interface ReportFigures {
  readonly receivedOn: CalendarDay;
  readonly exclusion: 'misrouted' | 'duplicate' | null;
  readonly verifiedOn: CalendarDay | null;
  readonly filed: boolean;
}

/** From the first to the last day, both counted. */
export interface MetricPeriod {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

export type MetricName =
  | 'acceptedInTime'
  | 'mediationSuccess'
  | 'daysToClose'
  | 'repeatComplaints'
  | 'reportsFiled';

/** Matters that a metric left out. */
export interface Excluded {
  readonly misrouted: number;
  readonly duplicate: number;
}

/** A share with what it was made of; `percent` is null, not 0, of an empty denominator. */
export interface Share {
  readonly kind: 'share';
  readonly name: MetricName;
  readonly numerator: number;
  readonly denominator: number;
  /** Two decimals. */
  readonly percent: number | null;
  readonly excluded: Excluded;
  readonly definition: Words;
}

/** Days from receipt to closing; null when nothing was closed. */
export interface Duration {
  readonly kind: 'duration';
  readonly name: MetricName;
  readonly count: number;
  /** One decimal. */
  readonly meanDays: number | null;
  readonly medianDays: number | null;
  readonly excluded: Excluded;
  readonly definition: Words;
}

const NOT_COUNTED: Words = {
  zh: '不计不属于投诉举报的事项和重复件。',
  en: 'Misrouted matters and duplicates are not counted.',
};

const DEFINITIONS: Readonly<Record<MetricName, Words>> = {
  acceptedInTime: {
    zh: '受理期限在统计期内届满的投诉中，在期限内作出受理或者不予受理决定的比例。',
    en: 'Of the complaints whose limit for acceptance ended in the period, those accepted or rejected within it.',
  },
  mediationSuccess: {
    zh: '统计期内调解结束的投诉中，达成协议或者自行和解的比例；撤回投诉的计入分母。',
    en: 'Of the complaints whose mediation ended in the period, those agreed or settled; those withdrawn stand in the denominator.',
  },
  daysToClose: {
    zh: '统计期内办结的投诉，从收到到办结的自然日数。',
    en: 'Calendar days from receipt to closing of the complaints closed in the period.',
  },
  repeatComplaints: {
    zh: '统计期内收到的重复投诉与其他投诉之比；重复件不在分母中，因此可以超过100%。',
    en: 'Duplicate complaints received in the period against the others; duplicates are not in the denominator, so that it may exceed 100%.',
  },
  reportsFiled: {
    zh: '统计期内完成核查的举报中，立案的比例。',
    en: 'Of the reports verified in the period, those for which a case was opened.',
  },
};

function definitionOf(name: MetricName): Words {
  const own = DEFINITIONS[name];
  return { zh: own.zh + NOT_COUNTED.zh, en: `${own.en} ${NOT_COUNTED.en}` };
}

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

interface Excludable {
  readonly exclusion: 'misrouted' | 'duplicate' | null;
}

function excludedOf(matters: readonly Excludable[]): Excluded {
  const count = (kind: Excludable['exclusion']): number =>
    matters.filter(({ exclusion }) => exclusion === kind).length;
  return { misrouted: count('misrouted'), duplicate: count('duplicate') };
}

function shareOf<T extends Excludable>(
  name: MetricName,
  matters: readonly T[],
  isCounted: (matter: T) => boolean,
): Share {
  const counted = matters.filter(({ exclusion }) => exclusion === null);
  return writtenShare(name, counted.filter(isCounted).length, counted.length, excludedOf(matters));
}

function writtenShare(
  name: MetricName,
  numerator: number,
  denominator: number,
  excluded: Excluded,
): Share {
  const percent = denominator === 0 ? null : round((numerator / denominator) * 100, 2);
  return {
    kind: 'share',
    name,
    numerator,
    denominator,
    percent,
    excluded,
    definition: definitionOf(name),
  };
}

/** The middle value; of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const upper = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[upper]! : (sorted[upper - 1]! + sorted[upper]!) / 2;
}

/**
 * The five metrics of a period, in the order of their names: accepted in time, mediation succeeded,
 * days to close, repeated complaints, reports filed. A matter may stand in several, each by the day
 * that the metric is about.
 */
export function complaintMetrics(
  complaints: readonly ComplaintFigures[],
  reports: readonly ReportFigures[],
  { from, to }: MetricPeriod,
): readonly (Share | Duration)[] {
  const isIn = (day: CalendarDay | null | undefined): boolean =>
    day !== null && day !== undefined && day >= from && day <= to;

  const due = complaints.filter(({ acceptDueOn }) => isIn(acceptDueOn));
  const mediated = complaints.filter(({ mediation }) => isIn(mediation?.endedOn));
  const closed = complaints.filter(({ closedOn }) => isIn(closedOn));
  const received = complaints.filter(({ receivedOn }) => isIn(receivedOn));
  const verified = reports.filter(({ verifiedOn }) => isIn(verifiedOn));

  const days = closed
    .filter(({ exclusion }) => exclusion === null)
    .map(({ receivedOn, closedOn }) => daysBetween(receivedOn, closedOn!));
  const middle = median(days);
  const excludedReceived = excludedOf(received);
  return [
    shareOf(
      'acceptedInTime',
      due,
      ({ decidedOn, acceptDueOn }) => decidedOn !== null && decidedOn <= acceptDueOn,
    ),
    shareOf(
      'mediationSuccess',
      mediated,
      ({ mediation }) => mediation!.end === 'agreed' || mediation!.end === 'settled',
    ),
    {
      kind: 'duration',
      name: 'daysToClose',
      count: days.length,
      meanDays:
        days.length === 0 ? null : round(days.reduce((sum, n) => sum + n, 0) / days.length, 1),
      medianDays: middle === null ? null : round(middle, 1),
      excluded: excludedOf(closed),
      definition: definitionOf('daysToClose'),
    },
    writtenShare(
      'repeatComplaints',
      excludedReceived.duplicate,
      received.length - excludedReceived.duplicate - excludedReceived.misrouted,
      excludedReceived,
    ),
    shareOf('reportsFiled', verified, ({ filed }) => filed),
  ];
}
