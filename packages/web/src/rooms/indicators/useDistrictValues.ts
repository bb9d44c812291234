import type { AreaView, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { useCockpitTexts } from '../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../base/catalogue/indicators/index.ts';
import { areasQuery } from '../geography/index.ts';
import { REFETCH_MS } from './queries.ts';
import { useFigures } from './useFigures.ts';

/** What a map of the districts shows. */
export interface DistrictValues {
  readonly title: string;
  readonly unit: string;
  /** By code of the district; null where there is none, or where it is not shown. */
  readonly values: ReadonlyMap<string, number | null>;
  readonly write: (value: number | null) => string;
}

/** Granted inventions that are in force. */
const VALID_INVENTIONS = { include: ['type:inventionGrant', 'statusGroup:valid'] };

/**
 * The values of a row by district; the valid inventions of the districts where the row has none. Null
 * while they are counted.
 */
export function useDistrictValues(
  row: BoardRow,
  districts: readonly AreaView[],
): DistrictValues | null {
  const { f, say } = useSpeech();
  const { wall } = useCockpitTexts();
  const x = useIndicatorTexts();
  const { figure } = useFigures();
  const own = new Map(
    districts.map(({ code }) => [code, row.areas.find(({ area }) => area === code)?.value ?? null]),
  );
  const hasOwn = [...own.values()].some((value) => value !== null);
  const { data } = useQuery({
    ...areasQuery('district', VALID_INVENTIONS),
    enabled: !hasOwn,
    refetchInterval: REFETCH_MS,
  });
  if (hasOwn) {
    return {
      title: say(row.shortTitle),
      unit: say(row.unit),
      values: own,
      write: (value) => figure(value, row.decimals),
    };
  }
  if (data === undefined) return null;
  const counts = new Map(data.rows.map(({ code, count }) => [code, count]));
  return {
    title: wall.validInventions,
    unit: wall.insteadOfRow,
    values: new Map(districts.map(({ code }) => [code, counts.has(code) ? counts.get(code)! : 0])),
    write: (value) => (value === null ? x.none : f.number(value)),
  };
}
