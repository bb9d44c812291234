import type { Board, BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useFigures } from '../useFigures.ts';
import { useWallUnit } from '../useWallUnit.ts';
import { StatusMark } from './StatusMark.tsx';
import { DARK } from './TrendChart.tsx';
import { WallMap } from './WallMap.tsx';
import { YearsChart } from './YearsChart.tsx';

const HEIGHT = 210;

/** The row in focus: where it stands in the districts, how it came there, and why it stands so. */
export function WallFocus(props: { readonly board: Board; readonly row: BoardRow }): ReactNode {
  const { board, row } = props;
  const { say } = useSpeech();
  const { wall } = useCockpitTexts();
  const { valueOf } = useIndicatorTexts();
  const { figure, reason } = useFigures();
  const unit = useWallUnit();
  const districts = board.reach.filter(({ kind }) => kind === 'district');
  return (
    <aside className="wall__focus" aria-live="off">
      <p className="wall__watching">{wall.watching(row.code)}</p>
      <h2>
        {say(row.shortTitle)} <StatusMark status={row.assessment.status} />
      </h2>
      <p className="wall__unit">
        {row.measured.value === null
          ? reason(row.measured)
          : valueOf(figure(row.measured.value, row.decimals), say(row.unit))}
      </p>
      {districts.length > 1 && <WallMap row={row} districts={districts} />}
      <YearsChart
        row={row}
        look={{ ...DARK, type: DARK.type * unit }}
        height={HEIGHT * unit}
        source={board.source}
      />
      <p className="wall__reason">{say(row.assessment.reason)}</p>
    </aside>
  );
}
