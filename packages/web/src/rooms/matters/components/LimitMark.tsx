import type { ReactNode } from 'react';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import type { Face, Limit } from '../limit.ts';
import './LimitMark.css';

/** Shares of the pies that are filled; the exact share stands in the bar of the clock. */
const USED = { early: 0.25, half: 0.6, late: 0.9 } as const;

function pie(share: number): string {
  const angle = share * 2 * Math.PI;
  const x = 7 + 4.4 * Math.sin(angle);
  const y = 7 - 4.4 * Math.cos(angle);
  return `M7 7V2.6A4.4 4.4 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}z`;
}

/** The sign of a limit. It reads without colour: square against circle, and the share that is filled. */
export function LimitSign(props: { readonly face: Face }): ReactNode {
  const { face } = props;
  const ring = <circle cx="7" cy="7" r="5.7" fill="none" stroke="currentColor" strokeWidth="1.2" />;
  const drawing = (): ReactNode => {
    switch (face) {
      case 'early':
      case 'half':
      case 'late':
        return (
          <>
            {ring}
            <path d={pie(USED[face])} fill="currentColor" />
          </>
        );
      case 'over':
        return (
          <>
            <path d="M1 1h12v12H1z" fill="currentColor" />
            <path d="M7 3.5v4.5M7 10v.8" stroke="#fff" strokeWidth="1.6" />
          </>
        );
      case 'paused':
        return (
          <>
            {ring}
            <path d="M5.6 4.6v4.8M8.4 4.6v4.8" stroke="currentColor" strokeWidth="1.3" />
          </>
        );
      case 'dotted':
        return (
          <circle
            cx="7"
            cy="7"
            r="5.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            strokeDasharray="1.3 1.9"
          />
        );
      case 'done':
        return (
          <>
            {ring}
            <path d="M4.3 7.2l2 2l3.5-4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </>
        );
      case 'doneLate':
        return (
          <>
            <path
              d="M1.6 1.6h10.800v10.800H1.600z"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.2"
            />
            <path d="M4.3 7.2l2 2l3.5-4.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </>
        );
      case 'none':
        return <path d="M4 7h6" stroke="currentColor" strokeWidth="1.2" />;
    }
  };
  return (
    <svg
      className={`icon limit-sign limit--${face}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {drawing()}
    </svg>
  );
}

/** What a limit says, in words. */
export function useLimitWords(): (limit: Limit) => string {
  const { clock } = useServiceTexts();
  return (limit) => {
    switch (limit.kind) {
      case 'left':
        return clock.left(limit.count, limit.unit);
      case 'over':
        return limit.count === 0 ? clock.overToday : clock.over(limit.count, limit.unit);
      case 'today':
        return limit.time === null ? clock.today : clock.todayAt(limit.time);
      case 'unknown':
        return clock.unknown(String(limit.year));
      default:
        return clock[limit.kind];
    }
  };
}

/** Sign and words of a limit. */
export function LimitMark(props: { readonly limit: Limit; readonly sign?: boolean }): ReactNode {
  const words = useLimitWords();
  return (
    <span className={`limit limit--${props.limit.face}`}>
      {props.sign !== false && <LimitSign face={props.limit.face} />}
      {words(props.limit)}
    </span>
  );
}
