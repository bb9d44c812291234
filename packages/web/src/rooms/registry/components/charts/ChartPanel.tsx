import type { ComponentProps, ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { ChartPanel as Panel } from '../../../../base/components/ChartPanel.tsx';
import type { SearchState } from '../../searchState.ts';

/** A chart over a search: its file names the query and the conditions. */
export function ChartPanel(
  props: Omit<ComponentProps<typeof Panel>, 'facts'> & { readonly state: SearchState },
): ReactNode {
  const { t } = useSpeech();
  const { state, ...panel } = props;
  const facts = (): string[][] => {
    const conditions = [...state.include, ...state.exclude.map((term) => `-${term}`)];
    return [
      [t.charts.fileQuery, state.q === '' ? t.charts.none : state.q],
      [t.charts.fileConditions, conditions.length === 0 ? t.charts.none : conditions.join('; ')],
    ];
  };
  return <Panel {...panel} facts={facts} />;
}
