import { DISTRICTS } from '@zca/domain/registry/districts';
import type { Right, RightDetail } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { daysBetween } from '../../../../base/catalogue/format.ts';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { Clock } from '../../../../base/components/Clock.tsx';
import { Glyph } from '../../../../base/components/Glyph.tsx';
import { MarkOfConfidence } from '../../../../base/components/MarkOfConfidence.tsx';
import { encumbranceBars } from '../../lifeLine.ts';
import { Facts } from './Facts.tsx';
import { Rule } from './Rule.tsx';
import './SideColumn.css';

type Party = Right['applicants'][number];

function PartyLine(props: { readonly party: Party; readonly recordKey: string }): ReactNode {
  const { t, say } = useSpeech();
  const { party, recordKey } = props;
  const district = DISTRICTS.find(({ value }) => value === party.division);
  const division = district === undefined ? party.division : say(district.label);
  const place = [division, party.address].filter(Boolean);
  return (
    <>
      <Link to="/search" search={{ include: [`holder:${party.name}`] }}>
        {party.name}
      </Link>{' '}
      <Link
        className="side__more"
        to="/parties"
        search={{ name: party.name, right: recordKey }}
        aria-label={`${t.side.partyPage} ${party.name}`}
      >
        {t.side.partyPage}
      </Link>
      {(party.type !== undefined || party.creditCode !== undefined || place.length > 0) && (
        <span className="side__small">
          {[party.type === undefined ? null : t.partyTypes[party.type], ...place, party.creditCode]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </>
  );
}

/** Where the holders are placed on the map and in counts by area, and why. */
function Places(props: { readonly places: RightDetail['places'] }): ReactNode {
  const { t, say } = useSpeech();
  const { places } = props;
  if (places.length === 0) return null;
  return (
    <section className="side__block">
      <h2>
        {t.side.places} <small>{t.side.placesNote}</small>
      </h2>
      {places.map(({ name, says }) => (
        <p key={name} className="side__place">
          {places.length > 1 && <b>{name}</b>} {say(says)}
        </p>
      ))}
    </section>
  );
}

function sameParties(a: readonly Party[], b: readonly Party[]): boolean {
  return a.length === b.length && a.every((party, index) => party.name === b[index]?.name);
}

function Parties(props: { readonly record: Right }): ReactNode {
  const { t, f } = useSpeech();
  const { record } = props;
  const holders = record.holders ?? record.applicants;
  const former =
    record.holders !== undefined && !sameParties(record.holders, record.applicants)
      ? record.applicants
      : [];
  const list = (parties: readonly Party[]): ReactNode =>
    parties.length === 0
      ? t.record.noHolder
      : parties.map((party) => (
          <span key={party.name} className="side__party">
            <PartyLine party={party} recordKey={record.key} />
          </span>
        ));
  return (
    <section className="side__block">
      <h2>{t.side.parties}</h2>
      <dl className="side__facts">
        <dt>{t.side.holder}</dt>
        <dd>{list(holders)}</dd>
        {former.length > 0 && (
          <>
            <dt>{t.side.formerApplicant}</dt>
            <dd>{list(former)}</dd>
          </>
        )}
        {record.collection === 'patent' && record.inventors.length > 0 && (
          <>
            <dt>{record.kind === 'design' ? t.side.designer : t.side.inventor}</dt>
            <dd>{f.list(record.inventors)}</dd>
          </>
        )}
        {record.agency !== undefined && (
          <>
            <dt>{record.agency.name === undefined ? t.side.agent : t.side.agency}</dt>
            <dd>
              {record.agency.name ?? f.list(record.agency.agents ?? [])}
              {record.agency.name !== undefined && (record.agency.agents?.length ?? 0) > 0 && (
                <span className="side__small">{f.list(record.agency.agents ?? [])}</span>
              )}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Encumbrances(props: { readonly detail: RightDetail; readonly today: string }): ReactNode {
  const { t, f } = useSpeech();
  const bars = encumbranceBars(props.detail.events);
  return (
    <section className="side__block">
      <h2>
        {t.side.encumbrances} <small>{t.side.encumbrancesNote}</small>
      </h2>
      {bars.length === 0 && <p className="quiet">{t.side.noEncumbrances}</p>}
      {bars.map((bar) => {
        const over = bar.to !== null && bar.to < props.today;
        const tone = over ? 'invalid' : bar.kind === 'pledge' ? 'pledged' : 'licensed';
        return (
          <p key={`${bar.kind} ${bar.from} ${bar.party}`} className="side__row">
            <span>
              <span className={`status status--${tone}`}>
                <Glyph shape={bar.kind === 'pledge' ? 'diamond' : 'lozenge'} />
                {t.side[bar.kind]}
              </span>{' '}
              {bar.party}
            </span>
            <span className="quiet">
              {t.side.period(f.day(bar.from), bar.to === null ? null : f.day(bar.to), over)}
            </span>
          </p>
        );
      })}
    </section>
  );
}

function ImportantDays(props: { readonly detail: RightDetail; readonly today: string }): ReactNode {
  const { t, f, say } = useSpeech();
  const { detail, today } = props;
  const { nextAnnuity, expiry, status } = detail;
  return (
    <section className="side__block">
      <h2>{t.side.days}</h2>
      {nextAnnuity !== null && (
        <>
          <p className="side__row">
            <span>{t.side.annuity(nextAnnuity.year)}</span>
            <span>
              <Clock daysLeft={daysBetween(today, nextAnnuity.dueDay)} wholeDays={365} />
              {t.side.annuityDue(f.day(nextAnnuity.dueDay), f.yuan(nextAnnuity.feeFen))}
            </span>
          </p>
          <details className="rule">
            <summary>{t.rule.title}</summary>
            <p>
              {say(nextAnnuity.rule)} <MarkOfConfidence mark={nextAnnuity.mark} />
            </p>
          </details>
        </>
      )}
      <p className="side__row">
        <span>{status.group === 'invalid' ? t.side.ended : t.side.expires}</span>
        <span>
          {expiry.value === null ? (
            <span className="status status--unknown">
              <Glyph shape="dotted" />
              {t.side.notComputable}
            </span>
          ) : (
            t.life.computed(f.day(expiry.value))
          )}
        </span>
      </p>
      <Rule reasoned={expiry} />
      <p className="side__row">
        <span>{t.side.status}</span>
        <span>{say(status.label)}</span>
      </p>
      <Rule reasoned={detail.statusReason} />
    </section>
  );
}

/** Beside the record: parties, what lies on the right, the days that matter, and dates as stated. */
export function SideColumn(props: {
  readonly detail: RightDetail;
  readonly today: string;
}): ReactNode {
  return (
    <div className="side">
      <Parties record={props.detail.record} />
      <Places places={props.detail.places} />
      <Encumbrances detail={props.detail} today={props.today} />
      <ImportantDays detail={props.detail} today={props.today} />
      <Facts record={props.detail.record} />
    </div>
  );
}
