import type { AreaPanel } from '@zca/domain/geography';
import { MOST_COMPARED } from '@zca/domain/geography';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { InfoNotice } from '../../../base/components/Notice.tsx';
import type { SearchState } from '../../registry/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';
import type { MapState } from '../mapState.ts';
import { askedSearch } from '../mapState.ts';
import { signedPercent } from '../signed.ts';
import { withValue } from '../shapeText.ts';
import { HolderTable } from './HolderTable.tsx';
import { QuotientBars } from './QuotientBars.tsx';
import './AreaPanel.css';

/** The panel of an area: key figures, specialities, holders; every number leads to its records. */
export function AreaPanelView(props: {
  readonly panel: AreaPanel;
  readonly state: MapState;
  readonly choices: readonly {
    readonly code: string;
    readonly name: { readonly zh: string; readonly en: string };
  }[];
  readonly onChange: (change: Partial<MapState>) => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { state, onChange } = props;
  const { area, threshold } = props.panel;
  const { code, kind, filings, records } = area;
  const name = code === null ? x.area.drawn : say(area.name);
  const search = askedSearch(state);
  const here = code === null ? search : narrowed(search, kind, code);
  const told = (count: number | null) =>
    count === null ? <span className="area-hidden">{x.area.shortHidden}</span> : f.number(count);
  const year = String(filings.year);
  const figures = [
    { key: 'records', label: x.area.records, ...records, to: here },
    {
      key: 'valid',
      label: x.area.valid,
      ...area.valid,
      to: narrowed(narrowed(here, 'type', 'inventionGrant'), 'status', 'valid'),
    },
    {
      key: 'highValue',
      label: x.area.highValue,
      ...area.highValue,
      // Without those that have no condition.
      to: changeSearch(here, { exclude: [...here.exclude, 'highValue:'] }),
    },
  ];
  return (
    <section className="area-panel" aria-label={name}>
      {code !== null && (
        <p className="area-trail">
          <button
            type="button"
            className="link-button"
            onClick={() => onChange({ area: null, compare: [] })}
          >
            {x.area.city}
          </button>{' '}
          › {name}
        </p>
      )}
      <h2>{name}</h2>
      {records.count === null && <InfoNotice>{x.area.hidden(threshold)}</InfoNotice>}
      <dl className="area-figures">
        {figures.map(({ key, label, count, rank, to }) => (
          <div key={key}>
            <dt>
              {label}
              {rank !== null && <> · {x.area.rank(rank)}</>}
            </dt>
            <dd>
              {count === null || count === 0 ? (
                told(count)
              ) : (
                <Link to="/search" search={writeSearch(to)}>
                  {f.number(count)}
                </Link>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>{x.area.filings(filings.year)}</dt>
          <dd>
            {filings.count === null || filings.before === null ? (
              told(null)
            ) : filings.percent === null ? (
              '—'
            ) : (
              <Link to="/search" search={writeSearch(narrowed(here, 'filingYear', year))}>
                {signedPercent(filings.percent)}
              </Link>
            )}
          </dd>
        </div>
      </dl>
      {filings.count !== null && filings.before !== null && (
        <p className="note">
          {x.area.filingsNote(filings.year, f.number(filings.count), f.number(filings.before))}
        </p>
      )}
      {area.types.length > 0 && (
        <p className="area-types" aria-label={x.area.types}>
          {area.types.map(({ value, label, count }) => (
            <span key={value}>
              {say(label)}{' '}
              {count === null ? (
                told(null)
              ) : (
                <Link to="/search" search={writeSearch(narrowed(here, 'type', value))}>
                  {f.number(count)}
                </Link>
              )}
            </span>
          ))}
        </p>
      )}
      {area.industries.length > 0 && <QuotientBars industries={area.industries} />}
      {records.count !== null && records.count > 0 && (
        <HolderTable holders={area.holders} search={here} />
      )}
      <p className="area-ways">
        {records.count !== null && (
          <Link className="button" to="/search" search={writeSearch(here)}>
            {x.area.list(f.number(records.count))}
          </Link>
        )}
        {code !== null && state.compare.length < MOST_COMPARED - 1 && (
          <label className="area-choose">
            {x.area.compare}
            <select
              value=""
              onChange={({ target }) => onChange({ compare: [...state.compare, target.value] })}
            >
              <option value="">{x.area.add}</option>
              {props.choices
                .filter((one) => one.code !== code && !state.compare.includes(one.code))
                .map((one) => (
                  <option key={one.code} value={one.code}>
                    {say(one.name)}
                  </option>
                ))}
            </select>
          </label>
        )}
        {code !== null && (
          <button
            type="button"
            className="button"
            onClick={() => onChange({ area: null, compare: [] })}
          >
            {x.area.remove}
          </button>
        )}
      </p>
    </section>
  );
}

/** A search for those of its records alone that have a value; also where it was narrowed to others before. */
export function narrowed(search: SearchState, field: string, value: string): SearchState {
  return changeSearch(search, { q: withValue(search.q, field, value) });
}
