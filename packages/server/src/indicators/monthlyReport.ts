import {
  type Board,
  type BoardRow,
  formatValue,
  INDICATOR_GROUPS,
  type IndicatorStatus,
  type PublishedValue,
  STATUS_TITLES,
  yearsShape,
} from '@zca/domain/indicators';
import { dayInShanghai } from '@zca/standards';
import type { ReportBlock, ReportCell, ReportContent, ReportText } from '../base/papers/index.ts';
import { barDrawing, trendDrawing, yearPlaces } from './reportCharts.ts';
import { periodTitle, REPORT_WORDS } from './reportWords.ts';

const BAR = { width: 108, height: 12 } as const;
const TREND = { width: 238, height: 78 } as const;

/** How statuses are summed up, and which of them are told in colour beside their word. */
const STANDING: Readonly<Record<IndicatorStatus, 'done' | 'going' | 'behind' | 'unknown'>> = {
  achieved: 'done',
  met: 'done',
  ahead: 'going',
  onTrack: 'going',
  behind: 'behind',
  farBehind: 'behind',
  unlikely: 'behind',
  missed: 'behind',
  noTarget: 'unknown',
  noValue: 'unknown',
};
const TONES = { done: 'good', going: undefined, behind: 'late', unknown: 'quiet' } as const;

export interface MonthlyReportInput {
  /** The board as it was published. */
  readonly board: Board;
  /** Every vintage, oldest first. */
  readonly published: readonly PublishedValue[];
  readonly language: 'zh' | 'en';
  /** Who publishes the figures. */
  readonly author: string;
  /** Where the platform is reached, without a slash at the end: links lead there. */
  readonly origin: string;
  /** Instant of making. */
  readonly madeAt: string;
}

/** An instant to the minute as clocks in the city show it. */
function timeInShanghai(instant: string): string {
  const at = Date.parse(instant);
  const minutes = Math.floor(at / 60_000) + 8 * 60;
  const [hour, minute] = [Math.floor(minutes / 60) % 24, minutes % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayInShanghai(at)} ${two(hour)}:${two(minute)}`;
}

/**
 * The report of a period for print: an overview with a bar for every core indicator, then each with its
 * target, its line of years and its reason. A figure leads to the evidence that was frozen when it was
 * published, a target or schedule to the page of its indicator. Pure.
 */
export function monthlyReport(input: MonthlyReportInput): ReportContent {
  const { board, language, origin, madeAt } = input;
  const w = REPORT_WORDS[language];
  const rows = board.rows.filter(({ rank }) => rank === 'core');
  const count = (standing: string): number =>
    rows.filter(({ assessment }) => STANDING[assessment.status] === standing).length;
  // The latest vintage of a period is the last of its list.
  const latest = new Map(
    input.published
      .filter(({ area }) => area === board.area.code)
      .map((value) => [`${value.code}/${value.period}`, value]),
  );
  const evidenceOf = (code: string, period: string): string | undefined => {
    const value = latest.get(`${code}/${period}`);
    return value === undefined ? undefined : `${origin}/indicators/evidence/${value.evidence}`;
  };
  const pageOf = (code: string): string =>
    `${origin}/indicators/${encodeURIComponent(code)}?period=${board.period.name}` +
    `&area=${board.area.code}&source=published`;
  const write = (value: number | null, { decimals }: BoardRow): string =>
    value === null ? w.none : formatValue(value, decimals);
  /** A figure; it leads to where it comes from, where there is one. */
  const figure = (value: number | null, row: BoardRow, link: string | undefined): ReportText =>
    value === null || link === undefined
      ? { text: write(value, row) }
      : { text: write(value, row), link };
  const statusText = ({ assessment: { status } }: BoardRow): ReportText => {
    const tone = TONES[STANDING[status]];
    return { text: STATUS_TITLES[status][language], ...(tone === undefined ? {} : { tone }) };
  };
  const titleOf = (row: BoardRow): string => `${row.code} ${row.title[language]}`;

  const overview = (row: BoardRow): readonly ReportCell[] => {
    const { target, scheduled } = row.assessment;
    const { value } = row.measured;
    const svg = barDrawing(row, BAR);
    return [
      { text: `${row.code}  ${row.shortTitle[language]}` },
      { ...figure(value, row, evidenceOf(row.code, board.period.name)), bold: true },
      { text: row.unit[language], tone: 'quiet' },
      figure(target, row, pageOf(row.code)),
      statusText(row),
      svg === null
        ? { text: w.none, tone: 'quiet' }
        : {
            svg,
            ...BAR,
            alternative: w.barOf(
              row.shortTitle[language],
              write(value, row),
              write(scheduled, row),
              write(target, row),
            ),
          },
    ];
  };

  const chapter = (row: BoardRow, heading: string | null): ReportBlock => {
    const { assessment, measured } = row;
    const { target, scheduled, completion, forecast } = assessment;
    const link = evidenceOf(row.code, board.period.name);
    const own = latest.get(`${row.code}/${board.period.name}`);
    const shape = yearsShape(row, board.source);
    const series = row.years.map(
      ({ year, value }) =>
        [String(year), figure(value, row, evidenceOf(row.code, String(year)))] as const,
    );
    const facts: (readonly [string, ReportText])[] = [
      [w.status, statusText(row)],
      [w.target, figure(target, row, pageOf(row.code))],
      [w.scheduled, figure(scheduled, row, pageOf(row.code))],
      [
        w.completion,
        completion === null
          ? { text: w.none }
          : { text: `${formatValue(completion * 100, 1)}%`, link: pageOf(row.code) },
      ],
      ...(forecast === null
        ? []
        : [
            [
              w.forecast,
              {
                text: w.range(
                  write(forecast.low, row),
                  write(forecast.high, row),
                  `${formatValue(forecast.level * 100, 0)}%`,
                ),
                link: pageOf(row.code),
              },
            ] as const,
          ]),
      [
        w.published,
        {
          text:
            own === undefined
              ? w.unpublished
              : w.vintage(own.vintage, dayInShanghai(Date.parse(own.publishedAt))),
        },
      ],
    ];
    return {
      kind: 'figure',
      ...(heading === null ? {} : { heading }),
      title: titleOf(row),
      value: figure(measured.value, row, link),
      unit: row.unit[language],
      facts,
      drawing:
        shape === null
          ? null
          : {
              svg: trendDrawing(shape, target, TREND),
              ...TREND,
              alternative: w.trendOf(
                row.shortTitle[language],
                series.map(([year, { text }]) => `${year} ${text}`).join(w.separator),
              ),
            },
      series:
        shape === null
          ? null
          : {
              ...yearPlaces(shape, TREND),
              // Years are named at their ends: 2025 on the line is the end of 2024.
              columns: shape.x.ticks.map((tick) => {
                const year = String(tick - 1);
                const known = series.find(([name]) => name === year);
                return [year, known === undefined ? { text: '' } : known[1]] as const;
              }),
            },
      source:
        link === undefined || own === undefined
          ? null
          : { text: `${w.evidence} /indicators/evidence/${own.evidence}`, link },
      note: (measured.value === null ? measured.reason : assessment.reason)?.[language] ?? '',
    };
  };

  return {
    language,
    title: w.title(board.plan.title[language], periodTitle(board.period.name, language)),
    author: input.author,
    lead: w.lead(board.area.name[language], board.period.day),
    madeAt,
    foot: w.foot(timeInShanghai(madeAt), board.generation),
    demonstration: board.demonstration,
    blocks: [
      { kind: 'heading', text: w.summary },
      {
        kind: 'paragraph',
        text: w.counts(count('done'), count('going'), count('behind'), count('unknown')),
      },
      {
        kind: 'table',
        columns: [
          { title: w.indicator, share: 6.2 },
          { title: w.value, share: 2.2, align: 'right' },
          { title: '', share: 1.9 },
          { title: w.target, share: 2, align: 'right' },
          { title: w.status, share: 2.4 },
          { title: w.level, share: 4.7 },
        ],
        rows: rows.map(overview),
      },
      { kind: 'paragraph', text: w.bar },
      ...INDICATOR_GROUPS.flatMap(({ value, title }): ReportBlock[] => {
        const members = rows.filter(({ group }) => group === value);
        return members.map((row, place) => chapter(row, place === 0 ? title[language] : null));
      }),
    ],
  };
}
