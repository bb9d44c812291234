import type { ReactNode } from 'react';
import './Table.css';

/** A part of a page that scrolls by itself where it is too wide or too high, also by keyboard. */
export function ScrollBox(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { label, className = '', children } = props;
  return (
    // What scrolls has to be reached by keyboard (WCAG 2.1.1), though nothing else can be done with it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`scroll-box ${className}`} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
