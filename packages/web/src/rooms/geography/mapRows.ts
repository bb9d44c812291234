import type { MapAreas, MapChanges, MapFlows } from '@zca/domain/geography';
import type { Boundaries } from '@zca/domain/places';
import type { Bilingual } from '../../base/catalogue/format.ts';
import type { GeographyCatalogue } from '../../base/catalogue/geography/zh.ts';
import type { Picked } from './canvas/CityMap.ts';
import type { MapState } from './mapState.ts';
import { isAreaLayer } from './mapState.ts';
import type { ShownSymbols } from './useSymbols.ts';

type Position = readonly [number, number];

/** One number of a row, under its name in GeoJSON and its title in a table. */
export interface MapValue {
  readonly name: string;
  readonly title: string;
  readonly value: number | null;
  /** True where there is no value because it is not shown. */
  readonly suppressed?: boolean;
}

/** An area, a cell or a flow with its numbers, of the same names in every row. */
export interface MapRow {
  readonly id: string;
  readonly name: string;
  readonly values: readonly MapValue[];
  readonly at: Position | null;
  readonly polygons: readonly (readonly (readonly (readonly number[])[])[])[] | null;
  /** From the middle of an area to that of another. */
  readonly line?: readonly [Position, Position];
}

/** What a map shows, as far as it is there. */
export interface ShownMap {
  readonly layer: MapState['layer'];
  readonly areas: MapAreas | undefined;
  readonly changes: MapChanges | undefined;
  readonly flows: MapFlows | undefined;
  readonly boundaries: Boundaries | undefined;
  /** Circles in the place of areas without borders. */
  readonly symbols: ShownSymbols | null;
  /** Whose base map lies below; empty for none. */
  readonly attribution: string;
  /** Records a square kilometre by code. */
  readonly density: ReadonlyMap<string, number | null>;
  readonly cells: () => readonly Picked[];
}

/** What a map shows as rows for a file: hidden numbers have none, and say that they are hidden. */
export function mapRows(
  map: ShownMap,
  x: GeographyCatalogue,
  say: (text: Bilingual) => string,
): MapRow[] {
  const { layer, boundaries, symbols } = map;
  const count = (value: number | null): MapValue => ({
    name: 'count',
    title: layer === 'flows' ? x.flows.count : x.areaTable.count,
    value,
    suppressed: value === null,
  });
  const placeOf = (code: string) => symbols?.points.find((each) => each.code === code);
  const accuracy = (code: string): MapValue => ({
    name: 'accuracyMetres',
    title: x.symbols.accuracy,
    value: placeOf(code)?.accuracyMetres ?? null,
  });
  const shape = (code: string): Pick<MapRow, 'at' | 'polygons'> => {
    if (symbols !== null) return { at: placeOf(code)?.point ?? null, polygons: null };
    const area = boundaries?.features.find((each) => each.code === code);
    return { at: area?.centre ?? null, polygons: area?.polygons ?? null };
  };
  if (layer === 'flows') return map.flows === undefined ? [] : flowRows(map.flows);
  if (layer === 'change') {
    return (map.changes?.rows ?? []).map(({ code, name, ...values }) => ({
      id: code,
      name: say(name),
      values: [...changeValues(values, x), ...(symbols === null ? [] : [accuracy(code)])],
      ...shape(code),
    }));
  }
  if (isAreaLayer(layer)) {
    return (map.areas?.rows ?? []).map((row) => ({
      id: row.code,
      name: say(row.name),
      values: [
        count(row.count),
        symbols === null
          ? { name: 'perKm2', title: x.areaTable.perKm2, value: map.density.get(row.code) ?? null }
          : accuracy(row.code),
      ],
      ...shape(row.code),
    }));
  }
  return map.cells().map((cell) => ({
    id: cell.id,
    name: '',
    values: [count(cell.count)],
    at: cell.at,
    polygons: [[[...cell.outline, cell.outline[0]!]]],
  }));

  /** Every pair, then the passings of which a side is not known. */
  function flowRows({ areas, pairs, unknown }: MapFlows): MapRow[] {
    const names = new Map(areas.map(({ area, name }) => [area, say(name)]));
    const known = pairs.map(({ from, to, count: passings }): MapRow => {
      const [start, end] = [shape(from).at, shape(to).at];
      return {
        id: `${from}>${to}`,
        name: `${names.get(from) ?? from} → ${names.get(to) ?? to}`,
        values: [count(passings)],
        at: from === to ? start : null,
        polygons: null,
        ...(from === to || start === null || end === null ? {} : { line: [start, end] }),
      };
    });
    const lost = (['from', 'to', 'both'] as const).map(
      (side): MapRow => ({
        id: `unknown:${side}`,
        name: x.flows.unknown[side],
        values: [count(unknown[side])],
        at: null,
        polygons: null,
      }),
    );
    return [...known, ...lost];
  }
}

/** The numbers of an area in a map of changes; a percentage may be missing on a small base as well. */
function changeValues(
  row: Pick<MapChanges['rows'][number], 'before' | 'after' | 'difference' | 'percent'>,
  x: GeographyCatalogue,
): MapValue[] {
  const told = (name: 'before' | 'after' | 'difference', title: string): MapValue => ({
    name,
    title,
    value: row[name],
    suppressed: row[name] === null,
  });
  return [
    told('before', x.change.before),
    told('after', x.change.after),
    told('difference', x.change.difference),
    { name: 'percent', title: x.change.percent, value: row.percent },
  ];
}
