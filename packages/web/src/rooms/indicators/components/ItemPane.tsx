import type { AreaView, CountedItem } from '@zca/domain/indicators';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import type { DrillAddress } from '../address.ts';
import { itemQuery, itemsQuery } from '../queries.ts';
import { EntryFacts } from './EntryFacts.tsx';

/** Why one record counts, and the way to where it came from. */
export function ItemPane(props: {
  readonly code: string;
  readonly address: DrillAddress;
  readonly path: readonly string[];
  readonly areas: readonly AreaView[];
}): ReactNode {
  const { address } = props;
  const { drill: x } = useIndicatorTexts();
  const list = useInfiniteQuery(itemsQuery(props.code, address, props.path));
  const listed = list.data?.pages
    .flatMap((page) => page.items)
    .find(({ id }) => id === address.item);
  // The address names a record wherever it stands in the list, which is fetched page by page.
  const alone = useQuery({
    ...itemQuery(props.code, address, props.path, address.item ?? ''),
    enabled: address.item !== undefined && listed === undefined && !list.isPending,
  });
  const item = listed ?? alone.data?.items[0];
  return (
    <section className="drill__column drill__column--why" data-column="why" aria-label={x.why}>
      <h3>
        <span>{x.why}</span>
      </h3>
      {address.item === undefined && <p className="drill__note">{x.choose}</p>}
      {alone.error !== null && (
        <FaultNotice fault={alone.error} again={() => void alone.refetch()} />
      )}
      {alone.data?.items.length === 0 && <p className="drill__note">{x.absent}</p>}
      {item !== undefined && <Item item={item} areas={props.areas} />}
    </section>
  );
}

function Item(props: {
  readonly item: CountedItem;
  readonly areas: readonly AreaView[];
}): ReactNode {
  const { item, areas } = props;
  const { say } = useSpeech();
  const areaName = (code: string): string => {
    const area = areas.find((each) => each.code === code);
    return area === undefined ? code : say(area.name);
  };
  const { drill: x } = useIndicatorTexts();
  return (
    <div className="drill__why">
      <p className="drill__item-title">{item.title}</p>
      <p className="mono">{item.number}</p>
      {item.why.length === 0 ? (
        <p className="quiet">{x.noWhy}</p>
      ) : (
        <ul className="drill__reasons">
          {item.why.map((reason) => (
            <li key={reason.zh}>{say(reason)}</li>
          ))}
        </ul>
      )}
      {item.kind === 'right' ? (
        <p>
          <Link to="/r/$key" params={{ key: item.id }}>
            {x.openRecord}
          </Link>
        </p>
      ) : (
        item.entry !== null && <EntryFacts entry={item.entry} areaName={areaName} />
      )}
    </div>
  );
}
