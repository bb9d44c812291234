import { dayInShanghai } from '@zca/standards';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { CityMap } from '../canvas/CityMap.ts';
import type { AboutMap } from '../exportMap.ts';
import { exportCsv, exportGeoJson, exportPng, legendLines } from '../exportMap.ts';
import { mapRows, type ShownMap } from '../mapRows.ts';

/** What is shown, as an image, a table or geometries, each with its source, day, legend and datum. */
export function MapExport(props: {
  readonly city: CityMap | null;
  readonly map: ShownMap;
}): ReactNode {
  const { say, f } = useSpeech();
  const x = useMapTexts();
  const { city, map } = props;
  const set = map.boundaries?.set;
  const legendOf = () => document.querySelector<HTMLElement>('.map-legend');
  const about = (): AboutMap => ({
    title: x.export.map(x.layer[map.layer]),
    platform: x.export.platform,
    day: f.day(dayInShanghai(Date.now())),
    datum: 'CGCS2000',
    boundaries: [
      set === undefined || set.schematic || set.approval === null
        ? x.schematic
        : x.approved(set.approval),
      ...(map.symbols === null ? [] : [x.symbols.export]),
      ...(map.attribution === '' ? [] : [x.basemap.attribution(map.attribution)]),
    ].join(' · '),
    question: location.href,
    legend: legendLines(legendOf()),
  });
  return (
    <span className="map-export" role="group" aria-label={x.export.title}>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          if (city !== null) void exportPng(city, about(), legendOf());
        }}
      >
        {x.export.png}
      </button>
      <button
        type="button"
        className="button button--small"
        onClick={() => exportCsv(mapRows(map, x, say), about(), x)}
      >
        {x.export.csv}
      </button>
      <button
        type="button"
        className="button button--small"
        onClick={() => exportGeoJson(mapRows(map, x, say), about())}
      >
        {x.export.geojson}
      </button>
    </span>
  );
}
