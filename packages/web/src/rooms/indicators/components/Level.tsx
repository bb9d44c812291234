import { barShape } from '@zca/domain/indicators';
import type { BoardRow } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { STATUS_LOOKS } from '../figures.ts';
import './Marks.css';

const HEIGHT = 22;

/**
 * The bar of a row on one scale from zero: the value, ▾ what the schedule wants, a stroke at the
 * target, and a thin line for the forecast below. The figures stand beside it in words.
 */
export function Level(props: {
  readonly row: Pick<BoardRow, 'measured' | 'assessment'>;
}): ReactNode {
  const shape = barShape(props.row);
  if (shape === null) return null;
  const { tone } = STATUS_LOOKS[props.row.assessment.status];
  const x = (share: number): string => `${share * 100}%`;
  return (
    <svg className={`level level--${tone}`} height={HEIGHT} aria-hidden="true">
      <rect className="level__track" y="7" width="100%" height="9" />
      {shape.value !== null && (
        <rect className="level__value" y="7" width={x(shape.value)} height="9" />
      )}
      {shape.scheduled !== null && (
        <svg x={x(shape.scheduled)} y="0" overflow="visible">
          <path className="level__scheduled" d="M-4 0h8l-4 5z" />
        </svg>
      )}
      {shape.target !== null && (
        <svg x={x(shape.target)} y="0" overflow="visible">
          <rect className="level__target" x="-1" y="4" width="2" height="15" />
        </svg>
      )}
      {shape.forecast !== null && (
        <rect
          className="level__forecast"
          x={x(shape.forecast.from)}
          y="19"
          width={x(Math.max(0.004, shape.forecast.to - shape.forecast.from))}
          height="2"
        />
      )}
    </svg>
  );
}

/** A small line of the years of the plan; a year without a value is a gap. */
export function Spark(props: { readonly years: BoardRow['years'] }): ReactNode {
  const known = props.years.flatMap(({ value }, index) =>
    value === null ? [] : [{ value, index }],
  );
  const last = known.at(-1);
  if (last === undefined || known.length < 2) return null;
  const values = known.map(({ value }) => value);
  const least = Math.min(...values);
  const span = Math.max(...values) - least || 1;
  const x = (index: number): number => 3 + (index / Math.max(1, props.years.length - 1)) * 74;
  const y = (value: number): number => 19 - ((value - least) / span) * 16;
  const path = known
    .map(({ value, index }, place) => {
      const joined = place > 0 && known[place - 1]?.index === index - 1;
      return `${joined ? 'L' : 'M'}${x(index)} ${y(value)}`;
    })
    .join('');
  return (
    <svg className="spark" width="80" height="22" viewBox="0 0 80 22" aria-hidden="true">
      <path className="spark__line" d={path} />
      <circle className="spark__last" cx={x(last.index)} cy={y(last.value)} r="2.5" />
    </svg>
  );
}
