import type { FacetView } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Sheet } from '../../../base/components/Sheet.tsx';
import { facetQuery } from '../queries.ts';
import type { SearchState } from '../searchState.ts';
import { FacetValue } from './FacetValue.tsx';

const LISTED = 100;

/** All values of one facet, found by a part of their name. */
export function FacetFinder(props: {
  readonly facet: FacetView;
  readonly state: SearchState;
  readonly onToggle: (list: 'include' | 'exclude', field: string, value: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const [contains, setContains] = useState('');
  const wanted = useDeferredValue(contains.trim());
  const { data, error } = useQuery(facetQuery(props.state, props.facet.field, wanted, LISTED));
  const facet = data ?? props.facet;
  const most = Math.max(0, ...facet.buckets.map((bucket) => bucket.count));
  const name = say(props.facet.label);
  return (
    <Sheet title={t.facet.all(name)} onClose={props.onClose}>
      <div className="facet-finder">
        <label className="field">
          <span className="field__label">{t.facet.contains}</span>
          <input
            className="field__input"
            type="search"
            autoComplete="off"
            value={contains}
            onChange={(event) => setContains(event.target.value)}
          />
        </label>
        <p className="note" role="status">
          {t.facet.listed(f.number(facet.buckets.length), f.number(facet.distinct))}
        </p>
        {error !== null && <FaultNotice fault={error} />}
        <ul>
          {facet.buckets.map((bucket) => (
            <FacetValue
              key={bucket.value}
              field={props.facet.field}
              bucket={bucket}
              most={most}
              state={props.state}
              onToggle={props.onToggle}
            />
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
