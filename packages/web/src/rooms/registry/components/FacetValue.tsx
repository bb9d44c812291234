import type { FacetView } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import type { SearchState } from '../searchState.ts';
import './Facets.css';

export type Bucket = FacetView['buckets'][number];

/** One value of a facet: choose it, or leave its records out. */
export function FacetValue(props: {
  readonly field: string;
  readonly bucket: Bucket;
  readonly most: number;
  readonly state: SearchState;
  readonly onToggle: (list: 'include' | 'exclude', field: string, value: string) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { field, bucket, state, most, onToggle } = props;
  const term = `${field}:${bucket.value}`;
  const excluded = state.exclude.includes(term);
  const name = say(bucket.label);
  const title = bucket.title === undefined ? name : `${name} ${say(bucket.title)}`;
  return (
    <li className={excluded ? 'facet-value facet-value--excluded' : 'facet-value'}>
      <label className="facet-value__label">
        <input
          type="checkbox"
          checked={state.include.includes(term)}
          onChange={() => onToggle('include', field, bucket.value)}
        />
        <span className="facet-value__name" title={title}>
          {name}
          {bucket.title !== undefined && (
            <span className="facet-value__title"> {say(bucket.title)}</span>
          )}
        </span>
        <span className="facet-value__count">{f.number(bucket.count)}</span>
      </label>
      <button
        type="button"
        className="facet-value__exclude"
        aria-pressed={excluded}
        aria-label={t.facet.exclude(name)}
        title={t.facet.exclude(name)}
        onClick={() => onToggle('exclude', field, bucket.value)}
      >
        <Icon name="exclude" size={13} />
      </button>
      <span className="facet-value__track" aria-hidden="true">
        <span
          className="facet-value__share"
          style={{ width: `${most === 0 ? 0 : (bucket.count / most) * 100}%` }}
        />
      </span>
    </li>
  );
}
