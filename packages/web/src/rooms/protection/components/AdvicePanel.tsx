import type { MatterDetail } from '@zca/domain/matters';
import type { CompetenceAdvice, MatterAdvice } from '@zca/domain/protection';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { adviceQuery } from '../queries.ts';
import { type Purchase, PurchaseForm } from './PurchaseForm.tsx';
import './AdvicePanel.css';

/**
 * What the rules suggest of a complaint or report that is still open: who is competent, what is
 * missing, which earlier matters may be the same. It decides nothing.
 */
export function AdvicePanel(props: { readonly detail: MatterDetail }): ReactNode {
  const { row } = props.detail;
  return row.endedAt === null ? <Advice key={row.id} detail={props.detail} /> : null;
}

function Advice(props: { readonly detail: MatterDetail }): ReactNode {
  const { row, revision } = props.detail;
  const { advice: w } = useProtectionTexts();
  const { say } = useSpeech();
  const [purchase, setPurchase] = useState<Purchase>({});
  const { data, error, refetch } = useQuery(adviceQuery(row.id, revision, purchase));
  // A party who reads their own matter is not told what the office may think of it.
  if (error instanceof ApiProblem && error.problem.status === 404) return null;
  return (
    <section className="advice">
      <h2>{w.title}</h2>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="record" />}
      {data !== undefined && (
        <>
          <p className="note">{say(data.notice)}</p>
          {data.competence !== null && <Competence competence={data.competence} />}
          <Like matters={data.duplicates} />
          {row.procedure === 'complaint' && <Missing missing={data.missing} />}
          {data.limitation !== null && <Limitation limitation={data.limitation} />}
          {data.factors !== null && (
            <Factors factors={data.factors} purchase={purchase} onPurchase={setPurchase} />
          )}
        </>
      )}
    </section>
  );
}

function Competence(props: { readonly competence: CompetenceAdvice }): ReactNode {
  const { competence } = props;
  const { advice: w, comma } = useProtectionTexts();
  const { say } = useSpeech();
  const office = competence.office === null ? w.intake : say(competence.office.name);
  const suggestions: Readonly<Record<CompetenceAdvice['suggestion'], string>> = {
    handle: w.handle(office),
    dispatch: w.dispatch(office),
    earlier: w.earlierOffice(office),
    return: w.return(office),
    outside: w.outside(competence.outside.join(comma)),
    ask: w.ask(competence.ask.map(say).join(comma)),
  };
  return (
    <>
      <h3>{w.competence}</h3>
      <p>
        <b>{suggestions[competence.suggestion]}</b>
      </p>
      {competence.basis !== null && <p className="note">{competence.basis}</p>}
      <ul className="advice__list">
        {competence.places.map((place) => (
          <li key={place.reason.en}>
            <span className="quiet">{say(place.reason)}</span> {place.address ?? w.noAddress}
            <br />
            {place.address !== null &&
              (place.office !== null
                ? say(place.office.name)
                : place.elsewhere !== null
                  ? w.elsewhere(place.elsewhere)
                  : w.noOffice)}
            {place.assumed && <span className="note"> {w.assumed}</span>}
            {place.onlyIfFirst && <span className="note"> {w.onlyIfFirst}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Like(props: { readonly matters: MatterAdvice['duplicates'] }): ReactNode {
  const { advice: w, comma } = useProtectionTexts();
  const { f, say } = useSpeech();
  return (
    <>
      <h3>{w.like}</h3>
      {props.matters.length === 0 && <p className="quiet">{w.likeNone}</p>}
      <ul className="advice__list">
        {props.matters.map((matter) => (
          <li key={matter.id}>
            <Link to="/desk/matters/$id" params={{ id: matter.id }}>
              <span className="mono">{matter.number}</span> {matter.subject}
            </Link>
            <p className="note">
              {w.score(f.number(matter.score), matter.signs.map(say).join(comma))}
            </p>
            {matter.treatment !== null && (
              <p>
                {w.treatments[matter.treatment]}
                {matter.treatmentBasis !== null && (
                  <span className="note"> {matter.treatmentBasis}</span>
                )}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Missing(props: { readonly missing: MatterAdvice['missing'] }): ReactNode {
  const { advice: w } = useProtectionTexts();
  const { say } = useSpeech();
  return (
    <>
      <h3>{w.missing}</h3>
      {props.missing.length === 0 && <p className="quiet">{w.missingNone}</p>}
      {props.missing.length > 0 && (
        <>
          <ul className="advice__list">
            {props.missing.map((item) => (
              <li key={item.field}>{say(item.title)}</li>
            ))}
          </ul>
          {[...new Set(props.missing.map(({ basis }) => basis))].map((basis) => (
            <p key={basis} className="note">
              {basis}
            </p>
          ))}
        </>
      )}
    </>
  );
}

function Limitation(props: {
  readonly limitation: NonNullable<MatterAdvice['limitation']>;
}): ReactNode {
  const { kind, lastDay, basis } = props.limitation;
  const { advice: w } = useProtectionTexts();
  const { f } = useSpeech();
  return (
    <>
      <h3>{w.limitation}</h3>
      <p className={kind === 'late' ? 'advice__late' : undefined}>
        {w.limitations[kind](lastDay === null ? '' : f.day(lastDay))}
      </p>
      {kind === 'late' && basis !== null && <p className="note">{basis}</p>}
    </>
  );
}

/** The factors of an abnormal purchase, with what was counted for each. */
function Factors(props: {
  readonly factors: NonNullable<MatterAdvice['factors']>;
  readonly purchase: Purchase;
  readonly onPurchase: (purchase: Purchase) => void;
}): ReactNode {
  const { factors } = props;
  const { advice: w, comma } = useProtectionTexts();
  const { f, say } = useSpeech();
  return (
    <>
      <h3>{w.factors}</h3>
      <p>
        {factors.reasons.length === 0 ? w.factorsNone : w.points(f.number(factors.score))}
        {factors.asksForReview && <b> {w.review}</b>}
      </p>
      <ul className="advice__list">
        {factors.reasons.map((reason) => (
          <li key={reason.factor}>
            {say(reason.sentence)} <span className="note">+{f.number(reason.points)}</span>
            {reason.matters.length > 0 && (
              <p className="advice__numbers">
                {reason.matters.map(({ id, number }) => (
                  <Link key={id} to="/desk/matters/$id" params={{ id }} className="mono">
                    {number}
                  </Link>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
      {factors.notEvaluated.length > 0 && (
        <p className="note">
          {w.notEvaluated(factors.notEvaluated.map((one) => w.factorNames[one]).join(comma))}
        </p>
      )}
      <PurchaseForm purchase={props.purchase} onAsk={props.onPurchase} />
    </>
  );
}
