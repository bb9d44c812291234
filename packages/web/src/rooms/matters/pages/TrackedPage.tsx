import type { MatterOffer, TrackedMatter } from '@zca/domain/matters';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { LimitMark } from '../components/LimitMark.tsx';
import { ActForm } from '../form/ActForm.tsx';
import type { SeenMatter } from '../form/ActForm.tsx';
import { limitOf } from '../limit.ts';
import { actByCode, trackedQuery, useProcedure } from '../queries.ts';
import '../components/Receipt.css';
import './TrackPages.css';

const seenOf = (matter: TrackedMatter, action: string): SeenMatter => ({
  revision: matter.revision,
  state: matter.state,
  acts: matter.told.map(({ at, text }) => ({ at, title: text })),
  isOffered: matter.offers.some((offer) => offer.action === action && offer.locked === null),
});

/** A matter as whoever filed it follows it: where it stands, its limits, and what to do now. */
export function TrackedPage(): ReactNode {
  const { code } = useParams({ from: '/public/track/$code' });
  const { track } = useServiceTexts();
  const { say } = useSpeech();
  const { data, error, refetch } = useQuery(trackedQuery(code));
  useDocumentTitle(data === undefined ? track.title : `${say(data.state)} · ${track.title}`);
  if (error !== null) {
    return (
      <div className="plain-page">
        <h1>{track.title}</h1>
        <FaultNotice fault={error} again={() => void refetch()} />
        <p>
          <Link to="/track">{track.another}</Link>
        </p>
      </div>
    );
  }
  return data === undefined ? <Waiting skeleton="record" /> : <Tracked code={code} matter={data} />;
}

function Tracked(props: { readonly code: string; readonly matter: TrackedMatter }): ReactNode {
  const { code, matter } = props;
  const { f, say } = useSpeech();
  const { track, clock: words } = useServiceTexts();
  return (
    <article className="plain-page tracked">
      <p className="note mono">{matter.number}</p>
      <h1>{matter.subject}</h1>
      <p className="tracked__state">
        <span className="quiet">{track.state}</span> <b>{say(matter.state)}</b>
      </p>
      <dl className="tracked__facts">
        <dt>{track.office}</dt>
        <dd>{matter.office === null ? '–' : say(matter.office)}</dd>
        <dt>{track.filed}</dt>
        <dd>{f.instant(matter.filedAt)}</dd>
        {matter.endedAt !== null && (
          <>
            <dt>{track.ended}</dt>
            <dd>{f.instant(matter.endedAt)}</dd>
          </>
        )}
        {matter.clocks.map((clock) => (
          <TrackedClock
            key={clock.id}
            clock={clock}
            words={words.length(clock.count, clock.unit)}
          />
        ))}
      </dl>
      <Offers code={code} matter={matter} />
      <h2>{track.told}</h2>
      <ol className="steps">
        {matter.told.toReversed().map((one, index) => (
          <li key={one.entry} className={index === 0 ? 'steps__done' : undefined}>
            <b>{say(one.text)}</b>
            <span className="note">{f.instant(one.at)}</span>
            <span className="note mono tracked__hash">{one.entry}</span>
          </li>
        ))}
      </ol>
      {matter.papers.length > 0 && (
        <>
          <h2>{track.papers}</h2>
          <ul className="tracked__papers">
            {matter.papers.map((paper) => (
              <li key={paper.code}>
                <a
                  href={apiAddress(`/tracking/${code}/papers/${paper.id}`)}
                  aria-label={track.getPaper(say(paper.title))}
                  download
                >
                  {say(paper.title)}
                </a>{' '}
                <span className="quiet">{paper.number}</span>{' '}
                <a href={`/papers/${encodeURIComponent(paper.code)}`}>{track.verifyPaper}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={apiAddress(`/tracking/${code}/proof`)} download>
          {track.proof}
        </a>
        {' · '}
        <a href="/verify">{track.verifyProof}</a>
      </p>
      <p className="note">{track.proofNote}</p>
      <p className="tracked__foot">
        <Link to="/track">{track.another}</Link>
      </p>
    </article>
  );
}

function TrackedClock(props: {
  readonly clock: TrackedMatter['clocks'][number];
  readonly words: string;
}): ReactNode {
  const { clock } = props;
  const { f, say } = useSpeech();
  const { receipt } = useServiceTexts();
  return (
    <>
      <dt>{say(clock.title)}</dt>
      <dd>
        <LimitMark limit={limitOf(clock)} />
        <span className="note tracked__clock">
          {clock.dueDay !== null && `${receipt.by(f.day(clock.dueDay))} · `}
          {props.words} · {clock.law.sourceTitle} {clock.law.article}
        </span>
      </dd>
    </>
  );
}

function Offers(props: { readonly code: string; readonly matter: TrackedMatter }): ReactNode {
  const { code, matter } = props;
  const { say } = useSpeech();
  const { track } = useServiceTexts();
  const client = useQueryClient();
  const procedure = useProcedure(matter.procedure);
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const action = procedure?.actions.find((each) => each.id === chosen);
  const close = (): void => {
    setChosen(null);
    heading.current?.focus();
  };
  return (
    <section className="tracked__offers">
      <h2 tabIndex={-1} ref={heading}>
        {action === undefined ? track.offers : say(action.title)}
      </h2>
      {done !== null && (
        <p className="tracked__done" role="status">
          <Icon name="check" /> {done}
        </p>
      )}
      {action !== undefined ? (
        <ActForm
          action={action}
          seen={seenOf(matter, action.id)}
          look="public"
          send={(act) => actByCode(code, act)}
          refresh={async () =>
            seenOf(await client.fetchQuery({ ...trackedQuery(code), staleTime: 0 }), action.id)
          }
          onDone={() => {
            setDone(track.done(say(action.title)));
            close();
            void client.invalidateQueries({ queryKey: trackedQuery(code).queryKey });
          }}
          onCancel={close}
          cancelLabel={track.cancel}
          noForm=""
        />
      ) : matter.offers.length === 0 ? (
        <p className="quiet">{track.nothing}</p>
      ) : (
        <ul className="tracked__offer-list">
          {matter.offers.map((offer) => (
            <Offer
              key={offer.action}
              offer={offer}
              onChoose={() => {
                setDone(null);
                setChosen(offer.action);
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function Offer(props: { readonly offer: MatterOffer; readonly onChoose: () => void }): ReactNode {
  const { offer } = props;
  const { say } = useSpeech();
  return (
    <li>
      <button
        type="button"
        className="button"
        disabled={offer.locked !== null}
        onClick={props.onChoose}
      >
        {offer.locked !== null && <Icon name="lock" />}
        {say(offer.title)}
      </button>
      {(offer.locked ?? offer.hint) !== null && (
        <span className="note">{say((offer.locked ?? offer.hint)!)}</span>
      )}
    </li>
  );
}
