import {
  asMetric,
  type ComplaintFigures,
  complaintMetrics,
  type MediationEnd,
  type MetricPeriod,
  type ProtectionMetrics,
  type ReportFigures,
} from '@zca/domain/protection';
import type { ActingPerson } from '@zca/procedure';
import { addDays } from '@zca/standards';
import { sql } from 'kysely';
import { type MattersService, readScope } from '../../matters/index.ts';

interface FigureRow {
  readonly definition: string;
  readonly office: string | null;
  readonly state: string;
  readonly received: string;
  readonly ended: string | null;
  readonly accept_due: string | null;
  readonly accept_met: string | null;
  readonly mediate_end: string | null;
  readonly outcome: string | null;
  readonly accepted: string | null;
  readonly verified: string | null;
  readonly filed: boolean | null;
}

/** Longer than any limit for acceptance after receipt, so that none that ends in a period is missed. */
const BEFORE_DAYS = 60;

/** The metrics of P:A.8 of the matters that somebody may read, in all, by office and by month. */
export async function protectionMetrics(
  matters: MattersService,
  person: ActingPerson,
  period: MetricPeriod,
  office: string | null,
): Promise<ProtectionMetrics> {
  const rows = await readFigures(matters, person, period, office);
  const names = await matters.officeNames();
  const of = (some: readonly FigureRow[], span: MetricPeriod) =>
    complaintMetrics(
      some.filter(({ definition }) => definition === 'complaint').map(complaintFigures),
      some.filter(({ definition }) => definition === 'report').map(reportFigures),
      span,
    ).map(asMetric);
  const offices = Map.groupBy(rows, (row) => row.office);
  const city = { zh: '市局', en: 'City' };
  return {
    ...period,
    office,
    total: of(rows, period),
    byOffice: [...offices]
      .toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? ''))
      .map(([code, some]) => ({
        office: code,
        name: code === null ? city : (names.get(code) ?? { zh: code, en: code }),
        metrics: of(some, period),
      })),
    byMonth: monthsOf(period).map((span) => ({
      month: span.from.slice(0, 7),
      metrics: of(rows, span),
    })),
  };
}

async function readFigures(
  { db, store, procedures }: MattersService,
  person: ActingPerson,
  { from, to }: MetricPeriod,
  office: string | null,
): Promise<readonly FigureRow[]> {
  const scope = readScope(procedures.all(), person, await store.ownMatters(person.id));
  const place =
    office === null
      ? sql`true`
      : sql`(matter.office = ${office} or matter.office like ${`${office}.%`})`;
  const day = (instant: string) =>
    sql.raw(`to_char((${instant})::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`);
  const clock = (name: string, member: string) =>
    `matter.body -> 'clocks' -> '${name}' ->> '${member}'`;
  const { rows } = await sql<FigureRow>`
    select matter.definition, matter.office, matter.state,
      coalesce(matter.body -> 'data' ->> 'receivedOn', ${day('matter.filed_at')}) as received,
      ${day('matter.ended_at')} as ended,
      ${sql.raw(clock('accept', 'dueDay'))} as accept_due,
      case when ${sql.raw(clock('accept', 'status'))} = 'met'
        then ${day(clock('accept', 'endedAt'))} end as accept_met,
      ${day(clock('mediate', 'endedAt'))} as mediate_end,
      matter.body -> 'data' ->> 'outcome' as outcome,
      matter.body -> 'data' ->> 'acceptedOn' as accepted,
      case when coalesce(${sql.raw(clock('verify', 'status'))}, ${sql.raw(clock('verifyFound', 'status'))}) = 'met'
        then ${day(`coalesce(${clock('verify', 'endedAt')}, ${clock('verifyFound', 'endedAt')})`)} end
        as verified,
      (matter.body -> 'data' ->> 'filed')::boolean as filed
    from matter
    where matter.definition in ('complaint', 'report') and ${scope} and ${place}
      and matter.filed_at < (${addDays(to, 1)}::timestamp at time zone 'Asia/Shanghai')
      and (matter.ended_at is null
        or matter.ended_at >= (${addDays(from, -BEFORE_DAYS)}::timestamp at time zone 'Asia/Shanghai'))`.execute(
    db,
  );
  return rows;
}

function exclusionOf({ state }: FigureRow): 'misrouted' | 'duplicate' | null {
  if (state === 'misrouted') return 'misrouted';
  return state === 'duplicate' || state === 'merged' ? 'duplicate' : null;
}

function mediationEnd(outcome: string | null, state: string): MediationEnd {
  if (outcome === 'agreed') return 'agreed';
  if (outcome === 'settled') return state === 'withdrawn' ? 'withdrawn' : 'settled';
  return 'terminated';
}

function complaintFigures(row: FigureRow): ComplaintFigures {
  return {
    receivedOn: row.received,
    exclusion: exclusionOf(row),
    // Without a calendar of the year nobody knows the last day; it is then in no period.
    acceptDueOn: row.accept_due ?? '9999-12-31',
    decidedOn: row.accept_met,
    mediation:
      row.accepted === null || row.mediate_end === null
        ? null
        : { endedOn: row.mediate_end, end: mediationEnd(row.outcome, row.state) },
    closedOn: row.ended,
  };
}

function reportFigures(row: FigureRow): ReportFigures {
  return {
    receivedOn: row.received,
    exclusion: exclusionOf(row),
    verifiedOn: row.verified,
    filed: row.filed === true,
  };
}

/** The months of a period, the first and last cut to it. */
function monthsOf({ from, to }: MetricPeriod): MetricPeriod[] {
  const months: MetricPeriod[] = [];
  for (let start = from; start <= to; ) {
    const [year, month] = start.split('-').map(Number) as [number, number];
    const next =
      month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    const last = addDays(next, -1);
    months.push({ from: start, to: last < to ? last : to });
    start = next;
  }
  return months;
}
