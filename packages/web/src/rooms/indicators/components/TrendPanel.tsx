import { trendShape } from '@zca/domain/indicators';
import type { IndicatorDetail } from '@zca/domain/indicators';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { ChartPanel } from '../../../base/components/ChartPanel.tsx';
import { useFigures } from '../useFigures.ts';
import { useTrendWords } from '../useTrendWords.ts';
import { TrendChart } from './TrendChart.tsx';

const HEIGHT = 250;

/** The line of an indicator with its table; a row of the table leads to its period. */
export function TrendPanel(props: { readonly detail: IndicatorDetail }): ReactNode {
  const { detail } = props;
  const { definition, assessment, series, area, source } = detail;
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const navigate = useNavigate();
  const { figure, range, period: periodName } = useFigures();
  const trendWords = useTrendWords();
  const { decimals } = definition;
  const shape = trendShape(series, assessment.target, assessment.forecast, source);
  const write = (value: number | null): string => figure(value, decimals);
  const { trend } = x;
  const { forecast } = assessment;
  const open = (period: string): void =>
    void navigate({
      to: '/indicators/$code',
      params: { code: definition.code },
      search: { period, area: area.code, source },
      resetScroll: false,
    });
  const title = say(definition.title);
  return (
    <ChartPanel
      title={trend.title}
      unit={trend.unit(say(definition.unit))}
      facts={() => [
        [x.columns.indicator, title],
        [x.choose.area, say(area.name)],
      ]}
      drawn
      table={{
        head: [trend.period, trend.value, trend.scheduled, trend.publishedValue, trend.earlier],
        rows: series.map((point) => ({
          name: periodName(point.period),
          cells: [
            write(point.value),
            write(point.scheduled),
            write(point.published),
            point.corrected.length === 0 ? x.none : f.list(point.corrected.map(write)),
          ],
          add: () => open(point.period),
          says: trend.openPeriod(periodName(point.period)),
        })),
      }}
    >
      {shape === null ? (
        <p className="quiet">{trend.nothing}</p>
      ) : (
        <>
          <TrendChart
            shape={shape}
            target={assessment.target}
            height={HEIGHT}
            words={trendWords(assessment, decimals, title)}
          />
          <ul className="chart__legend">
            <li>
              <span className="trend-key trend-key--published" />
              {trend.published}
            </li>
            <li>
              <span className="trend-key" />
              {trend.counted}
            </li>
            {forecast !== null && (
              <li>
                {trend.method(say(forecast.method))} {range(forecast, decimals)}
              </li>
            )}
          </ul>
        </>
      )}
    </ChartPanel>
  );
}
