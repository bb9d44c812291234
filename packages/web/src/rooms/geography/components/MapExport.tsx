import type { MapAreas, MapChanges, MapFlows } from '@zca/domain/geography';
import type { Boundaries } from '@zca/domain/places';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import type { GeographyCatalogue } from '../../../base/catalogue/geography/zh.ts';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { CityMap, Picked } from '../canvas/CityMap.ts';
import type { MapRow, MapValue } from '../exportMap.ts';
import { exportCsv, exportGeoJson, exportPng } from '../exportMap.ts';
import type { MapState } from '../mapState.ts';
import { isAreaLayer } from '../mapState.ts';

/** What is shown, as an image, a table or geometries, each with its source, day and datum. */
export function MapExport(props: {
  readonly city: CityMap | null;
  readonly state: MapState;
  readonly areas: MapAreas | undefined;
  readonly changes: MapChanges | undefined;
  readonly flows: MapFlows | undefined;
  readonly boundaries: Boundaries | undefined;
  readonly density: ReadonlyMap<string, number | null>;
  readonly cells: () => readonly Picked[];
}): ReactNode {
  const { say, f } = useSpeech();
  const x = useMapTexts();
  const { state, areas, boundaries } = props;
  const set = boundaries?.set;
  const about = () => ({
    title: x.export.map(x.layer[state.layer]),
    platform: x.export.platform,
    day: f.day(new Date().toISOString().slice(0, 10)),
    datum: 'CGCS2000' as const,
    boundaries:
      set === undefined || set.schematic || set.approval === null
        ? x.schematic
        : x.approved(set.approval),
    question: location.href,
  });
  const shape = (code: string) => {
    const area = boundaries?.features.find((each) => each.code === code);
    return { at: area?.centre ?? null, polygons: area?.polygons ?? null };
  };
  const count = (value: number | null): MapValue => ({
    name: 'count',
    title: x.areaTable.count,
    value,
    suppressed: value === null,
  });
  const rows = (): MapRow[] => {
    if (state.layer === 'flows') {
      const names = new Map(props.flows?.areas.map(({ area, name }) => [area, say(name)]));
      return (props.flows?.pairs ?? []).map(({ from, to, count: passings }) => ({
        id: `${from}>${to}`,
        name: `${names.get(from) ?? from} → ${names.get(to) ?? to}`,
        values: [count(passings)],
        at: null,
        polygons: null,
      }));
    }
    if (state.layer === 'change') {
      return (props.changes?.rows ?? []).map(({ code, name, ...values }) => ({
        id: code,
        name: say(name),
        values: changeValues(values, x),
        ...shape(code),
      }));
    }
    if (isAreaLayer(state.layer)) {
      return (areas?.rows ?? []).map((row) => ({
        id: row.code,
        name: say(row.name),
        values: [
          count(row.count),
          {
            name: 'perKm2',
            title: x.areaTable.perKm2,
            value: props.density.get(row.code) ?? null,
          },
        ],
        ...shape(row.code),
      }));
    }
    return props.cells().map((cell) => ({
      id: cell.id,
      name: '',
      values: [count(cell.count)],
      at: cell.at,
      polygons: [[[...cell.outline, cell.outline[0]!]]],
    }));
  };
  return (
    <span className="map-export" role="group" aria-label={x.export.title}>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          const legend = document.querySelector<HTMLElement>('.map-legend');
          if (props.city !== null) void exportPng(props.city, about(), legend);
        }}
      >
        {x.export.png}
      </button>
      <button
        type="button"
        className="button button--small"
        onClick={() => exportCsv(rows(), about(), x)}
      >
        {x.export.csv}
      </button>
      <button
        type="button"
        className="button button--small"
        onClick={() => exportGeoJson(rows(), about())}
      >
        {x.export.geojson}
      </button>
    </span>
  );
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
