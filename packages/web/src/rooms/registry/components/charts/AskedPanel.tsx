import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { Waiting } from '../../../../base/components/Waiting.tsx';

/** The place of a chart that is asked by itself: waiting, failed, or drawn. */
export function AskedPanel<T>(props: {
  readonly title: string;
  readonly answer: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = props.answer;
  if (error === null && data !== undefined) return props.children(data);
  return (
    <section className="chart chart--wide" aria-label={props.title}>
      <header className="chart__head">
        <h3>{props.title}</h3>
      </header>
      {error === null ? (
        <Waiting skeleton="charts" />
      ) : (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
    </section>
  );
}
