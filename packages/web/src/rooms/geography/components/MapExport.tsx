import type { MapAreas } from '@zca/domain/geography';
import type { Boundaries } from '@zca/domain/places';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { CityMap, Picked } from '../canvas/CityMap.ts';
import { exportCsv, exportGeoJson, exportPng } from '../exportMap.ts';
import type { MapState } from '../mapState.ts';
import { isAreaLayer } from '../mapState.ts';

/** What is shown, as an image, a table or geometries, each with its source, day and datum. */
export function MapExport(props: {
  readonly city: CityMap | null;
  readonly state: MapState;
  readonly areas: MapAreas | undefined;
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
  const rows = () =>
    isAreaLayer(state.layer)
      ? (areas?.rows ?? []).map(({ code, name, count }) => ({
          id: code,
          name: say(name),
          count,
          perKm2: props.density.get(code) ?? null,
          at: boundaries?.features.find((area) => area.code === code)?.centre ?? null,
          polygons: boundaries?.features.find((area) => area.code === code)?.polygons ?? null,
        }))
      : props.cells().map((cell) => ({
          id: cell.id,
          name: '',
          count: cell.count,
          perKm2: null,
          at: cell.at,
          polygons: [[[...cell.outline, cell.outline[0]!]]],
        }));
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
