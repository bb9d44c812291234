import type { FieldMatrix } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../../base/catalogue/views/index.ts';
import { analysisQuery } from '../../queries.ts';
import type { SearchState } from '../../searchState.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { Matrix } from './Matrix.tsx';
import type { Pick } from './shape.ts';

/** The holders with most records by the fields of technology that they work in. */
export function FieldMatrixChart(props: {
  readonly state: SearchState;
  readonly onPick: (picks: readonly Pick[]) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { analysis: a } = useViewTexts();
  const { state, onPick } = props;
  const answer = useQuery(analysisQuery<FieldMatrix>('fields', state));
  return (
    <AskedPanel title={a.fields.title} answer={answer}>
      {(data) => (
        <ChartPanel
          title={a.fields.title}
          unit={a.fields.unit(
            f.number(data.holders.length),
            f.number(data.distinctHolders),
            f.number(data.fields.length),
            f.number(data.distinctFields),
          )}
          state={state}
          wide
          table={{
            head: [t.charts.holders.title, ...data.fields.map((field) => say(field.label))],
            rows:
              data.fields.length === 0
                ? []
                : data.holders.map((holder, row) => ({
                    name: holder,
                    cells: data.counts[row] ?? [],
                    add: () => onPick([{ field: 'holder', value: holder }]),
                  })),
          }}
        >
          <Matrix
            matrix={{ rows: data.holders, columns: data.fields, counts: data.counts }}
            field="technologyField"
            onPick={onPick}
          />
        </ChartPanel>
      )}
    </AskedPanel>
  );
}
