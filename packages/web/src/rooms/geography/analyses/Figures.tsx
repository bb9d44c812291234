import type { ReactNode } from 'react';

/** Named figures side by side. */
export function Figures(props: {
  readonly rows: readonly (readonly [name: string, value: string])[];
}): ReactNode {
  return (
    <dl className="analysis-figures">
      {props.rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
