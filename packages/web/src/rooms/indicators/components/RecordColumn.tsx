import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDelayed } from '../../../base/components/useDelayed.ts';
import type { DrillAddress } from '../address.ts';
import type { Step } from '../drill.ts';
import { itemsQuery } from '../queries.ts';

/** The records and entries within the parts chosen, page by page. */
export function RecordColumn(props: {
  readonly code: string;
  readonly address: DrillAddress;
  readonly path: readonly string[];
  readonly step: Step;
}): ReactNode {
  const { code, address, path, step } = props;
  const { f } = useSpeech();
  const { drill: x } = useIndicatorTexts();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    itemsQuery(code, address, path),
  );
  const isLate = useDelayed(data === undefined && error === null, 300);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const count = data?.pages[0]?.count;
  return (
    <section className="drill__column" data-column="records" aria-label={x.records}>
      <h3>
        <span>{x.records}</span>
        {count !== undefined && <b>{f.number(count, 0)}</b>}
      </h3>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {isLate && <div className="drill__waiting" aria-busy="true" />}
      {count === 0 && <p className="drill__note">{x.none}</p>}
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <Link
              className="drill__row"
              to="/indicators/$code"
              params={{ code }}
              search={step({ item: item.id, show: 'records' })}
              resetScroll={false}
              aria-current={item.id === address.item ? 'true' : undefined}
            >
              <span>
                {item.title}
                <small className="mono">{item.number}</small>
              </span>
              <Icon name="right" size={12} />
            </Link>
          </li>
        ))}
      </ul>
      {count !== undefined && items.length < count && (
        <p className="drill__note">
          {x.shown(f.number(items.length, 0), f.number(count, 0))}{' '}
          {hasNextPage && (
            <button
              type="button"
              className="link-button"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {x.more}
            </button>
          )}
        </p>
      )}
    </section>
  );
}
