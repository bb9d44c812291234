import type { IndicatorStatus } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import { STATUS_LOOKS } from '../figures.ts';
import type { SquareForm } from '../figures.ts';
import './Marks.css';

/** How an indicator stands: a sign of its own form, and the word. */
export function StatusMark(props: { readonly status: IndicatorStatus }): ReactNode {
  const { statuses } = useIndicatorTexts();
  const { shape, tone } = STATUS_LOOKS[props.status];
  return (
    <span className={`standing standing--${tone}`}>
      <Glyph shape={shape} />
      {statuses[props.status]}
    </span>
  );
}

/** The square of an area, without words; whoever shows it names it. */
export function Square(props: { readonly form: SquareForm; readonly size?: number }): ReactNode {
  const size = props.size ?? 16;
  return (
    <svg
      className={`square square--${props.form}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {props.form === 'dash' ? (
        <path className="square__mark" d="M4 8h8" />
      ) : (
        <rect className="square__ground" x="1" y="1" width="14" height="14" />
      )}
      {props.form === 'half' && <path className="square__half" d="M15 1v14H1z" />}
      {props.form === 'crossed' && (
        <path className="square__mark" d="M4.500 4.500l7 7M11.500 4.500l-7 7" />
      )}
    </svg>
  );
}
