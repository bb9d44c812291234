import type { ReactNode } from 'react';

/** The look of a limit: which form it has, and the share of it that is used. */
export function clockFace(
  daysLeft: number,
  wholeDays: number,
): { face: 'early' | 'half' | 'late' | 'over'; used: number } {
  if (daysLeft < 0) return { face: 'over', used: 1 };
  const used = Math.min(1, Math.max(0, 1 - daysLeft / wholeDays));
  return { face: used >= 0.8 ? 'late' : used >= 0.5 ? 'half' : 'early', used };
}

const COLOURS = {
  early: 'var(--ink-3)',
  half: '#9a6a00',
  late: 'var(--zhe)',
  over: 'var(--zhu)',
} as const;

/** A limit as a pie of the share used; overdue is a filled square. The words beside it say the same. */
export function Clock(props: { readonly daysLeft: number; readonly wholeDays: number }): ReactNode {
  const { face, used } = clockFace(props.daysLeft, props.wholeDays);
  const colour = COLOURS[face];
  const angle = Math.min(used, 0.999) * 2 * Math.PI;
  const x = 7 + 4.4 * Math.sin(angle);
  const y = 7 - 4.4 * Math.cos(angle);
  return (
    <svg className="icon" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      {face === 'over' ? (
        <>
          <path d="M1 1h12v12H1z" fill={colour} />
          <path d="M7 3.5v4.5M7 10v.8" stroke="#fff" strokeWidth="1.6" />
        </>
      ) : (
        <>
          <circle cx="7" cy="7" r="5.7" fill="none" stroke={colour} strokeWidth="1.2" />
          <path d={`M7 7V2.6A4.4 4.4 0 ${used > 0.5 ? 1 : 0} 1 ${x} ${y}z`} fill={colour} />
        </>
      )}
    </svg>
  );
}
