import { comparedPeriods, flowAreaOf, askedSearch, type MapState } from '../mapState.ts';
import { type AnalysisAddress, writeAnalysis } from './address.ts';

/** The address of the analysis that says more of what a map shows, over the same records. */
export function analysisOf(state: MapState): AnalysisAddress {
  const search = askedSearch(state);
  if (state.layer === 'flows') {
    const values = { flow: state.kind, by: flowAreaOf(state) };
    return writeAnalysis({ search, kind: 'flows', values });
  }
  if (state.layer === 'change') {
    const { before, after } = comparedPeriods(state);
    const values = {
      by: state.by,
      beforeFrom: firstDay(before.from),
      beforeTo: lastDay(before.to),
      afterFrom: firstDay(after.from),
      afterTo: lastDay(after.to),
    };
    return writeAnalysis({ search, kind: 'change', values });
  }
  return writeAnalysis({ search, kind: 'hotSpots', values: {} });
}

const yearText = (year: number): string => String(year).padStart(4, '0');
const firstDay = (year: number): string => `${yearText(year)}-01-01`;
const lastDay = (year: number): string => `${yearText(year)}-12-31`;
