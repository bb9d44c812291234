import { yearsShape } from '@zca/domain/indicators';
import type { BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import type { Source } from '../address.ts';
import { useTrendWords } from '../useTrendWords.ts';
import { LIGHT, TrendChart } from './TrendChart.tsx';
import type { TrendLook } from './TrendChart.tsx';

/** The years of the plan of a row of the board as a line; nothing where no year has a value. */
export function YearsChart(props: {
  readonly row: BoardRow;
  readonly source: Source;
  readonly height: number;
  readonly look?: TrendLook;
}): ReactNode {
  const { row, source } = props;
  const { say } = useSpeech();
  const words = useTrendWords();
  const shape = yearsShape(row, source);
  if (shape === null) return null;
  return (
    <TrendChart
      shape={shape}
      target={row.assessment.target}
      look={props.look ?? LIGHT}
      height={props.height}
      words={words(row.assessment, row.decimals, say(row.title))}
    />
  );
}
