import type { ReactNode } from 'react';

/** Rows from which on a table would push everything below it out of sight. */
const LONG = 30;

/** A table, which scrolls by itself when it is long. */
export function LongTable(props: {
  readonly label: string;
  readonly rows: number;
  readonly children: ReactNode;
}): ReactNode {
  if (props.rows <= LONG) return props.children;
  return (
    // A region that scrolls takes the focus, so that it scrolls by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="map-long" role="region" aria-label={props.label} tabIndex={0}>
      {props.children}
    </div>
  );
}
