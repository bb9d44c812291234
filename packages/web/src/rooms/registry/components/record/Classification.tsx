import type { RightDetail } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../../base/api/queries.ts';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import './Classification.css';

const LabelCorrections = lazy(async () => ({
  default: (await import('./LabelCorrections.tsx')).LabelCorrections,
}));

/** A compact IPC symbol with the blank that people write: H01L29/778 becomes H01L 29/778. */
export function spacedSymbol(symbol: string): string {
  return symbol.replace(/^([A-H]\d{2}[A-Z])(\d)/, '$1 $2');
}

type Override = RightDetail['overrides'][number];

/** What a person said of a label that stands, beside what the rules say. */
function CorrectionNote(props: { readonly override: Override }): ReactNode {
  const { t, f } = useSpeech();
  const { verdict, at, reason, rulesGive, ruleReason } = props.override;
  const words = verdict === 'add' ? t.record.correctedAdd : t.record.correctedRemove;
  const agrees = rulesGive === (verdict === 'add');
  return (
    <dd className="note">
      {words(f.instant(at), reason)}
      {agrees && <span className="classes__beside">{t.record.correctedAgrees}</span>}
      {verdict === 'remove' && rulesGive && (
        <span className="classes__beside">{t.record.rulesSaid(ruleReason)}</span>
      )}
    </dd>
  );
}

function Industries(props: { readonly detail: RightDetail }): ReactNode {
  const { t, f, say } = useSpeech();
  const { industries, industryRuleset, themes, overrides, record } = props.detail;
  const release = record.collection === 'patent' ? record.declassification : undefined;
  if (industries.length + themes.tags.length + overrides.length === 0 && release === undefined) {
    return null;
  }
  const added = (kind: Override['kind'], value: string): ReactNode => {
    const found = overrides.find(
      (one) => one.verdict === 'add' && one.kind === kind && one.value === value,
    );
    return found === undefined ? null : <CorrectionNote override={found} />;
  };
  const removed = overrides.filter(({ verdict }) => verdict === 'remove');
  return (
    <>
      <dl className="classes">
        {release !== undefined && (
          <div className="classes__item">
            <dt>
              <Link to="/search" search={{ include: ['secrecy:DECLASSIFIED'] }}>
                {t.record.declassified}
              </Link>
            </dt>
            <dd className="note">{t.record.declassifiedBy(f.day(release.day), release.gazette)}</dd>
          </div>
        )}
        {industries.map((industry) => (
          <div key={industry.value} className="classes__item">
            <dt>
              <Link to="/search" search={{ include: [`industry:${industry.value}`] }}>
                {t.record.industry(say(industry.label))}
              </Link>
            </dt>
            <dd className="note">
              {industry.strength === null
                ? t.record.correctedShare(f.percent(industry.weight))
                : t.record.industryReason(
                    f.percent(industry.weight),
                    t.record.strengths[industry.strength],
                    industry.reason,
                  )}
            </dd>
            {added('industry', industry.value)}
          </div>
        ))}
        {themes.tags.map((theme) => (
          <div key={theme.value} className="classes__item">
            <dt>
              <Link to="/search" search={{ include: [`theme:${theme.value}`] }}>
                {t.record.theme(say(theme.label))}
              </Link>
            </dt>
            {theme.strength !== null && (
              <dd className="note">
                {t.record.themeReason(t.record.strengths[theme.strength], theme.reason)}
              </dd>
            )}
            {added('theme', theme.value)}
          </div>
        ))}
        {removed.map((one) => (
          <div key={one.id} className="classes__item">
            <dt>
              <s>
                {one.kind === 'industry'
                  ? t.record.industry(say(one.label))
                  : t.record.theme(say(one.label))}
              </s>
            </dt>
            <CorrectionNote override={one} />
          </div>
        ))}
      </dl>
      <p className="note">
        {t.record.rulesets(industryRuleset, themes.ruleset)} {say(themes.note)}
      </p>
    </>
  );
}

/** For the staff: who corrected labels, and the way to correct one. Visitors load nothing of it. */
function Corrections(props: { readonly recordKey: string }): ReactNode {
  const { data: session } = useQuery(sessionQuery);
  if (session?.actions.includes('rules.read') !== true) return null;
  const mayCorrect = session.actions.includes('labels.correct');
  return (
    <Suspense fallback={null}>
      <LabelCorrections recordKey={props.recordKey} mayCorrect={mayCorrect} />
    </Suspense>
  );
}

/** Classes of a patent with their titles where they are loaded, and the industries drawn from them. */
function PatentClasses(props: {
  readonly detail: RightDetail;
  readonly isPresent: boolean;
}): ReactNode {
  const { t, f } = useSpeech();
  const { record, classTitles } = props.detail;
  if (record.collection !== 'patent') return null;
  const locarno = record.locarno ?? [];
  const cpc = record.cpc ?? [];
  return (
    <div>
      <h2>{t.record.classes}</h2>
      {record.ipc.length + locarno.length + cpc.length === 0 && (
        <p className="quiet">{t.record.noClasses}</p>
      )}
      <dl className="classes">
        {record.ipc.map((mark) => (
          <div key={mark.symbol} className="classes__item">
            <dt>
              <Link to="/search" search={{ q: `ipc:${mark.symbol}` }}>
                {spacedSymbol(mark.symbol)}
              </Link>
              {mark.first === true && <span className="note"> {t.record.firstClass}</span>}
            </dt>
            <dd className="note">
              {classTitles[mark.symbol] ??
                (mark.edition === undefined ? '' : t.record.edition(mark.edition))}
            </dd>
          </div>
        ))}
        {locarno.map((symbol) => (
          <div key={symbol} className="classes__item">
            <dt>{t.record.locarno(symbol)}</dt>
            <dd className="note">{classTitles[symbol] ?? ''}</dd>
          </div>
        ))}
        {cpc.length > 0 && (
          <div className="classes__item">
            <dt>CPC</dt>
            <dd className="note">{f.list(cpc.map(spacedSymbol))}</dd>
          </div>
        )}
      </dl>
      <Industries detail={props.detail} />
      {props.isPresent && record.ipc.length > 0 && <Corrections recordKey={record.key} />}
    </div>
  );
}

/** Classes of a trademark with similar groups and goods. */
function TrademarkClasses(props: { readonly detail: RightDetail }): ReactNode {
  const { t, f } = useSpeech();
  const { record, classTitles } = props.detail;
  if (record.collection !== 'trademark') return null;
  return (
    <section className="record-section" id="classes">
      <h2>{t.record.goods}</h2>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">{t.record.niceClass}</th>
            <th scope="col">{t.record.groups}</th>
            <th scope="col">{t.record.goodsList}</th>
          </tr>
        </thead>
        <tbody>
          {record.classes.map((each) => (
            <tr key={each.nice}>
              <td>
                <Link
                  to="/search"
                  search={{ include: [`nice:${String(each.nice).padStart(2, '0')}`] }}
                >
                  {t.record.niceNumber(each.nice)}
                </Link>{' '}
                <span className="quiet">{classTitles[String(each.nice)] ?? ''}</span>
              </td>
              <td className="mono">{each.groups?.join(' ') ?? t.record.notStated}</td>
              <td>{each.goods === undefined ? t.record.notStated : f.statements(each.goods)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Industries detail={props.detail} />
    </section>
  );
}

/** Classes, industries and themes; what stands at present may be corrected, a past day may not. */
export function Classification(props: {
  readonly detail: RightDetail;
  readonly isPresent: boolean;
}): ReactNode {
  return props.detail.record.collection === 'patent' ? (
    <PatentClasses detail={props.detail} isPresent={props.isPresent} />
  ) : (
    <TrademarkClasses detail={props.detail} />
  );
}
