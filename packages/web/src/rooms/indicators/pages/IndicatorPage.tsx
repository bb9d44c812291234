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
import type { DrillAddress, FiguresAddress } from '../address.ts';
import { AreaTable } from '../components/AreaTable.tsx';
import { Choosers } from '../components/Choosers.tsx';
import { Definition } from '../components/Definition.tsx';
import { Downloads } from '../components/Downloads.tsx';
import { IndicatorHead } from '../components/IndicatorHead.tsx';
import { Targets } from '../components/Targets.tsx';
import { TrendPanel } from '../components/TrendPanel.tsx';
import { Vintages } from '../components/Vintages.tsx';
import { detailQuery } from '../queries.ts';
import './IndicatorPage.css';

/** What lies below the first screen comes after it. */
const Columns = lazy(async () => ({
  default: (await import('../components/Columns.tsx')).Columns,
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
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="record" />;
  return (
    <article
      className={isPlaceholderData ? 'indicator is-stale' : 'indicator'}
      aria-busy={isPlaceholderData}
    >
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
      search: { ...figures, ...change },
      resetScroll: false,
    });
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
          {...(may('indicators.live') ? { source } : {})}
          onChoose={go}
        />
        {may('indicators.draft') && (
          <a
            className="button"
            href={`/desk/cockpit?${new URLSearchParams({ period: period.name, area: area.code, draft: definition.code }).toString()}`}
          >
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
        <TrendPanel detail={detail} />
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
          {may('indicators.targets') && (
            <Suspense fallback={null}>
              <TargetForm detail={detail} />
            </Suspense>
          )}
        </div>
        <div className="indicator-side">
          <Definition detail={detail} />
          <Vintages detail={detail} forStaff={may('indicators.draft')} />
          <p className="indicator-files">
            <Downloads address={{ period: period.name, area: area.code }} />
          </p>
        </div>
      </div>
    </>
  );
}
