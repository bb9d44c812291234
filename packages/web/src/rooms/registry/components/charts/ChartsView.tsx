import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../../base/catalogue/format.ts';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import type { TwinTable } from '../../../../base/components/ChartPanel.tsx';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { Waiting } from '../../../../base/components/Waiting.tsx';
import { industryColour } from '../../labels.ts';
import { chartsQuery } from '../../queries.ts';
import { includeValues } from '../../searchState.ts';
import type { SearchState } from '../../searchState.ts';
import { Bars } from './Bars.tsx';
import { AgesChart } from './AgesChart.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { ClassTreeChart } from './ClassTreeChart.tsx';
import { Drawing } from './Drawing.tsx';
import type { Clicked } from './Drawing.tsx';
import { FieldMatrixChart } from './FieldMatrixChart.tsx';
import { LifeCycleCharts } from './LifeCycleCharts.tsx';
import { Matrix } from './Matrix.tsx';
import { classesOption, trendOption, typeColour } from './options.ts';
import { barRows, classRows, trendOf } from './shape.ts';
import type { BarRow, Pick } from './shape.ts';
import './Charts.css';

const MOST_YEARS = 20;
const DRAWING_HEIGHT = 248;

const VALID = new Set(['valid', 'inForce', 'grace', 'partlyInvalidated']);
const PENDING = new Set([
  'pending',
  'pendingUnpublished',
  'published',
  'inExamination',
  'inOpposition',
]);

/** A status has the colour of its group: in force green, pending blue, all else grey. */
function statusColour(row: BarRow): string {
  if (VALID.has(row.value)) return 'var(--lv)';
  return PENDING.has(row.value) ? 'var(--qing)' : 'var(--ctl)';
}

/** The charts over the same question as the list. Any part of a chart adds itself as a condition. */
export function ChartsView(props: {
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}): ReactNode {
  const { t, f, say, language } = useSpeech();
  const { state, onChange } = props;
  const { data, error, isPlaceholderData, refetch } = useQuery(chartsQuery(state));
  const [today] = useState(() => todayInCity(new Date()));

  const pick = useCallback(
    (picks: readonly Pick[]) => onChange(includeValues(state, picks)),
    [onChange, state],
  );
  const trend = useMemo(
    () => (data === undefined ? null : trendOf(data.trend, state.asOf ?? today, MOST_YEARS)),
    [data, state.asOf, today],
  );
  const classes = useMemo(() => (data === undefined ? [] : classRows(data.classes.rows)), [data]);
  const words = useMemo(
    () => ({
      say: (label: { zh: string; en: string }) => label[language],
      number: (value: number) => f.number(value),
    }),
    [f, language],
  );
  const trendDrawing = useMemo(
    () =>
      trend === null ? null : trendOption(trend, { ...words, description: t.charts.trend.title }),
    [trend, words, t],
  );
  const classesDrawing = useMemo(
    () =>
      classesOption(classes, {
        ...words,
        description: t.charts.classes.title,
      }),
    [classes, words, t],
  );
  const onTrend = useCallback(
    ({ seriesIndex, dataIndex }: Clicked) => {
      const year = trend?.years[dataIndex];
      const type = trend?.series[seriesIndex ?? -1]?.value;
      if (year === undefined || type === undefined) return;
      pick([
        { field: 'filingYear', value: year },
        { field: 'type', value: type },
      ]);
    },
    [trend, pick],
  );
  const onClass = useCallback(
    // The series has a root that holds the areas; its first child has index 1.
    ({ dataIndex }: Clicked) => {
      const row = classes[dataIndex - 1];
      if (row !== undefined) pick([row.pick]);
    },
    [classes, pick],
  );

  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined || trend === null || trendDrawing === null) {
    return <Waiting skeleton="charts" />;
  }

  const twin = (name: string, rows: readonly BarRow[]): TwinTable => ({
    head: [name, t.charts.count],
    rows: rows.map((row) => ({
      name: say(row.label),
      cells: [row.count],
      add: () => pick([row.pick]),
    })),
  });
  const bars = (
    title: string,
    unit: string,
    rows: readonly BarRow[],
    colour?: (row: BarRow) => string,
  ): ReactNode => (
    <ChartPanel title={title} unit={unit} state={state} table={twin(title, rows)}>
      <Bars rows={rows} onPick={pick} {...(colour === undefined ? {} : { colour })} />
    </ChartPanel>
  );
  const holders = barRows(data.holders.rows, 'holder');
  const { charts } = t;
  return (
    <div
      className={isPlaceholderData ? 'charts charts--stale' : 'charts'}
      aria-busy={isPlaceholderData}
    >
      <p className="charts__lead">{charts.lead}</p>
      <div className="charts__grid">
        <ChartPanel
          title={charts.trend.title}
          unit={charts.trend.unit}
          state={state}
          drawn
          table={{
            head: [charts.year, ...trend.series.map((each) => say(each.label)), charts.total],
            rows: trend.years.map((year, column) => ({
              name: year,
              cells: [
                ...trend.series.map((each) => each.counts[column] ?? 0),
                trend.totals[column] ?? 0,
              ],
              add: () => pick([{ field: 'filingYear', value: year }]),
            })),
          }}
        >
          <Drawing option={trendDrawing} height={DRAWING_HEIGHT} onClick={onTrend} />
          <ul className="chart__legend">
            {trend.series.map((each) => (
              <li key={each.value}>
                <span className="chart__key" style={{ background: typeColour(each.value) }} />
                {say(each.label)}
              </li>
            ))}
            {trend.incomplete >= 0 && (
              <li>
                <span className="chart__key chart__key--hatched" />
                {charts.trendNote(trend.years[trend.incomplete] ?? '')}
              </li>
            )}
          </ul>
        </ChartPanel>
        {bars(
          charts.holders.title,
          charts.holders.unit(f.number(holders.length), f.number(data.holders.distinct)),
          holders,
        )}
        {bars(
          charts.statuses.title,
          charts.statuses.unit,
          barRows(data.statuses, 'statusDetail'),
          statusColour,
        )}
        <ChartPanel
          title={charts.classes.title}
          unit={
            data.classes.other === 0
              ? charts.classes.unitAll
              : charts.classes.unit(f.number(classes.length), f.number(data.classes.other))
          }
          state={state}
          drawn
          table={{
            ...twin(charts.classes.title, classes),
            rows: [
              ...twin(charts.classes.title, classes).rows,
              ...(data.classes.other > 0
                ? [{ name: charts.other, cells: [data.classes.other] }]
                : []),
            ],
          }}
        >
          <Drawing option={classesDrawing} height={DRAWING_HEIGHT} onClick={onClass} />
        </ChartPanel>
        {bars(
          charts.industries.title,
          charts.industries.unit,
          barRows(data.industries, 'industry'),
          (row) => industryColour(row.value),
        )}
        {bars(charts.districts.title, charts.districts.unit, barRows(data.districts, 'district'))}
        <ChartPanel
          title={charts.matrix.title}
          unit={charts.matrix.unit}
          state={state}
          wide
          table={{
            head: [charts.holders.title, ...data.matrix.columns.map((column) => say(column.label))],
            rows: data.matrix.rows.map((holder, row) => ({
              name: holder,
              cells: data.matrix.counts[row] ?? [],
              add: () => pick([{ field: 'holder', value: holder }]),
            })),
          }}
        >
          <Matrix matrix={data.matrix} field="industry" onPick={pick} />
        </ChartPanel>
        <FieldMatrixChart state={state} onPick={pick} />
        <ClassTreeChart state={state} onPick={pick} />
        <AgesChart state={state} onPick={pick} />
        <LifeCycleCharts state={state} onPick={pick} />
      </div>
    </div>
  );
}
