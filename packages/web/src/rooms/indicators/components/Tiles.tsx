import type { AreaView, BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { districtTiles, tileStep } from '../districtTiles.ts';
import { useFigures } from '../useFigures.ts';

/** A row's values by district as tiles; a district without a value has a dash and no shade. */
export function Tiles(props: {
  readonly row: BoardRow;
  readonly districts: readonly AreaView[];
}): ReactNode {
  const { row, districts } = props;
  const { say } = useSpeech();
  const { wall } = useCockpitTexts();
  const { figure } = useFigures();
  const valueOf = (code: string): number | null =>
    row.areas.find(({ area }) => area === code)?.value ?? null;
  const greatest = Math.max(0, ...districts.map(({ code }) => valueOf(code) ?? 0));
  return (
    <ul className="tiles" aria-label={wall.schematicOf(say(row.title))}>
      {districtTiles(districts.map(({ code }) => code)).map(({ area, row: line, column }) => {
        const district = districts.find(({ code }) => code === area);
        const value = valueOf(area);
        const step = tileStep(value, greatest);
        return (
          <li
            key={area}
            className="tile"
            data-step={step ?? 'none'}
            style={{ gridRow: line + 1, gridColumn: column + 1 }}
          >
            <span>{district === undefined ? area : say(district.name)}</span>
            <b>{figure(value, row.decimals)}</b>
          </li>
        );
      })}
    </ul>
  );
}
