import type { PartyDetail } from '@zca/domain/parties';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useMatches, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import type { PartyCard } from '../cards.ts';
import { Shares } from '../components/Shares.tsx';
import { Trend } from '../components/Trend.tsx';
import { partyQuery } from '../queries.ts';
import { MAY_UNDO, undoPath } from '../undo.ts';
import './Party.css';

/** One party: its rights, its people and partners, its names with their evidence, its merges. */
export function PartyPage(): ReactNode {
  const { page: w, list } = usePartyTexts();
  const { id } = useParams({ from: '/public/parties/$id' });
  const { data, error, refetch } = useQuery(partyQuery(id));
  useDocumentTitle(data?.name ?? null);
  if (error instanceof ApiProblem && [400, 404].includes(error.problem.status)) {
    return (
      <div className="plain-page">
        <h1>{w.unknown}</h1>
        <p>{w.unknownSentence}</p>
        <p>
          <Link to="/parties">{list.title}</Link>
        </p>
      </div>
    );
  }
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="record" />;
  if (data.id !== id) return <Navigate to="/parties/$id" params={{ id: data.id }} replace />;
  return <Party party={data} />;
}

function Party(props: { readonly party: PartyDetail }): ReactNode {
  const { party } = props;
  const { page: w, kinds } = usePartyTexts();
  const cards: readonly PartyCard[] = useMatches().flatMap(
    (match) => match.staticData.partyCards ?? [],
  );
  const { portfolio, searchTerms } = party;
  return (
    <article className="party">
      <header className="party__head">
        <p className="note">{kinds[party.kind]}</p>
        <h1>{party.name}</h1>
        <Facts party={party} />
      </header>
      {portfolio === null ? (
        <InfoNotice>{w.indexing}</InfoNotice>
      ) : (
        <Portfolio name={party.name} portfolio={portfolio} terms={searchTerms} />
      )}
      {cards.map(({ id, draw }) => (
        <Fragment key={id}>{draw(party)}</Fragment>
      ))}
      <Names party={party} />
      <History acts={party.acts} />
    </article>
  );
}

function Facts(props: { readonly party: PartyDetail }): ReactNode {
  const { party } = props;
  const { page: w } = usePartyTexts();
  return (
    <dl className="party__facts">
      {party.kind === 'organisation' && (
        <div>
          <dt>{w.codes}</dt>
          <dd>
            {party.codes.length === 0 ? (
              <span className="quiet">{w.noCode}</span>
            ) : (
              party.codes.map((code) => (
                <span key={code} className="mono party__code">
                  {code}
                </span>
              ))
            )}
            {party.codes.length > 1 && <p className="note">{w.manyCodes}</p>}
          </dd>
        </div>
      )}
      {party.parent !== null && (
        <div>
          <dt>{w.parent}</dt>
          <dd>
            <Link to="/parties/$id" params={{ id: party.parent.id }}>
              {party.parent.name}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Portfolio(props: {
  readonly name: string;
  readonly portfolio: NonNullable<PartyDetail['portfolio']>;
  readonly terms: PartyDetail['searchTerms'];
}): ReactNode {
  const { portfolio, terms } = props;
  const { page: w } = usePartyTexts();
  const { f } = useSpeech();
  const narrowed = (field: string) => (row: { readonly value: string }) =>
    terms === null ? null : [...terms, `${field}:${row.value}`];
  const figures = [
    [w.held, portfolio.count],
    [w.valid, portfolio.valid],
    [w.filed, portfolio.filed],
  ] as const;
  return (
    <>
      {!portfolio.complete && <InfoNotice>{w.incomplete}</InfoNotice>}
      <dl className="party__figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {f.number(count)} <small>{w.unit}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt className="seen-by-readers">{w.records}</dt>
          <dd className="party__open">
            {terms === null ? (
              <span className="note">{w.noRecords}</span>
            ) : (
              <Link className="button" to="/search" search={{ include: [...terms] }}>
                {w.records}
              </Link>
            )}
          </dd>
        </div>
      </dl>
      {portfolio.count === 0 ? (
        <p className="quiet party__card">{w.none}</p>
      ) : (
        <div className="party__grid">
          <Trend party={props.name} trend={portfolio.trend} />
          <Shares title={w.types} rows={portfolio.types} terms={narrowed('type')} />
          <Shares title={w.statuses} rows={portfolio.statuses} terms={narrowed('statusDetail')} />
          <Shares
            title={w.fields}
            note={w.fieldsNote}
            rows={portfolio.fields}
            terms={narrowed('technologyField')}
          />
          <Shares
            title={w.people}
            note={w.peopleNote(portfolio.inventors.length, portfolio.distinctInventors)}
            rows={portfolio.inventors}
            terms={narrowed('inventor')}
          />
          <Shares
            title={w.partners}
            note={w.partnersNote(portfolio.partners.length, portfolio.distinctPartners)}
            rows={portfolio.partners}
            // Terms of one field are alternatives: no address says "both hold".
            terms={() => null}
          />
          <Shares
            title={w.places}
            note={w.placesNote}
            rows={portfolio.districts}
            terms={narrowed('district')}
          />
        </div>
      )}
    </>
  );
}

function Names(props: { readonly party: PartyDetail }): ReactNode {
  const { party } = props;
  const { page: w } = usePartyTexts();
  const { f } = useSpeech();
  const basis = (one: PartyDetail['names'][number]): string => {
    const merged = one.home === party.id ? '' : w.merged;
    const own =
      one.evidence === null
        ? w.sameForm
        : one.evidence === 'address'
          ? w.evidence.address
          : w.evidence[one.evidence](one.evidenceValue ?? '');
    return merged === '' || one.evidence !== null ? f.list([own, merged].filter(Boolean)) : merged;
  };
  return (
    <section className="party__section">
      <h2>{w.names}</h2>
      <p className="note">{party.kind === 'person' ? w.personNote : w.namesNote}</p>
      <div className="party__scroll">
        <table className="party__table">
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              <th scope="col" className="number">
                {w.count}
              </th>
              <th scope="col">{w.basis}</th>
            </tr>
          </thead>
          <tbody>
            {party.names.map((one) => (
              <tr key={`${one.name} ${one.home}`}>
                <th scope="row">
                  <Link to="/search" search={{ include: [`holder:${one.name}`] }}>
                    {one.name}
                  </Link>
                </th>
                <td className="number">{one.count === null ? '' : f.number(one.count)}</td>
                <td>{basis(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {party.units.length > 0 && (
        <>
          <h2>{w.units}</h2>
          <p className="note">{w.unitsNote}</p>
          <ul className="party__units">
            {party.units.map((unit) => (
              <li key={unit.id}>
                <Link to="/parties/$id" params={{ id: unit.id }}>
                  {unit.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function History(props: { readonly acts: PartyDetail['acts'] }): ReactNode {
  const { page: w } = usePartyTexts();
  const { f, say } = useSpeech();
  const { data: session } = useQuery(sessionQuery);
  const mayUndo = session?.person?.grants.some(({ role }) => MAY_UNDO.has(role)) === true;
  return (
    <section className="party__section">
      <h2>{w.history}</h2>
      {props.acts.length === 0 && <p className="quiet">{w.historyNone}</p>}
      <ol className="party__acts">
        {props.acts.map((act) => (
          <li key={act.id}>
            <p>
              {w[act.kind](act.party.name, act.into.name)}
              {act.undone && <span className="note"> {w.undone}</span>}
            </p>
            <p className="note">
              {w.number(act.id)} · {f.instant(act.at)} · {w.by(act.by)}
              {act.why !== '' && ` · ${act.why}`}
            </p>
            {mayUndo && act.kind === 'merge' && !act.undone && (
              <p>
                {/* A whole page load: the pages of work stand in another frame. */}
                <a href={undoPath(act)}>{w.undoIt}</a>
              </p>
            )}
            {act.reasons.length > 0 && (
              <ul className="note">
                {act.reasons.map((reason) => (
                  <li key={reason.code}>{say(reason.words)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
