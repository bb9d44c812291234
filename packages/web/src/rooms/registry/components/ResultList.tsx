import type { SearchAnswer } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { useKeys } from '../../../base/components/useKeys.ts';
import { PAGE_SIZES, changeSearch, placeOf, writeSearch } from '../searchState.ts';
import type { SearchState } from '../searchState.ts';
import { ResultRow } from './ResultRow.tsx';
import './ResultList.css';

/** The page of the list with its paging. J and K move from record to record, Enter opens. */
export function ResultList(props: {
  readonly answer: SearchAnswer;
  readonly state: SearchState;
  readonly stale: boolean;
  /** Address of the page before this one. */
  readonly before: SearchState | null;
}): ReactNode {
  const { t, f } = useSpeech();
  const { answer, state } = props;
  const list = useRef<HTMLOListElement>(null);
  const step = (by: 1 | -1): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at < 0 ? (by === 1 ? 0 : links.length - 1) : at + by;
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const [present] = useState(() => todayInCity(new Date()));
  const today = state.asOf ?? present;
  const place = placeOf(state, answer.rows.length);
  return (
    <div className={props.stale ? 'results results--stale' : 'results'} aria-busy={props.stale}>
      <div className="results__head" aria-hidden="true">
        <span>{t.list.title}</span>
        <span>{t.list.holder}</span>
        <span>{t.list.number}</span>
        <span>{t.list.type}</span>
        <span>{t.list.status}</span>
      </div>
      <ol className="results__rows" ref={list} start={place.from}>
        {answer.rows.map((row) => (
          <ResultRow
            key={row.key}
            row={row}
            today={today}
            asOf={state.asOf}
            family={answer.families?.members[row.key] ?? null}
          />
        ))}
      </ol>
      <nav className="results__foot" aria-label={t.list.paging}>
        <span>
          {answer.families === null
            ? t.list.range(f.number(place.from), f.number(place.to), f.number(answer.count))
            : t.families.range(
                f.number(place.from),
                f.number(place.to),
                f.number(answer.families.count),
              )}
        </span>
        <span className="results__sizes">
          {t.list.perPage}
          {PAGE_SIZES.map((size) => (
            <Link
              key={size}
              to="/search"
              search={writeSearch(changeSearch(state, { size }))}
              aria-current={size === state.size ? 'true' : undefined}
              activeOptions={{ exact: true }}
            >
              {size}
            </Link>
          ))}
        </span>
        <span className="results__keys note" aria-hidden="true">
          <kbd>J</kbd> <kbd>K</kbd> {t.list.keyMove} <kbd>Enter</kbd> {t.list.keyOpen} <kbd>/</kbd>{' '}
          {t.list.keySearch}
        </span>
        <span className="results__turn">
          {props.before !== null && (
            <Link to="/search" search={writeSearch(props.before)} rel="prev">
              <Icon name="left" size={13} />
              {props.before.cursor === null && state.page > 2 ? t.list.first : t.list.previous}
            </Link>
          )}
          {answer.cursor !== null && (
            <Link
              to="/search"
              search={writeSearch(
                changeSearch(state, { cursor: answer.cursor, page: state.page + 1 }),
              )}
              rel="next"
            >
              {t.list.next}
              <Icon name="right" size={13} />
            </Link>
          )}
        </span>
      </nav>
    </div>
  );
}
