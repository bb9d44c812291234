import type { FacetView } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { findBucket } from '../findBucket.ts';
import { changeSearch, splitTerm, toggleValue } from '../searchState.ts';
import type { SearchState } from '../searchState.ts';
import { useFieldLabels } from '../useFieldLabels.ts';
import './Conditions.css';

/** Conditions that were added by facets, charts and the day picker; each can be taken away. */
export function Conditions(props: {
  readonly state: SearchState;
  readonly facets: readonly FacetView[];
  readonly onChange: (state: SearchState) => void;
}): ReactNode {
  const { t, f, say } = useSpeech();
  const { state } = props;
  const terms = [
    ...state.include.map((term) => ({ list: 'include' as const, term })),
    ...state.exclude.map((term) => ({ list: 'exclude' as const, term })),
  ];
  // The answer labels what it lists; before it is there, nothing is fetched that it may bring.
  const isUnlabelled = terms.some(({ term }) => {
    const { field, value } = splitTerm(term);
    return findBucket(props.facets, field, value) === undefined;
  });
  const labels = useFieldLabels(props.facets.length > 0 && isUnlabelled);
  if (terms.length === 0 && state.asOf === null && state.list === null) return null;
  const labelOf = (field: string, value: string): string => {
    const bucket = findBucket(props.facets, field, value);
    return say(bucket?.label ?? labels.value(field, value));
  };
  return (
    <ul className="conditions" aria-label={t.conditions.title}>
      {terms.map(({ list, term }) => {
        const { field, value } = splitTerm(term);
        const facet = props.facets.find((each) => each.field === field);
        const name = `${say(facet?.label ?? labels.field(field))} ${labelOf(field, value)}`;
        return (
          <li key={`${list} ${term}`} className="condition">
            {list === 'exclude' && <em className="condition__not">{t.conditions.not}</em>}
            <span className="condition__field">{say(facet?.label ?? labels.field(field))}</span>
            <span>{labelOf(field, value)}</span>
            <button
              type="button"
              aria-label={t.conditions.remove(name)}
              onClick={() => props.onChange(toggleValue(state, list, field, value))}
            >
              <Icon name="close" size={12} />
            </button>
          </li>
        );
      })}
      {state.list !== null && (
        <li className="condition">
          <Link to="/numbers/$id" params={{ id: state.list }}>
            {t.conditions.list}
          </Link>
          <button
            type="button"
            aria-label={t.conditions.remove(t.conditions.list)}
            onClick={() => props.onChange(changeSearch(state, { list: null }))}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      )}
      {state.asOf !== null && (
        <li className="condition">
          <span className="condition__field">{t.conditions.asOf}</span>
          <span>{f.day(state.asOf)}</span>
          <button
            type="button"
            aria-label={t.conditions.remove(t.conditions.asOf)}
            onClick={() => props.onChange(changeSearch(state, { asOf: null }))}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      )}
      <li>
        <button
          type="button"
          className="link-button"
          onClick={() =>
            props.onChange(
              changeSearch(state, { include: [], exclude: [], asOf: null, list: null }),
            )
          }
        >
          {t.conditions.removeAll}
        </button>
      </li>
    </ul>
  );
}
