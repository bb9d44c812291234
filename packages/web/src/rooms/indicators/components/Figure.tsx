import type { BoardRow } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import type { DrillAddress } from '../address.ts';
import { useFigures } from '../useFigures.ts';
import './Marks.css';

/** The value of a row as the door to its parts; without a value, the reason stands in its place. */
export function Figure(props: {
  readonly row: Pick<BoardRow, 'code' | 'title' | 'unit' | 'decimals' | 'measured'>;
  readonly address: DrillAddress;
  /** From a working page the public page is loaded as a whole: its policy is stricter. */
  readonly fromWork?: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure, reason } = useFigures();
  const { row } = props;
  if (row.measured.value === null) {
    return (
      <span className="figure figure--none">
        {x.none} <span className="figure__reason">{reason(row.measured)}</span>
      </span>
    );
  }
  const value = figure(row.measured.value, row.decimals);
  return (
    <Link
      to="/indicators/$code"
      params={{ code: row.code }}
      search={props.address}
      reloadDocument={props.fromWork === true}
      className="figure"
      aria-label={`${x.openIndicator(say(row.title))} ${x.valueOf(value, say(row.unit))}`}
    >
      <b>{value}</b> <small>{say(row.unit)}</small>
    </Link>
  );
}
