import type { ClueDetail } from '@zca/domain/appraisal';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { Band } from '../components/Band.tsx';
import { PairView } from '../components/PairView.tsx';
import { SignalView } from '../components/SignalView.tsx';
import { clueQuery, takeClueUp } from '../queries.ts';

/** One clue with its reasons, the filings behind it, and what officers have made of it. */
export function CluePage(): ReactNode {
  const { list, detail: w } = useAppraisalTexts();
  const { id } = useParams({ from: '/desk/clues/$id' });
  const { data, error, refetch } = useQuery(clueQuery(id));
  useDocumentTitle(data === undefined ? list.title : `${data.party.name} ${data.quarter}`);
  return (
    <>
      {data === undefined && (
        <div className="work-title">
          <h1>{list.title}</h1>
        </div>
      )}
      {data !== undefined && <Shown clue={data} />}
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="record" />}
      <p className="work-section">
        <Link to="/desk/clues">{w.back}</Link>
      </p>
    </>
  );
}

function Shown(props: { readonly clue: ClueDetail }): ReactNode {
  const { clue } = props;
  const { detail: w } = useAppraisalTexts();
  const { f, say } = useSpeech();
  const navigate = useNavigate();
  const { first, second } = useSearch({ from: '/desk/clues/$id' });
  const names = new Map(clue.parties.map(({ id, name }) => [id, name]));
  /** The two texts that the address asks for, under the first reason that rests on them. */
  const pairOf = (shown: ClueDetail['signals'][number]): ReactNode => {
    const holds = ({ signal }: typeof shown): boolean =>
      'pairs' in signal &&
      signal.pairs.some((pair) => pair.first === first && pair.second === second);
    if (first === undefined || second === undefined || clue.signals.find(holds) !== shown)
      return null;
    return (
      <PairView
        clue={clue.id}
        first={first}
        second={second}
        close={() =>
          void navigate({
            to: '/desk/clues/$id',
            params: { id: clue.id },
            search: {},
            resetScroll: false,
          })
        }
      />
    );
  };
  return (
    <>
      <div className="work-title">
        <h1>
          {clue.party.name} {clue.quarter}
        </h1>
        <Band band={clue.band} score={clue.score} />
        <TakeUp clue={clue} />
      </div>
      <p className="clue-caution">{say(clue.caution)}</p>
      {clue.gone && <p className="work-lead">{w.gone}</p>}
      <p className="work-lead">
        {w.found(f.instant(clue.foundAt))} · {w.scoreHow}
      </p>
      <p className="work-lead">
        {/* A whole page load: the public pages stand in another frame. */}
        <a href={`/parties/${clue.party.id}`}>{w.party}</a>
      </p>
      <section className="work-section">
        <h2>{w.signals}</h2>
        {clue.signals.map((shown) => (
          <SignalView
            key={`${shown.signal.code} ${shown.signal.filings.join(' ')}`}
            clue={clue.id}
            shown={shown}
            nameOf={(party) => names.get(party) ?? party}
            beside={pairOf(shown)}
          />
        ))}
        <p className="note">
          {w.unevaluated(f.list(clue.unevaluated.map(({ code, name }) => `${code} ${say(name)}`)))}
        </p>
      </section>
      <Matters clue={clue} />
      <Filings clue={clue} />
    </>
  );
}

function TakeUp(props: { readonly clue: ClueDetail }): ReactNode {
  const { clue } = props;
  const { detail: w } = useAppraisalTexts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const taking = useMutation({
    mutationFn: () => takeClueUp(clue),
    onSuccess: async (receipt) => {
      await client.invalidateQueries({ queryKey: ['clue', clue.id] });
      await navigate({ to: '/desk/matters/$id', params: { id: receipt.matter } });
    },
  });
  if (clue.gone || clue.standing === 'inHand') return null;
  if (!clue.mayTakeUp) return <span className="note">{w.otherOffice}</span>;
  return (
    <div className="work-title__acts">
      <Button type="primary" disabled={taking.isPending} onClick={() => taking.mutate()}>
        {taking.isPending ? w.takingUp : w.takeUp}
      </Button>
      {taking.error !== null && <FaultNotice fault={taking.error} />}
    </div>
  );
}

function Matters(props: { readonly clue: ClueDetail }): ReactNode {
  const { matters } = props.clue;
  const { detail: w } = useAppraisalTexts();
  const { f, say } = useSpeech();
  return (
    <section className="work-section">
      <h2>{w.matters}</h2>
      {matters.length === 0 && <p className="note">{w.mattersNone}</p>}
      <ul className="clue-matters">
        {matters.map(({ id, number, stateTitle, filedAt }) => (
          <li key={id}>
            <Link to="/desk/matters/$id" params={{ id }}>
              {number}
            </Link>
            <span>{say(stateTitle)}</span>
            <span className="note">{f.instant(filedAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filings(props: { readonly clue: ClueDetail }): ReactNode {
  const { filings } = props.clue;
  const { detail: w } = useAppraisalTexts();
  const { f } = useSpeech();
  return (
    <section className="work-section">
      <h2>{w.filings(filings.length)}</h2>
      <div className="clue-scroll">
        <table className="clue-table">
          <thead>
            <tr>
              <th scope="col">{w.filing}</th>
              <th scope="col">{w.day}</th>
              <th scope="col">{w.applicants}</th>
            </tr>
          </thead>
          <tbody>
            {filings.map(({ key, title, filingDay, applicants }) => (
              <tr key={key}>
                <td>
                  <a href={`/r/${key}`}>{title}</a>
                  <div className="mono quiet">{key}</div>
                </td>
                <td className="clue-day">{filingDay === null ? '–' : f.day(filingDay)}</td>
                <td>{f.list(applicants)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
