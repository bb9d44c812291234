import type { LifeCycle } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../../base/catalogue/views/index.ts';
import { analysisQuery } from '../../queries.ts';
import type { SearchState } from '../../searchState.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { Drawing } from './Drawing.tsx';
import type { Clicked } from './Drawing.tsx';
import { lifePathOption, phaseColour, survivalOption } from './analysisOptions.ts';
import { typeColour } from './options.ts';
import type { Pick } from './shape.ts';

const HEIGHT = 320;
const PHASES = ['emergence', 'growth', 'maturity', 'decline', null] as const;
const NO_YEARS: LifeCycle['years'] = [];
const NO_CURVES: LifeCycle['survival'] = [];
const nothing = (): void => undefined;

/** The life of a technology by its years, and how long its granted patents live. */
export function LifeCycleCharts(props: {
  readonly state: SearchState;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say, language } = useSpeech();
  const { analysis: a } = useViewTexts();
  const { state, onPick } = props;
  const answer = useQuery(analysisQuery<LifeCycle>('life-cycle', state));
  const years = answer.data?.years ?? NO_YEARS;
  const curves = answer.data?.survival ?? NO_CURVES;
  const words = useMemo(
    () => ({
      say: (label: { zh: string; en: string }) => label[language],
      number: (value: number) => f.number(value),
    }),
    [language, f],
  );
  const path = useMemo(
    () =>
      lifePathOption(years, {
        ...words,
        description: a.life.title,
        holders: a.life.holders,
        filings: a.life.filings,
      }),
    [years, words, a],
  );
  const survival = useMemo(
    () => survivalOption(curves, { ...words, description: a.survival.title, age: a.survival.age }),
    [curves, words, a],
  );
  const onYear = useCallback(
    ({ dataIndex }: Clicked) => {
      const year = years[dataIndex];
      if (year !== undefined) onPick([{ field: 'filingYear', value: String(year.year) }]);
    },
    [years, onPick],
  );
  const phaseName = (phase: (typeof PHASES)[number]): string =>
    phase === null ? a.life.untold : a.life.phases[phase];
  const ages = Math.max(0, ...curves.map((curve) => curve.ages.length));
  return (
    <AskedPanel title={a.life.title} answer={answer}>
      {(data) => (
        <>
          <ChartPanel
            title={a.life.title}
            unit={a.life.unit}
            state={state}
            wide
            drawn
            table={{
              head: [t.charts.year, a.life.filings, a.life.holders, a.life.phase],
              rows: years.map((year) => ({
                name: String(year.year),
                cells: [year.filings, year.holders, phaseName(year.phase)],
                add: () => onPick([{ field: 'filingYear', value: String(year.year) }]),
              })),
            }}
          >
            <Drawing option={path} height={HEIGHT} onClick={onYear} />
            <ul className="chart__legend">
              {PHASES.filter((phase) => years.some((year) => year.phase === phase)).map((phase) => (
                <li key={phase ?? 'untold'}>
                  <span className="chart__key" style={{ background: phaseColour(phase) }} />
                  {phaseName(phase)}
                </li>
              ))}
              <li>{a.life.note(String(data.lastComplete))}</li>
            </ul>
          </ChartPanel>
          <ChartPanel
            title={a.survival.title}
            unit={a.survival.unit}
            state={state}
            wide
            drawn
            table={{
              head: [
                a.survival.age,
                ...curves.flatMap((curve) => [
                  a.survival.atRisk(say(curve.label)),
                  a.survival.share(say(curve.label)),
                ]),
              ],
              rows: Array.from({ length: ages }, (_, age) => ({
                name: String(age),
                cells: curves.flatMap((curve) => {
                  const row = curve.ages[age];
                  return row === undefined
                    ? ['', '']
                    : [row.atRisk, `${f.number(row.survival * 100)}%`];
                }),
              })),
            }}
          >
            <Drawing option={survival} height={HEIGHT} onClick={nothing} />
            <ul className="chart__legend">
              {curves.map((curve) => (
                <li key={curve.value}>
                  <span className="chart__key" style={{ background: typeColour(curve.value) }} />
                  {say(curve.label)}
                  {curve.unknown > 0 && ` ${a.survival.unknown(f.number(curve.unknown))}`}
                </li>
              ))}
              <li>{a.survival.note}</li>
            </ul>
          </ChartPanel>
        </>
      )}
    </AskedPanel>
  );
}
