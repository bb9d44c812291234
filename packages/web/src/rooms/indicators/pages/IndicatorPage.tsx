import type { IndicatorDetail } from '@zca/domain/indicators';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { chooseFigures, draftPath } from '../paths.ts';
import type { DrillAddress, FiguresAddress } from '../address.ts';
import { AreaTable } from '../components/AreaTable.tsx';
import { Choosers } from '../components/Choosers.tsx';
import { Downloads } from '../components/Downloads.tsx';
import { IndicatorHead } from '../components/IndicatorHead.tsx';
import { Stale } from '../components/Stale.tsx';
import { Targets } from '../components/Targets.tsx';
import { detailQuery } from '../queries.ts';
import './IndicatorPage.css';

/** The figure and its target come first; the drawing, and what lies below it, after them. */
const Columns = lazy(async () => ({
  default: (await import('../components/Columns.tsx')).Columns,
}));

const TrendPanel = lazy(async () => ({
  default: (await import('../components/TrendPanel.tsx')).TrendPanel,
}));
const Definition = lazy(async () => ({
  default: (await import('../components/Definition.tsx')).Definition,
}));
const PeerTable = lazy(async () => ({
  default: (await import('../components/PeerTable.tsx')).PeerTable,
}));
const Vintages = lazy(async () => ({
  default: (await import('../components/Vintages.tsx')).Vintages,
}));

/** Visitors set no targets, so that they do not load the form. */
const TargetForm = lazy(async () => ({
  default: (await import('../components/TargetForm.tsx')).TargetForm,
}));

/** One indicator: how it stands, where its target comes from, and what it is made of. */
export function IndicatorPage(): ReactNode {
  const { code } = useParams({ from: '/public/indicators/$code' });
  const address = useSearch({ from: '/public/indicators/$code' });
  const { say } = useSpeech();
  const { data, error, isPlaceholderData, refetch } = useQuery(detailQuery(code, address));
  useDocumentTitle(data === undefined ? null : say(data.definition.title));
  if (data === undefined) {
    return error === null ? (
      <Waiting skeleton="record" />
    ) : (
      <FaultNotice fault={error} again={() => void refetch()} />
    );
  }
  return (
    <article
      className={isPlaceholderData ? 'indicator is-stale' : 'indicator'}
      aria-busy={isPlaceholderData}
    >
      {error !== null && <Stale again={() => void refetch()} />}
      <Whole detail={data} address={address} />
    </article>
  );
}

function Whole(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
}): ReactNode {
  const { detail } = props;
  const { definition, period, area, source } = detail;
  const navigate = useNavigate();
  const x = useIndicatorTexts();
  const { data: session } = useQuery(sessionQuery);
  const may = (action: string): boolean => session?.actions.includes(action) === true;
  // The answer says for which area and period it is; the steps below go on from there.
  const address: DrillAddress = { ...props.address, period: period.name, area: area.code, source };
  const { part: _part, item: _item, show: _show, evidence: _evidence, ...figures } = address;
  const go = (change: FiguresAddress): void =>
    void navigate({
      to: '/indicators/$code',
      params: { code: definition.code },
      search: chooseFigures(figures, change, detail.own),
      resetScroll: false,
    });
  const mayDraft = detail.own.draft.includes(area.code);
  const isDown = [address.part, address.item, address.evidence].some((each) => each !== undefined);
  const parts = useRef<HTMLDivElement>(null);
  const arrivedDown = useRef(isDown);
  useEffect(() => {
    // Whoever opens an address from further down wants to see what it names.
    if (arrivedDown.current) parts.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <>
      <IndicatorHead detail={detail}>
        <Choosers
          reach={detail.reach}
          area={area.code}
          period={period.name}
          plan={{ fromYear: definition.base.year + 1 }}
          {...(detail.own.live.length > 0 ? { source } : {})}
          onChoose={go}
        />
        {mayDraft && (
          <a className="button" href={draftPath(definition.code, figures)}>
            {x.head.draft}
          </a>
        )}
      </IndicatorHead>
      {source === 'live' && (
        <InfoNotice>
          <p>{x.leadLive}</p>
        </InfoNotice>
      )}
      {!detail.complete && (
        <InfoNotice warning>
          <p>{x.head.incomplete}</p>
        </InfoNotice>
      )}
      <div className="indicator-halves">
        <Suspense fallback={<div className="chart indicator-trend" aria-busy="true" />}>
          <TrendPanel detail={detail} />
        </Suspense>
        <div className="indicator-side">
          <Targets detail={detail} />
        </div>
      </div>
      <div id="parts" className="indicator-parts" ref={parts}>
        <Suspense fallback={null}>
          <Columns detail={detail} address={address} />
        </Suspense>
      </div>
      <div className="indicator-halves indicator-halves--lower">
        <div className="indicator-side">
          <AreaTable detail={detail} address={figures} />
          <Suspense fallback={null}>
            <PeerTable detail={detail} />
          </Suspense>
          {may('indicators.targets') && (
            <Suspense fallback={null}>
              <TargetForm detail={detail} />
            </Suspense>
          )}
        </div>
        <div className="indicator-side">
          <Suspense fallback={null}>
            <Definition detail={detail} />
            <Vintages detail={detail} forStaff={mayDraft} />
          </Suspense>
          <p className="indicator-files">
            <Downloads address={{ period: period.name, area: area.code, source }} />
          </p>
        </div>
      </div>
    </>
  );
}
