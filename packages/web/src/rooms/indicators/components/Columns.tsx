import type { Breakdown, IndicatorDetail } from '@zca/domain/indicators';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { present } from '../../../base/address.ts';
import type { DrillAddress } from '../address.ts';
import { choose, findPart, stepTo } from '../drill.ts';
import type { Step } from '../drill.ts';
import { itemsQuery } from '../queries.ts';
import { useFigures } from '../useFigures.ts';
import { latestOf } from './IndicatorHead.tsx';
import { ItemPane } from './ItemPane.tsx';
import { PartColumn } from './PartColumn.tsx';
import { RecordColumn } from './RecordColumn.tsx';
import { useColumnKeys } from './useColumnKeys.ts';
import './Columns.css';

/**
 * What a number is made of, as columns from left to right: its parts, their parts, the records, and
 * why one record counts. Every step is an address. A phone shows the last column alone.
 */
export function Columns(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
}): ReactNode {
  const { detail, address } = props;
  const { say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure } = useFigures();
  const columns = useRef<HTMLDivElement>(null);
  useColumnKeys(columns);
  const path = address.part ?? [];
  const step: Step = (change) => stepTo(address, change);
  const latest = latestOf(detail);
  const frozen = address.evidence ?? (detail.source === 'published' ? latest?.evidence : undefined);
  const version = detail.published.find(({ evidence }) => evidence === frozen);
  const { value } = version ?? detail.measured;
  // Of a period that was not published no list was frozen, and there is nothing to ask for.
  const hasList = detail.source === 'live' || frozen !== undefined;
  const { code } = detail.definition;
  const whole = useInfiniteQuery({ ...itemsQuery(code, address, []), enabled: hasList });
  const narrowed = useInfiniteQuery({ ...itemsQuery(code, address, path), enabled: hasList });
  // A frozen list is taken apart by itself: the parts of today, or of another version, are not its own.
  const outer = frozen === undefined ? detail.breakdowns : (whole.data?.pages[0]?.breakdowns ?? []);
  const parts = path.length === 0 ? outer : narrowed.data?.pages[0]?.breakdowns;
  const hasParts = (parts ?? []).length > 0;
  const front =
    address.item !== undefined
      ? 'why'
      : address.show === 'records' || !hasParts
        ? 'records'
        : 'parts';
  return (
    <section className="drill" aria-labelledby="parts-title">
      <header className="drill__head">
        <h2 id="parts-title">{x.drill.title}</h2>
        {hasList && (
          <Trail
            detail={detail}
            address={address}
            step={step}
            whole={x.valueOf(
              figure(value, detail.definition.decimals),
              say(detail.definition.unit),
            )}
          />
        )}
        {detail.search !== null && frozen === undefined && (
          <Link className="link-button drill__list" to="/search" search={{ q: detail.search }}>
            <Icon name="list" size={14} />
            {x.drill.asList}
          </Link>
        )}
      </header>
      {frozen !== undefined && <Frozen detail={detail} address={address} evidence={frozen} />}
      {!hasList && (
        <p className="drill__frozen">
          {x.drill.notPublished} <Present detail={detail} address={address} />
        </p>
      )}
      {hasList && (
        <div className="drill__columns" data-front={front} ref={columns}>
          <PartColumn
            code={detail.definition.code}
            breakdowns={outer}
            count={whole.data?.pages[0]?.count ?? null}
            title={x.drill.whole}
            path={path}
            column={0}
            step={step}
          />
          {path.map((name, index) => (
            <Inner
              key={path.slice(0, index + 1).join(' ')}
              detail={detail}
              address={address}
              path={path}
              column={index + 1}
              title={titleOf(outer, name, say) ?? name}
              step={step}
            />
          ))}
          <RecordColumn code={detail.definition.code} address={address} path={path} step={step} />
          <ItemPane
            code={detail.definition.code}
            address={address}
            path={path}
            areas={detail.reach}
          />
        </div>
      )}
    </section>
  );
}

/** Of what is frozen which version it is, where it was published; a draft's list bears no seal. */
function Frozen(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
  readonly evidence: string;
}): ReactNode {
  const { detail, address, evidence } = props;
  const x = useIndicatorTexts();
  const version = detail.published.find((value) => value.evidence === evidence);
  const latest = latestOf(detail);
  return (
    <p className="drill__frozen">
      {version === undefined ? (
        x.drill.frozenDraft
      ) : (
        <>
          <span className="seal-chip">{x.head.published}</span> {x.drill.frozen(version.vintage)}
        </>
      )}{' '}
      <Link to="/indicators/evidence/$id" params={{ id: evidence }}>
        {x.evidence}
      </Link>{' '}
      {latest !== undefined && latest.evidence !== evidence && (
        <Link
          to="/indicators/$code"
          params={{ code: detail.definition.code }}
          search={{
            ...present({ period: address.period, area: address.area }),
            source: 'published',
          }}
          resetScroll={false}
        >
          {x.drill.latest(latest.vintage)}
        </Link>
      )}{' '}
      <Present detail={detail} address={address} />
    </p>
  );
}

/** The way to what is counted now, for those who may see it; a frozen record may not be in it. */
function Present(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
}): ReactNode {
  const { detail, address } = props;
  const { drill } = useIndicatorTexts();
  if (detail.source === 'live' && address.evidence === undefined) return null;
  if (!detail.own.live.includes(detail.area.code)) return null;
  const { period, area, part } = address;
  return (
    <Link
      to="/indicators/$code"
      params={{ code: detail.definition.code }}
      search={{ ...present({ period, area, part }), source: 'live' }}
      resetScroll={false}
    >
      {drill.leaveFrozen}
    </Link>
  );
}

function titleOf(
  breakdowns: readonly Breakdown[],
  name: string,
  say: (text: Breakdown['title']) => string,
): string | undefined {
  const part = findPart(breakdowns, name);
  return part === undefined ? undefined : say(part.title);
}

/** The parts of a part; there is no such column where it has none. */
function Inner(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
  readonly path: readonly string[];
  readonly column: number;
  readonly title: string;
  readonly step: Step;
}): ReactNode {
  const { detail, address, path, column } = props;
  const { data } = useInfiniteQuery(
    itemsQuery(detail.definition.code, address, path.slice(0, column)),
  );
  const [first] = data?.pages ?? [];
  if (first === undefined || first.breakdowns.length === 0) return null;
  return (
    <PartColumn
      code={detail.definition.code}
      breakdowns={first.breakdowns}
      count={first.count}
      title={props.title}
      path={path}
      column={column}
      step={props.step}
    />
  );
}

/** The way down so far; each step of it leads back up. */
function Trail(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
  readonly step: Step;
  readonly whole: string;
}): ReactNode {
  const { detail, address, step } = props;
  const { say } = useSpeech();
  const { drill } = useIndicatorTexts();
  const path = address.part ?? [];
  const up = { item: undefined, show: undefined };
  const steps: { readonly name: string; readonly to: DrillAddress }[] = [
    { name: props.whole, to: step({ ...up, part: [] }) },
    ...path.map((name, index) => ({
      name: titleOf(detail.breakdowns, name, say) ?? name,
      to: step({ ...up, part: choose(path, index, name) }),
    })),
    ...(address.show === 'records' || address.item !== undefined
      ? [{ name: drill.records, to: step({ item: undefined, show: 'records' }) }]
      : []),
    ...(address.item === undefined ? [] : [{ name: drill.why, to: step({}) }]),
  ];
  return (
    <nav className="drill__trail" aria-label={drill.path}>
      <ol>
        {steps.map(({ name, to }, index) => (
          <li key={`${index} ${name}`}>
            {index === steps.length - 1 ? (
              <span aria-current="step">{name}</span>
            ) : (
              <Link
                to="/indicators/$code"
                params={{ code: detail.definition.code }}
                search={to}
                resetScroll={false}
              >
                {name}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
