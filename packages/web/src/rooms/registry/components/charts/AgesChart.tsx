import type { AgePyramid } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { monthsBetween } from '../../../../base/catalogue/format.ts';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../../base/catalogue/views/index.ts';
import { analysisQuery } from '../../queries.ts';
import type { SearchState } from '../../searchState.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { Drawing } from './Drawing.tsx';
import type { Clicked } from './Drawing.tsx';
import { pyramidOption } from './analysisOptions.ts';
import { typeColour } from './options.ts';
import { pyramidOf, total } from './pyramid.ts';
import type { Pick } from './shape.ts';

const LINE = 13;
const MARGIN = 70;
const NOTHING: AgePyramid = {
  count: 0,
  complete: true,
  tookMs: 0,
  today: '1985-04-01',
  filed: { years: [], types: [], counts: [], missing: 0 },
  expires: { years: [], types: [], counts: [], missing: 0 },
  medianFiling: null,
  medianExpiry: null,
};

/** Rights in force: how old they are, and how long they have to go. */
export function AgesChart(props: {
  readonly state: SearchState;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say, language } = useSpeech();
  const { analysis: a } = useViewTexts();
  const { state, onPick } = props;
  const answer = useQuery(analysisQuery<AgePyramid>('ages', state));
  const ages = answer.data ?? NOTHING;
  const pyramid = useMemo(() => pyramidOf(ages), [ages]);
  const option = useMemo(
    () =>
      pyramidOption(pyramid, {
        description: a.ages.title,
        say: (label) => label[language],
        number: (value) => f.number(value),
        aged: a.ages.aged,
        expiring: a.ages.expiring,
        year: t.charts.year,
      }),
    [pyramid, a, language, f, t],
  );
  const onClick = useCallback(
    ({ dataIndex, seriesIndex = 0 }: Clicked) => {
      const row = pyramid.rows[dataIndex];
      const type = pyramid.types[seriesIndex % Math.max(1, pyramid.types.length)];
      // Only the year of filing is a field that facets know; the right side is told by the table.
      if (row === undefined || type === undefined || seriesIndex >= pyramid.types.length) return;
      onPick([
        { field: 'statusGroup', value: 'valid' },
        { field: 'filingYear', value: String(row.filedYear) },
        { field: 'type', value: type.value },
      ]);
    },
    [pyramid, onPick],
  );
  const medians = [
    ages.medianFiling === null
      ? null
      : a.ages.medianAge(f.months(monthsBetween(ages.medianFiling, ages.today))),
    ages.medianExpiry === null
      ? null
      : a.ages.medianRest(f.months(monthsBetween(ages.today, ages.medianExpiry))),
  ].filter((each) => each !== null);
  return (
    <AskedPanel title={a.ages.title} answer={answer}>
      {(data) => (
        <ChartPanel
          title={a.ages.title}
          unit={[a.ages.unit(f.number(data.count)), ...medians].join(' · ')}
          state={state}
          wide
          drawn
          table={{
            head: [
              a.ages.years,
              a.ages.filed,
              ...pyramid.types.map(({ label }) => say(label)),
              a.ages.agedSum,
              a.ages.expires,
              a.ages.expiringSum,
            ],
            rows: pyramid.rows.map((row) => ({
              name: String(row.years),
              cells: [
                String(row.filedYear),
                ...row.aged,
                total(row.aged),
                String(row.expiryYear),
                total(row.expiring),
              ],
              says: t.charts.add(`${a.ages.filed} ${row.filedYear}`),
              add: () =>
                onPick([
                  { field: 'statusGroup', value: 'valid' },
                  { field: 'filingYear', value: String(row.filedYear) },
                ]),
            })),
          }}
        >
          <Drawing option={option} height={MARGIN + pyramid.rows.length * LINE} onClick={onClick} />
          <ul className="chart__legend">
            {pyramid.types.map((type) => (
              <li key={type.value}>
                <span className="chart__key" style={{ background: typeColour(type.value) }} />
                {say(type.label)}
              </li>
            ))}
            <li>{a.ages.note}</li>
            {data.expires.missing > 0 && <li>{a.ages.missing(f.number(data.expires.missing))}</li>}
          </ul>
        </ChartPanel>
      )}
    </AskedPanel>
  );
}
