import type { FacetView } from '@zca/domain/registry';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { findBucket } from '../findBucket.ts';
import { splitTerm } from '../searchState.ts';
import { useFieldLabels } from '../useFieldLabels.ts';
import type { FieldLabels } from '../useFieldLabels.ts';
import type { SearchState } from '../searchState.ts';
import { FacetFinder } from './FacetFinder.tsx';
import { FacetValue } from './FacetValue.tsx';
import type { Bucket } from './FacetValue.tsx';

/** Chosen values of a facet that the answer does not list. */
function unlisted(facet: FacetView, state: SearchState): string[] {
  return [...state.include, ...state.exclude]
    .map(splitTerm)
    .filter(({ field, value }) => field === facet.field && !findBucket([facet], field, value))
    .map(({ value }) => value);
}

/** Buckets of a facet, preceded by the chosen values that the answer does not list. */
export function shownBuckets(facet: FacetView, state: SearchState, labels: FieldLabels): Bucket[] {
  const chosen = unlisted(facet, state).map((value) => ({
    value,
    label: labels.value(facet.field, value),
    count: 0,
  }));
  return [...chosen, ...facet.buckets];
}

/** One facet with its values, what the list leaves out, and a door to all values. */
export function FacetBlock(props: {
  readonly facet: FacetView;
  readonly state: SearchState;
  readonly onToggle: (list: 'include' | 'exclude', field: string, value: string) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { facet, state, onToggle } = props;
  const [finding, setFinding] = useState(false);
  const labels = useFieldLabels(unlisted(facet, state).length > 0);
  const buckets = shownBuckets(facet, state, labels);
  const most = Math.max(0, ...buckets.map((bucket) => bucket.count));
  const more = facet.distinct > facet.buckets.length;
  const name = say(facet.label);
  return (
    <div className="facet">
      <h3 className="facet__head">
        {name}
        {more && (
          <button
            type="button"
            className="facet__find"
            aria-label={t.facet.find(name, facet.distinct)}
            onClick={() => setFinding(true)}
          >
            <Icon name="search" size={12} />
            {t.facet.distinct(facet.distinct)}
          </button>
        )}
      </h3>
      <ul>
        {buckets.map((bucket) => (
          <FacetValue
            key={bucket.value}
            field={facet.field}
            bucket={bucket}
            most={most}
            state={state}
            onToggle={onToggle}
          />
        ))}
      </ul>
      {facet.note !== undefined && <p className="facet__note">{say(facet.note)}</p>}
      {(facet.other > 0 || facet.missing > 0) && (
        <p className="facet__rest">
          {facet.other > 0 && <span>{t.facet.other(f.number(facet.other))}</span>}
          {facet.missing > 0 && <span>{t.facet.missing(f.number(facet.missing))}</span>}
        </p>
      )}
      {finding && (
        <FacetFinder
          facet={facet}
          state={state}
          onToggle={onToggle}
          onClose={() => setFinding(false)}
        />
      )}
    </div>
  );
}
