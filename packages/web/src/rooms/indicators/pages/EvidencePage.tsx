import { findArea, formatValue } from '@zca/domain/indicators';
import type { EvidenceView } from '@zca/domain/indicators';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Glyph } from '../../../base/components/Glyph.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { hashOfList } from '../checkList.ts';
import { EntryFacts } from '../components/EntryFacts.tsx';
import { PlainEntryFacts } from '../components/PlainEntryFacts.tsx';
import { definitionsQuery, evidenceQuery, frozenListPath } from '../queries.ts';
import { useFigures } from '../useFigures.ts';
import './EvidencePage.css';

/** What was frozen with a published number, and a check of its list that trusts no server. */
export function EvidencePage(): ReactNode {
  const { id } = useParams({ from: '/public/indicators/evidence/$id' });
  const { frozen } = useIndicatorTexts();
  const { data, error, refetch } = useQuery(evidenceQuery(id));
  useDocumentTitle(frozen.title);
  return (
    <article className="plain-page evidence">
      <h1>{frozen.title}</h1>
      <p>{frozen.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="record" />}
      {data !== undefined && <Frozen evidence={data} />}
    </article>
  );
}

function Frozen(props: { readonly evidence: EvidenceView }): ReactNode {
  const { evidence } = props;
  const { f, say } = useSpeech();
  const texts = useIndicatorTexts();
  const { frozen: x } = texts;
  const { period: periodName } = useFigures();
  const { data: definitions, isPending } = useQuery(definitionsQuery);
  const versions = definitions?.definitions.filter(({ code }) => code === evidence.code) ?? [];
  // Titles are those of the version that was frozen; a figure without its version is not rounded.
  const definition =
    versions.find(({ version }) => version === evidence.definitionVersion) ?? versions.at(-1);
  const areaName = (code: string): string => {
    const area = findArea(code);
    return area === undefined ? code : say(area.name);
  };
  if (isPending) return <Waiting skeleton="record" />;
  const { measured, records } = evidence;
  const write = (value: number): string =>
    definition === undefined
      ? f.number(value)
      : texts.valueOf(formatValue(value, definition.decimals), say(definition.unit));
  const address = {
    period: evidence.period,
    area: evidence.area,
    source: 'published' as const,
    evidence: evidence.id,
  };
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      x.indicator,
      <Link
        key="indicator"
        to="/indicators/$code"
        params={{ code: evidence.code }}
        search={address}
      >
        {definition === undefined ? texts.codeOf(evidence.code) : say(definition.title)}
      </Link>,
    ],
    [x.value, <b key="value">{measured.value === null ? texts.none : write(measured.value)}</b>],
    ...(measured.reason === null ? [] : [[x.reason, say(measured.reason)] as const]),
    [x.period, periodName(evidence.period)],
    [x.day, f.day(evidence.day)],
    [x.area, areaName(evidence.area)],
    [x.version, texts.head.versionOf(evidence.definitionVersion)],
    [
      x.method,
      say(
        definition?.methods.find(({ id }) => id === evidence.method)?.title ?? {
          zh: evidence.method,
          en: evidence.method,
        },
      ),
    ],
    [
      x.question,
      evidence.question === null ? (
        x.noQuestion
      ) : (
        <code className="mono" key="question">
          {evidence.question}
        </code>
      ),
    ],
    [x.generation, evidence.generation],
    [x.taken, f.instant(evidence.takenAt)],
    [
      x.hash,
      <span className="mono" key="hash">
        {evidence.sha256}
      </span>,
    ],
  ];
  return (
    <>
      <dl className="evidence__facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {records.count > 0 && (
        <section aria-labelledby="list">
          <h2 id="list">
            {x.list} {x.listOf(f.number(records.count, 0))}
          </h2>
          <p>
            {x.listHash} <span className="mono">{records.sha256}</span>
          </p>
          <Check id={evidence.id} published={records.sha256} />
        </section>
      )}
      {evidence.entries.length > 0 && (
        <section aria-labelledby="entries">
          <h2 id="entries">
            {x.entries} {f.number(evidence.entries.length, 0)}
          </h2>
          <ul className="evidence__entries">
            {evidence.entries.map((each) => (
              <li key={each.id}>
                {each.entry === null ? (
                  <PlainEntryFacts entry={each} areaName={areaName} />
                ) : (
                  <EntryFacts entry={each.entry} areaName={areaName} />
                )}
                <p className="note mono">{each.sha256}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Computes the hash of the list in this browser and says whether it is the published one. */
function Check(props: { readonly id: string; readonly published: string }): ReactNode {
  const { frozen: x } = useIndicatorTexts();
  const check = useMutation({ mutationFn: () => hashOfList(props.id) });
  const isEqual = check.data === props.published;
  return (
    <>
      <p className="evidence__acts">
        <button
          type="button"
          className="button button--primary"
          disabled={check.isPending}
          onClick={() => check.mutate()}
        >
          {check.isPending ? x.checking : x.check}
        </button>
        <a href={apiAddress(frozenListPath(props.id))} download>
          {x.openList}
        </a>
      </p>
      {check.error !== null && <FaultNotice fault={check.error} />}
      {check.data !== undefined && (
        <p role="status" className={isEqual ? 'standing standing--good' : 'standing standing--bad'}>
          <Glyph shape={isEqual ? 'done' : 'alarm'} />
          {isEqual ? x.equal : x.unequal(check.data)}
        </p>
      )}
    </>
  );
}
