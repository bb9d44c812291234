import type { IndicatorDetail, PublishedValue } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useFigures } from '../useFigures.ts';
import { StatusMark } from './StatusMark.tsx';

/** The version of the shown period that holds now, where one was published. */
export function latestOf(detail: IndicatorDetail): PublishedValue | undefined {
  return detail.published
    .filter(({ period, area }) => period === detail.period.name && area === detail.area.code)
    .toSorted((one, other) => other.vintage - one.vintage)[0];
}

/** What the number is and how it stands: the first thing that anybody reads. */
export function IndicatorHead(props: {
  readonly detail: IndicatorDetail;
  /** Choosers and acts beside the title. */
  readonly children: ReactNode;
}): ReactNode {
  const { detail } = props;
  const { definition, measured, assessment, period } = detail;
  const { f, say } = useSpeech();
  const x = useIndicatorTexts();
  const { figure, share, reason, range, level, pace, period: periodName } = useFigures();
  const { decimals } = definition;
  const latest = latestOf(detail);
  const { forecast } = assessment;
  const { head } = x;
  const paceText = pace(assessment, decimals);
  const facts: readonly (readonly [string, string, string?])[] = [
    [head.target, figure(assessment.target, decimals)],
    [head.completion, share(assessment.completion), head.completionNote],
    [head.progress, share(assessment.progress), head.progressNote],
    ...(forecast === null
      ? []
      : [
          [
            head.forecast(String(forecast.year), level(forecast)),
            range(forecast, decimals),
          ] as const,
        ]),
    ...(paceText === null ? [] : [[head.pace, paceText] as const]),
  ];
  return (
    <header className="indicator-head">
      <p className="indicator-head__trail">
        <Link to="/indicators" search={{ period: period.name, area: detail.area.code }}>
          {head.all}
        </Link>
        <span>{x.groups[definition.group]}</span>
        <span>{x.codeOf(definition.code)}</span>
        <span>{say(detail.area.name)}</span>
      </p>
      <div className="indicator-head__title">
        <h1>{say(definition.title)}</h1>
        {props.children}
      </div>
      <div className="indicator-head__figures">
        <p className="indicator-head__value">
          {measured.value === null ? (
            <>
              <b>{x.none}</b> <span className="figure__reason">{reason(measured)}</span>
            </>
          ) : (
            <a href="#parts">
              <b>{figure(measured.value, decimals)}</b> <small>{say(definition.unit)}</small>
            </a>
          )}
        </p>
        <dl className="indicator-facts">
          <div>
            <dt>
              <StatusMark status={assessment.status} />
            </dt>
            <dd>
              {head.scheduled} {figure(assessment.scheduled, decimals)}
            </dd>
          </div>
          {facts.map(([name, value, note]) => (
            <div key={name}>
              <dt title={note}>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{head.period}</dt>
            <dd>
              {periodName(period.name)}
              {latest !== undefined && (
                <>
                  {' '}
                  {x.vintage(latest.vintage, f.day(latest.publishedAt.slice(0, 10)))}{' '}
                  <Link
                    className="seal-chip"
                    to="/indicators/evidence/$id"
                    params={{ id: latest.evidence }}
                    title={head.publishedNote}
                  >
                    {head.published}
                  </Link>
                </>
              )}
              {latest === undefined && <span className="quiet"> {x.unpublished}</span>}
            </dd>
          </div>
        </dl>
      </div>
      {measured.value !== null && (
        <p className="indicator-head__reason">{say(assessment.reason)}</p>
      )}
      {measured.value !== null && measured.reason !== null && (
        <p className="indicator-head__reason">{say(measured.reason)}</p>
      )}
    </header>
  );
}
