import { boundingBox } from '@zca/domain/places';
import { classBreaks, classOf } from '@zca/domain/geography';
import type { AreaView, BoardRow } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { stepOf } from '../../geography/index.ts';
import { around, boundariesQuery, PlainMap, plainView } from '../../places/index.ts';
import { useDistrictValues } from '../useDistrictValues.ts';
import { useWallUnit } from '../useWallUnit.ts';

/** One unit of the drawing is one pixel of a screen of 1920 × 1080. */
const SIZE = { width: 538, leastHeight: 240, mostHeight: 320 };
const SPARE = 1.04;
const TYPE = 20;
const CLASSES = 5;

/**
 * The districts shaded by the values of the row in focus, or by their valid inventions where the row has
 * none by district; with its legend, who approved the borders, and its table for readers of screens.
 */
export function WallMap(props: {
  readonly row: BoardRow;
  readonly districts: readonly AreaView[];
}): ReactNode {
  const { say } = useSpeech();
  const { wall } = useCockpitTexts();
  const { data: boundaries } = useQuery(boundariesQuery('district'));
  const pixels = useWallUnit();
  const shown = useDistrictValues(props.row, props.districts);
  if (boundaries === undefined || shown === null) return null;
  const { title, unit, values, write } = shown;
  const breaks = classBreaks([...values.values()], 'natural', CLASSES);
  const view = plainView(
    around(
      boundaries.features.flatMap(({ polygons }) => {
        const box = boundingBox(polygons);
        return box === null ? [] : [box];
      }),
    ),
    SIZE,
    SPARE,
  );
  const classNameOf = (code: string): string => {
    const value = values.get(code) ?? null;
    if (value === null) return 'wall-map--none';
    const place = classOf(breaks, value);
    return place === null ? 'wall-map--0' : `wall-map--${stepOf(place, breaks.classes.length)}`;
  };
  return (
    <div className="wall-map">
      <PlainMap
        boundaries={boundaries}
        view={view}
        type={TYPE * pixels}
        leaders
        classOf={({ code }) => classNameOf(code)}
        nameOf={({ code, name }) =>
          `${wall.shortDistrict(say(name))} ${write(values.get(code) ?? null)}`
        }
      />
      <p className="wall__note">
        {title} <span>{unit}</span>
      </p>
      <ul className="wall-map__legend" aria-hidden="true">
        {breaks.zeros > 0 && (
          <li>
            <i className="wall-map--0" /> 0
          </li>
        )}
        {breaks.classes.map(({ least, most }, place) => (
          <li key={least}>
            <i className={`wall-map--${stepOf(place, breaks.classes.length)}`} />{' '}
            {least === most ? write(least) : `${write(least)}–${write(most)}`}
          </li>
        ))}
        {[...values.values()].includes(null) && (
          <li>
            <i className="wall-map--none" /> {wall.noDistrictValue}
          </li>
        )}
      </ul>
      <div className="seen-by-readers">
        <table>
          <caption>
            {title} {unit}
          </caption>
          <tbody>
            {props.districts.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{say(name)}</th>
                <td>
                  {values.get(code) === null
                    ? wall.noDistrictValue
                    : write(values.get(code) ?? null)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
