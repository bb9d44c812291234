import type { RightDetail } from '@zca/domain/registry';

/** A turning point in the life of a right. */
export interface LifePoint {
  readonly kind: 'filing' | 'publication' | 'grant' | 'end' | 'expiry';
  readonly day: string;
}

/** A stretch of the main lane. `rest` lies ahead and depends on fees or renewal. */
export interface LifeSpan {
  readonly kind: 'examination' | 'inForce' | 'rest';
  readonly from: string;
  readonly to: string;
}

/** A licence or a pledge on its own lane. */
export interface LifeBar {
  readonly kind: 'licence' | 'pledge';
  readonly from: string;
  /** Null when no end is known. */
  readonly to: string | null;
  readonly party: string;
  readonly detail: string;
}

export interface LifeLine {
  readonly from: string;
  readonly to: string;
  readonly points: readonly LifePoint[];
  readonly spans: readonly LifeSpan[];
  readonly bars: readonly LifeBar[];
}

type Event = RightDetail['events'][number];

const BAR_CODES = {
  licence: { start: ['licence', 'openLicence'], end: ['licenceEnd', 'openLicenceWithdrawal'] },
  pledge: { start: ['pledge'], end: ['pledgeEnd'] },
} as const;

function detailText(event: Event, names: readonly string[]): string {
  for (const name of names) {
    const value = event.details[name];
    if (value !== undefined && value !== '') return String(value);
  }
  return '';
}

const END_DAYS = ['endDay', 'toDay', 'until', 'termEndDay', '终止日', '质押期限至'];
const REGISTRATIONS = ['registrationNumber', 'recordNumber', '登记号', '合同备案号', '备案号'];
const PARTIES = {
  licence: ['licensee', '被许可人'],
  pledge: ['pledgee', '质权人'],
} as const;

/**
 * Licences and pledges with their ends. An end belongs to the start with the same registration
 * number; without numbers, to the earliest start before it that has no end yet.
 */
export function encumbranceBars(events: readonly Event[]): LifeBar[] {
  const bars: LifeBar[] = [];
  const ordered = events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const kind of ['licence', 'pledge'] as const) {
    const codes = BAR_CODES[kind];
    const ends = ordered.filter((event) => (codes.end as readonly string[]).includes(event.code));
    const taken = new Set<Event>();
    for (const start of ordered) {
      if (!(codes.start as readonly string[]).includes(start.code)) continue;
      const registration = detailText(start, REGISTRATIONS);
      const end = ends.find(
        (event) =>
          !taken.has(event) &&
          event.day >= start.day &&
          (registration === '' ||
            detailText(event, REGISTRATIONS) === '' ||
            detailText(event, REGISTRATIONS) === registration),
      );
      if (end !== undefined) taken.add(end);
      const stated = detailText(start, END_DAYS);
      bars.push({
        kind,
        from: start.day,
        to: end?.day ?? (/^\d{4}-\d{2}-\d{2}$/.test(stated) ? stated : null),
        party: detailText(start, PARTIES[kind]),
        detail: detailText(start, ['licenceKind', '许可种类']),
      });
    }
  }
  return bars.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * Lays out a life from the record and what was computed of it: points, the main lane and the lanes
 * of licences and pledges. Null when no day of the life is known.
 */
export function lifeLine(detail: RightDetail, today: string): LifeLine | null {
  const { record } = detail;
  const filing = record.filingDay ?? null;
  const publication =
    record.collection === 'patent'
      ? (record.publications
          .map((each) => each.day)
          .filter((day): day is string => day !== undefined)
          .toSorted()[0] ?? null)
      : ((record.collection === 'trademark' ? record.preliminaryDay : undefined) ??
        record.publicationDay ??
        null);
  const grant = (record.collection === 'patent' ? record.grantDay : record.registrationDay) ?? null;
  const expiry = detail.status.expiryDay;
  const ended = detail.status.group === 'invalid';
  const start = [filing, publication, grant]
    .filter((day): day is string => day !== null)
    .toSorted()[0];
  if (start === undefined) return null;

  const points: LifePoint[] = [];
  if (filing !== null) points.push({ kind: 'filing', day: filing });
  if (publication !== null && publication !== grant) {
    points.push({ kind: 'publication', day: publication });
  }
  if (grant !== null) points.push({ kind: 'grant', day: grant });
  if (expiry !== null && (grant !== null || ended)) {
    points.push({ kind: ended ? 'end' : 'expiry', day: expiry });
  }

  const end = ended ? (expiry ?? grant ?? start) : null;
  const spans: LifeSpan[] = [];
  const isUnknown = detail.status.group === 'unknown';
  // What a right of unknown status is now is not drawn: neither examined nor in force.
  const examinedTo = grant ?? end ?? (isUnknown ? start : today);
  if (examinedTo > start) spans.push({ kind: 'examination', from: start, to: examinedTo });
  if (grant !== null && !isUnknown) {
    const inForceTo = end ?? (expiry !== null && expiry < today ? expiry : today);
    if (inForceTo > grant) spans.push({ kind: 'inForce', from: grant, to: inForceTo });
    if (!ended && expiry !== null && expiry > today) {
      spans.push({ kind: 'rest', from: today > grant ? today : grant, to: expiry });
    }
  }
  const bars = encumbranceBars(detail.events);
  const last = [expiry, end, today, ...bars.map((bar) => bar.to)]
    .filter((day): day is string => day !== null)
    .toSorted()
    .at(-1);
  return { from: start, to: last ?? today, points, spans, bars };
}

/** A scale from calendar days to a width in pixels. */
export function dayScale(from: string, to: string, width: number): (day: string) => number {
  const start = Date.parse(`${from}T00:00:00Z`);
  const length = Math.max(1, Date.parse(`${to}T00:00:00Z`) - start);
  return (day) => ((Date.parse(`${day}T00:00:00Z`) - start) / length) * width;
}

/** Years to name on the axis, at least `apart` pixels from each other. */
export function axisYears(from: string, to: string, width: number, apart: number): number[] {
  const first = Number(from.slice(0, 4)) + 1;
  const last = Number(to.slice(0, 4));
  const count = Math.max(1, last - first + 1);
  const step = [1, 2, 5, 10, 20].find((each) => (width / count) * each >= apart) ?? 50;
  const years: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) years.push(year);
  return years;
}

export interface PlacedLabel {
  readonly line: number;
  readonly left: number;
  readonly anchor: 'start' | 'end';
}

/**
 * Puts labels on as few lines as it can, the first line on top. No text overlaps another, and no stem,
 * which falls from its label to the bar, runs through a text below it. A label starts at its anchor,
 * or ends there when it would leave the drawing.
 */
export function labelLines(
  labels: readonly { readonly x: number; readonly width: number }[],
  width: number,
): PlacedLabel[] {
  const placed: (PlacedLabel & { readonly x: number; readonly right: number })[] = [];
  for (const { x, width: textWidth } of labels) {
    const anchor = x + textWidth > width && x - textWidth >= 0 ? 'end' : 'start';
    const left = anchor === 'end' ? x - textWidth : Math.min(x, Math.max(0, width - textWidth));
    const right = left + textWidth;
    const fits = (line: number): boolean =>
      placed.every((other) => {
        if (other.line === line) return right + 8 < other.left || left - 8 > other.right;
        if (other.line > line) return x <= other.left || x >= other.right;
        return other.x <= left || other.x >= right;
      });
    const lines = Math.max(-1, ...placed.map((other) => other.line)) + 1;
    let line = 0;
    while (line < lines && !fits(line)) line += 1;
    placed.push({ line, left, anchor, x, right });
  }
  return placed.map(({ line, left, anchor }) => ({ line, left, anchor }));
}
