import type { ReactNode } from 'react';
import type { SearchState } from '../../searchState.ts';
export function ChartsView(_props: {
  readonly state: SearchState;
  readonly onChange: (s: SearchState) => void;
}): ReactNode {
  return null;
}
