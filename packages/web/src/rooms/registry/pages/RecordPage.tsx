import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import type { ReactNode } from 'react';
import { parseAddress } from '../../../base/address.ts';
import { ApiProblem } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { todayInCity } from '../../../base/catalogue/format.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { saveText } from '../../../base/files.ts';
import { ChooseButton, ChosenBar } from '../compare/ChosenBar.tsx';
import { LifeLineChart } from '../components/LifeLineChart.tsx';
import { OverlayMarks, StatusMark } from '../components/StatusMark.tsx';
import { Classification } from '../components/record/Classification.tsx';
import { EventTable } from '../components/record/EventTable.tsx';
import { hasOfficeRecord, OfficeRecord } from '../components/record/OfficeRecord.tsx';
import { SideColumn } from '../components/record/SideColumn.tsx';
import { neighbours, recallList } from '../listMemory.ts';
import { rightQuery } from '../queries.ts';
import { readSearch, writeSearch } from '../searchState.ts';
import './RecordPage.css';

// Most records have none of these, so they are loaded with those that do.
const HighValueCard = lazy(async () => ({
  default: (await import('../components/record/HighValueCard.tsx')).HighValueCard,
}));

const IndicationText = lazy(async () => ({
  default: (await import('../components/record/IndicationText.tsx')).IndicationText,
}));

const RelatedDocuments = lazy(async () => ({
  default: (await import('../components/record/RelatedDocuments.tsx')).RelatedDocuments,
}));

// At the foot of the page, with texts of its own: the record does not wait for it.
const ProvenanceTable = lazy(async () => ({
  default: (await import('../components/record/ProvenanceTable.tsx')).ProvenanceTable,
}));

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The number that led straight to this record. */
    jumpedFrom?: string;
  }
}

/** The way back to the list, with the neighbours in it. */
function ListTrail(props: { readonly recordKey: string }): ReactNode {
  const { t, f } = useSpeech();
  const list = recallList();
  const place = neighbours(list, props.recordKey);
  if (list === null || place === null) {
    return (
      <p className="record-trail">
        <Link to="/search">
          <Icon name="left" size={13} />
          {t.record.toSearch}
        </Link>
      </p>
    );
  }
  const back = writeSearch({
    ...readSearch(parseAddress(list.address.split('?')[1] ?? '')),
    stay: true,
  });
  return (
    <p className="record-trail">
      <Link to="/search" search={back}>
        <Icon name="left" size={13} />
        {t.record.place(f.number(place.place), f.number(list.count))}
      </Link>
      {place.before !== null && (
        <Link to="/r/$key" params={{ key: place.before }}>
          {t.record.before}
        </Link>
      )}
      {place.after !== null && (
        <Link to="/r/$key" params={{ key: place.after }}>
          {t.record.after}
        </Link>
      )}
    </p>
  );
}

function CopyAddress(): ReactNode {
  const { t } = useSpeech();
  const [copied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        const address = globalThis.location.origin + globalThis.location.pathname;
        // Browsers offer the clipboard on secure origins only; otherwise the address is shown to copy.
        if (navigator.clipboard === undefined) globalThis.prompt(t.record.copyAddress, address);
        else void navigator.clipboard.writeText(address).then(() => setCopied(true));
      }}
    >
      <Icon name="link" />
      <span aria-live="polite">{copied ? t.record.addressCopied : t.record.copyAddress}</span>
    </button>
  );
}

/** One right with everything that is known of it, and where each part comes from. */
export function RecordPage(): ReactNode {
  const { t, f, say } = useSpeech();
  const { key } = useParams({ from: '/public/r/$key' });
  const { asOf: asked } = useSearch({ from: '/public/r/$key' });
  const asOf = asked ?? null;
  const jumpedFrom = useLocation({ select: (location) => location.state.jumpedFrom });
  const { data: detail, error, refetch } = useQuery(rightQuery(key, asOf));
  const { data: session } = useQuery(sessionQuery);
  const [present] = useState(() => todayInCity(new Date()));
  const title = detail?.record.title;
  useDocumentTitle(title === undefined ? key : title === '' ? t.record.untitled : title);

  if (error instanceof ApiProblem && error.problem.status === 404) {
    return (
      <div className="plain-page">
        <h1>{t.record.unknown}</h1>
        <p>{t.record.unknownSentence(key)}</p>
        <p>
          <Link to="/search" search={{ q: key }}>
            {t.record.searchFor(key)}
          </Link>
        </p>
      </div>
    );
  }
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (detail === undefined) return <Waiting skeleton="record" />;

  const { record, status, display } = detail;
  const today = asOf ?? present;
  const isPatent = record.collection === 'patent';
  const related = isPatent ? (record.citations?.length ?? 0) + (record.family?.length ?? 0) : 0;
  const sections = [
    { id: 'life', label: t.record.sections.life },
    ...(record.collection === 'geographicalIndication'
      ? [{ id: 'indication', label: t.record.sections.indication }]
      : []),
    ...(isPatent && record.firstClaim !== undefined
      ? [{ id: 'claim', label: t.record.sections.claim }]
      : []),
    ...(detail.highValue === null
      ? []
      : [{ id: 'high-value', label: t.record.sections.highValue }]),
    { id: 'events', label: t.record.sections.events, count: detail.events.length },
    ...(hasOfficeRecord(record) ? [{ id: 'office', label: t.record.office }] : []),
    ...(related > 0 ? [{ id: 'related', label: t.record.sections.related, count: related }] : []),
    { id: 'provenance', label: t.record.sections.provenance },
  ];

  return (
    <article className="record">
      {jumpedFrom !== undefined && (
        <InfoNotice>
          {t.record.jumped(jumpedFrom)}{' '}
          <Link to="/search" search={{ q: jumpedFrom, stay: '1' }}>
            {t.record.jumpBack}
          </Link>
        </InfoNotice>
      )}
      {asOf !== null && (
        <InfoNotice>
          {t.record.past(f.day(asOf))}{' '}
          <Link to="/r/$key" params={{ key }}>
            {t.record.present}
          </Link>
        </InfoNotice>
      )}
      <header className="record-head">
        <ListTrail recordKey={key} />
        <h1
          className="record-head__title"
          lang={/[\u3400-\u9fff]/.test(record.title) ? 'zh-CN' : undefined}
        >
          {record.title === '' ? t.record.untitled : record.title}
        </h1>
        <div className="record-head__facts">
          <b>
            <StatusMark status={status} />
          </b>
          <OverlayMarks overlays={status.overlays} />
          <b className="record-head__number">{display.patentNumber ?? display.number}</b>
          {display.patentNumber !== null && display.patentNumber !== display.number && (
            <span>{display.number}</span>
          )}
          {isPatent && record.publications.at(-1) !== undefined && (
            <span>{record.publications.at(-1)?.number}</span>
          )}
          <span>{say(display.typeLabel)}</span>
          {record.synthetic === true && (
            <span className="record-head__synthetic">{t.demonstration.tag}</span>
          )}
          <span className="record-head__tools not-printed">
            <ChooseButton
              recordKey={record.key}
              title={record.title === '' ? t.record.untitled : record.title}
            />
            <CopyAddress />
            <button
              type="button"
              className="button button--small"
              onClick={() =>
                saveText(`${record.key}.jsonl`, 'application/jsonl', `${JSON.stringify(record)}\n`)
              }
            >
              <Icon name="download" />
              {t.record.export}
            </button>
            <button
              type="button"
              className="button button--small"
              onClick={() => globalThis.print()}
            >
              <Icon name="print" />
              {t.record.print}
            </button>
          </span>
        </div>
        <nav className="record-head__sections not-printed" aria-label={t.record.sectionsTitle}>
          {sections.map((section) => (
            <a key={section.id} href={`#${section.id}`}>
              {section.label}
              {'count' in section && <em>{f.number(section.count)}</em>}
            </a>
          ))}
          <Link to="/r/$key/similar" params={{ key }}>
            {t.record.similar}
          </Link>
          {isPatent && session?.actions.includes('appraisal.value') === true && (
            // A whole page load: pages of work stand in another frame.
            <a href={`/desk/values/${encodeURIComponent(record.key)}`}>{t.record.value}</a>
          )}
        </nav>
      </header>
      <div className="record-body">
        <div className="record-main">
          <section id="life" className="record-section" aria-labelledby="life-title">
            <h2 id="life-title">
              {t.record.sections.life} <small>{t.record.lifeNote}</small>
            </h2>
            <LifeLineChart detail={detail} today={today} />
          </section>
          {isPatent && (
            <section className="record-section record-section--split">
              <div>
                <h2>{t.record.abstract}</h2>
                <p
                  className="record-prose"
                  lang={record.abstract === undefined ? undefined : 'zh-CN'}
                >
                  {record.abstract ?? t.record.noAbstract}
                </p>
                {record.titleEn !== undefined && (
                  <p className="note" lang="en">
                    {record.titleEn}
                  </p>
                )}
              </div>
              <Classification detail={detail} isPresent={asOf === null} />
            </section>
          )}
          {isPatent && record.firstClaim !== undefined && (
            <section id="claim" className="record-section">
              <h2>
                {t.record.sections.claim}{' '}
                {record.claimCount !== undefined && (
                  <small>{t.record.claims(record.claimCount)}</small>
                )}
              </h2>
              <p className="record-prose" lang="zh-CN">
                {record.firstClaim}
              </p>
            </section>
          )}
          {detail.highValue !== null && (
            <Suspense fallback={null}>
              <HighValueCard card={detail.highValue} />
            </Suspense>
          )}
          {!isPatent && <Classification detail={detail} isPresent={asOf === null} />}
          {record.collection === 'geographicalIndication' && (
            <Suspense fallback={null}>
              <IndicationText detail={detail} />
            </Suspense>
          )}
          <section id="events" className="record-section">
            <h2>
              {t.record.sections.events} <small>{t.record.eventsNote}</small>
            </h2>
            <EventTable events={detail.events} />
          </section>
          <OfficeRecord record={record} />
        </div>
        <SideColumn detail={detail} today={today} />
        <div className="record-more">
          {related > 0 && (
            <section id="related" className="record-section">
              <Suspense fallback={null}>
                <RelatedDocuments detail={detail} />
              </Suspense>
            </section>
          )}
          <section id="provenance" className="record-section">
            <h2>
              {t.record.sections.provenance} <small>{t.record.provenanceNote}</small>
            </h2>
            <Suspense fallback={<Waiting />}>
              <ProvenanceTable record={record} provenance={detail.provenance} />
            </Suspense>
          </section>
        </div>
      </div>
      <ChosenBar />
    </article>
  );
}
