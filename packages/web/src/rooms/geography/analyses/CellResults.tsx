import type { CentreAnswer, HotSpotsAnswer, MoranAnswer, Place } from '@zca/domain/geography';
import { cellBox, cellMiddle, explainNotComputed, localPlane } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { ChartPanel } from '../../../base/components/ChartPanel.tsx';
import { InfoNotice } from '../../../base/components/Notice.tsx';
import { Figures } from './Figures.tsx';
import { directionOf, isHot, kilometres, placeText, probability } from './facts.ts';
import { around, type Box, plainView, type ToDrawing } from '../../places/index.ts';
import { DistrictMap } from './DistrictMap.tsx';

/** Most cells in the table of hot spots. */
const MOST_ROWS = 200;

/** Says what every panel's file of data begins with. */
export type Facts = () => readonly (readonly (string | number)[])[];

/** Why nothing was computed. */
export function NotComputedNotice(props: {
  readonly result: Parameters<typeof explainNotComputed>[0];
}): ReactNode {
  const w = useAnalysisTexts();
  const { say } = useSpeech();
  return (
    <InfoNotice warning>
      <p>
        <b>{w.notComputed}</b> {say(explainNotComputed(props.result))}
      </p>
    </InfoNotice>
  );
}

export function HotSpotsResult(props: {
  readonly answer: HotSpotsAnswer;
  readonly facts: Facts;
}): ReactNode {
  const w = useAnalysisTexts();
  const { result, cells, zoom } = props.answer;
  if (!result.computed) return <NotComputedNotice result={result} />;
  const found = result.cells
    .map((cell, place) => ({ ...cell, at: cells[place]! }))
    .filter((cell) => cell.class !== 'none');
  const view = plainView(around(found.map((cell) => cellBox(zoom, cell.at))));
  const hot = found.filter((cell) => isHot(cell.class)).length;
  const rows = found
    .toSorted((one, other) => Math.abs(other.z ?? 0) - Math.abs(one.z ?? 0))
    .slice(0, MOST_ROWS);
  const { nothing, summary, more, place, verdict, here, z, rate } = w.hotSpots;
  return (
    <>
      <p className="analysis-summary">{summary(hot, found.length - hot, result.tested)}</p>
      {found.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <ChartPanel
          title={w.kinds.hotSpots}
          unit={w.cellSize[zoom as 15]}
          level={2}
          drawn
          wide
          facts={props.facts}
          table={{
            head: [place, verdict, here, z, rate],
            rows: rows.map((cell) => ({
              name: placeText(cellMiddle(zoom, cell.at)),
              cells: [
                w.classes[cell.class],
                cell.value,
                (cell.z ?? 0).toFixed(2),
                probability(cell.rate ?? 1),
              ],
            })),
          }}
        >
          <div className="chart__drawing">
            <DistrictMap view={view}>
              {found.map((cell) => (
                <rect
                  key={`${cell.at.x},${cell.at.y}`}
                  className={`analysis-cell--${cell.class}`}
                  {...boxOf(zoom, cell.at, view.at)}
                />
              ))}
            </DistrictMap>
          </div>
          <ul className="analysis-legend">
            {(['hot99', 'hot95', 'hot90', 'cold90', 'cold95', 'cold99'] as const)
              .filter((each) => found.some((cell) => cell.class === each))
              .map((each) => (
                <li key={each}>
                  <span className={`analysis-swatch analysis-swatch--${each}`} aria-hidden="true" />
                  {w.classes[each]} · {found.filter((cell) => cell.class === each).length}
                </li>
              ))}
          </ul>
          {found.length > rows.length && <p className="note">{more(rows.length)}</p>}
        </ChartPanel>
      )}
    </>
  );
}

function boxOf(zoom: number, cell: { readonly x: number; readonly y: number }, at: ToDrawing) {
  const [west, south, east, north] = cellBox(zoom, cell);
  const [left, top] = at(west, north);
  const [right, bottom] = at(east, south);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

export function MoranResult(props: { readonly answer: MoranAnswer }): ReactNode {
  const w = useAnalysisTexts();
  const { result, unit } = props.answer;
  if (!result.computed) return <NotComputedNotice result={result} />;
  const { moran: m } = w;
  const verdict =
    result.pPermutation > 0.05 ? m.random : result.index > result.expected ? m.alike : m.apart;
  return (
    <>
      <p className="analysis-summary">{verdict}</p>
      <Figures
        rows={[
          [m.index, result.index.toFixed(3)],
          [m.expected, result.expected.toFixed(4)],
          [m.z, result.z.toFixed(2)],
          [m.p, probability(result.pPermutation)],
          [m.pNormal, probability(result.pNormal)],
          [m.units[unit], String(result.areas)],
          [m.islands, String(result.islands)],
        ]}
      />
    </>
  );
}

export function CentreResult(props: {
  readonly answer: CentreAnswer;
  readonly facts: Facts;
}): ReactNode {
  const w = useAnalysisTexts();
  const { result, path } = props.answer;
  const { centre: c } = w;
  if (!result.computed) return <NotComputedNotice result={result} />;
  const { ellipse, mean, median } = result;
  const view = plainView(around(boundsOf([...ellipseOf(result), median])));
  const { at } = view;
  return (
    <>
      <Figures
        rows={[
          [c.mean, placeText(mean)],
          [c.median, placeText(median)],
          [c.distance, c.km(kilometres(result.standardDistance))],
          [c.ellipse, c.axes(kilometres(ellipse.major), kilometres(ellipse.minor))],
          [c.bearing, c.degrees(Math.round(ellipse.bearing))],
        ]}
      />
      <ChartPanel
        title={w.kinds.centre}
        unit=""
        level={2}
        drawn
        wide
        facts={props.facts}
        table={{
          head: [c.year, c.records, c.place, c.shift],
          rows: path.map(({ year, centre, shift }) => ({
            name: String(year),
            cells: centre.computed
              ? [
                  centre.records,
                  placeText(centre.mean),
                  shift === null || shift.bearing === null
                    ? w.none
                    : c.moved(kilometres(shift.metres), c.directions[directionOf(shift.bearing)]!),
                ]
              : [centre.n, w.none, w.none],
          })),
        }}
      >
        <div className="chart__drawing">
          <DistrictMap view={view}>
            <path d={outline(ellipseOf(result), at)} className="analysis-ellipse" />
            <path d={trail(path, at)} className="analysis-trail" />
            {path.map(({ year, centre }) => {
              if (!centre.computed) return null;
              return (
                <circle key={year} {...dot(at, centre.mean)} r={2.5} className="analysis-year" />
              );
            })}
            <circle {...dot(at, mean)} r={5} className="analysis-mean" />
            <circle {...dot(at, median)} r={5} className="analysis-median" />
          </DistrictMap>
        </div>
        <ul className="analysis-legend">
          <li>
            <span className="analysis-swatch analysis-swatch--mean" aria-hidden="true" />
            {c.mean}
          </li>
          <li>
            <span className="analysis-swatch analysis-swatch--median" aria-hidden="true" />
            {c.median}
          </li>
        </ul>
      </ChartPanel>
    </>
  );
}

function dot(at: ToDrawing, place: { readonly longitude: number; readonly latitude: number }) {
  const [cx, cy] = at(place.longitude, place.latitude);
  return { cx, cy };
}

function trail(path: CentreAnswer['path'], at: ToDrawing): string {
  const points = path.flatMap(({ centre }) =>
    centre.computed ? [at(centre.mean.longitude, centre.mean.latitude)] : [],
  );
  return points.length === 0 ? '' : `M${points.map((point) => point.join(',')).join('L')}`;
}

/** The outline of the ellipse. */
function ellipseOf({
  mean,
  ellipse,
}: Extract<CentreAnswer['result'], { computed: true }>): Place[] {
  const { toPlace } = localPlane(mean);
  // Bearings count from north, clockwise.
  const turn = ((90 - ellipse.bearing) * Math.PI) / 180;
  return Array.from({ length: 72 }, (_, step) => {
    const angle = (step / 72) * 2 * Math.PI;
    const [along, across] = [ellipse.major * Math.cos(angle), ellipse.minor * Math.sin(angle)];
    return toPlace(
      along * Math.cos(turn) - across * Math.sin(turn),
      along * Math.sin(turn) + across * Math.cos(turn),
    );
  });
}

function outline(places: readonly Place[], at: ToDrawing): string {
  const points = places.map(({ longitude, latitude }) =>
    at(longitude, latitude)
      .map((value) => value.toFixed(1))
      .join(','),
  );
  return `M${points.join('L')}Z`;
}

const boundsOf = (places: readonly Place[]): Box[] =>
  places.map(({ longitude, latitude }) => [longitude, latitude, longitude, latitude]);
