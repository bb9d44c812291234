import type { RightDetail } from '@zca/domain/registry';
import { useQueries } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import type { CompareAddress } from '../compare/address.ts';
import { LivesChart } from '../compare/LivesChart.tsx';
import { compareRows, relationsOf } from '../compare/compareRows.ts';
import type { ComparedRow } from '../compare/compareRows.ts';
import { rightQuery } from '../queries.ts';
import '../compare/Compare.css';

/** Records side by side: what all say, what some say, what one says alone. */
export function ComparePage(): ReactNode {
  const { t, f, say } = useSpeech();
  const { compare: c } = useViewTexts();
  const { key: keys = [], only: narrow } = useSearch({ from: '/public/compare' });
  const only = narrow === '1';
  const [today] = useState(() => todayInCity(new Date()));
  const answers = useQueries({ queries: keys.map((key) => rightQuery(key, null)) });
  useDocumentTitle(c.title(keys.length));

  const fault = answers.find((answer) => answer.error !== null);
  if (keys.length < 2 || fault?.error !== undefined) {
    return (
      <div className="plain-page">
        <h1>{c.title(keys.length)}</h1>
        {fault?.error ? <FaultNotice fault={fault.error} /> : <p>{c.tooFew}</p>}
        <p>
          <Link to="/search">{t.shell.search}</Link>
        </p>
      </div>
    );
  }
  const details = answers.flatMap((answer) => answer.data ?? []);
  if (details.length < keys.length) return <Waiting skeleton="list" />;

  const address = (next: readonly string[], narrowed = only): CompareAddress => ({
    key: [...next],
    ...(narrowed ? { only: '1' } : {}),
  });
  const letters = keys.map((_, index) => c.letters[index] ?? String(index + 1));
  const rows = compareRows(details, say);
  const shown = only ? rows.filter((row) => !row.same) : rows;
  const relations = relationsOf(details);
  return (
    <div className="compare">
      <h1>{c.title(keys.length)}</h1>
      <div className="compare__tools not-printed">
        <Link className="button button--small" to="/compare" search={address(keys, !only)}>
          {only ? c.showAll : c.showDifferences}
        </Link>
        <button type="button" className="button button--small" onClick={() => globalThis.print()}>
          <Icon name="print" />
          {t.record.print}
        </button>
      </div>
      <p className="compare__legend">
        <span>
          <span className="compare__value--all">{c.legend.all}</span>
        </span>
        {keys.length > 2 && (
          <span>
            <span className="compare__value--some">{c.legend.some}</span>
          </span>
        )}
        <span>
          <span className="compare__own">{c.legend.own(letters[0]!)}</span>
        </span>
      </p>
      <div className="compare__table" style={{ '--columns': keys.length } as React.CSSProperties}>
        <table>
          <colgroup>
            <col />
            {keys.map((key) => (
              <col key={key} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{c.rows.field}</th>
              {details.map((detail, index) => (
                <Head
                  key={detail.record.key}
                  detail={detail}
                  letter={letters[index]!}
                  keys={keys}
                  index={index}
                  address={address}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.name} row={row} letters={letters} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className="quiet">{c.noDifference}</p>}
      <h2>{c.lives}</h2>
      <LivesChart details={details} letters={letters} today={today} />
      <h2>{c.relations}</h2>
      {relations.length === 0 ? (
        <p className="quiet">{c.noRelation}</p>
      ) : (
        <ul className="compare__relations">
          {relations.map(({ kind, from, to, documents }) => (
            <li key={`${kind} ${from} ${to}`}>
              {c.relation[kind](letters[from]!, letters[to]!, f.list(documents))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Head(props: {
  readonly detail: RightDetail;
  readonly letter: string;
  readonly keys: readonly string[];
  readonly index: number;
  readonly address: (keys: readonly string[]) => CompareAddress;
}): ReactNode {
  const { t } = useSpeech();
  const { compare: c } = useViewTexts();
  const { detail, letter, keys, index, address } = props;
  const key = keys[index]!;
  const rest = keys.filter((each) => each !== key);
  const title = detail.record.title === '' ? t.record.untitled : detail.record.title;
  return (
    <th scope="col">
      <span className="compare__letter">{letter}</span>
      <Link className="compare__head" to="/r/$key" params={{ key }} lang="zh-CN">
        {title}
      </Link>
      <br />
      <span className="mono">{detail.display.patentNumber ?? detail.display.number}</span>
      <span className="compare__acts not-printed">
        {index > 0 && (
          <Link to="/compare" search={address([key, ...rest])}>
            {c.makeFirst(letter)}
          </Link>
        )}
        {keys.length > 2 && (
          <Link to="/compare" search={address(rest)}>
            {c.leaveOut(letter)}
          </Link>
        )}
      </span>
    </th>
  );
}

function Row(props: { readonly row: ComparedRow; readonly letters: readonly string[] }): ReactNode {
  const { f, t } = useSpeech();
  const { compare: c } = useViewTexts();
  const { row, letters } = props;
  const isDay = row.name.endsWith('Day');
  const shown = (value: string): string => {
    if (isDay) return f.day(value);
    if (row.name === 'overlays') return t.overlays[value as keyof typeof t.overlays] ?? value;
    return value;
  };
  return (
    <tr className={row.same ? 'compare__same' : undefined}>
      <th scope="row">{c.rows[row.name]}</th>
      {row.kind === 'values'
        ? row.cells.map((values, index) => (
            <td key={letters[index]}>
              <span className="compare__phone compare__letter">{letters[index]}</span>
              {values.length === 0 ? (
                <span className="quiet">{c.nothing}</span>
              ) : (
                <ul className="compare__values">
                  {values.map(({ value, among }) => (
                    <li key={value}>
                      <span className={among === 'one' ? undefined : `compare__value--${among}`}>
                        {shown(value)}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
            </td>
          ))
        : row.cells.map((runs, index) => (
            <td key={letters[index]} className="compare__prose">
              <span className="compare__phone compare__letter">{letters[index]}</span>
              {runs.length === 0 ? (
                <span className="quiet">{c.nothing}</span>
              ) : (
                <span lang="zh-CN">
                  {runs.map((run, place) =>
                    // The runs of one text never move; the lesser part of it is marked.
                    run.own === row.apart ? (
                      run.text
                    ) : (
                      <span
                        key={place}
                        className={run.own ? 'compare__own' : 'compare__value--all'}
                      >
                        {run.text}
                      </span>
                    ),
                  )}
                </span>
              )}
            </td>
          ))}
    </tr>
  );
}
