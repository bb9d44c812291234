import type { RuleDrift, RuleVersionDetail } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useRuleTexts } from '../../../../base/catalogue/rules/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { compareVersion, driftQuery } from '../../ruleQueries.ts';
import { Activation } from './Activation.tsx';
import { ScrollBox } from '../../../../base/components/table/ScrollBox.tsx';

function Labels(props: { readonly report: RuleDrift }): ReactNode {
  const { f, say } = useSpeech();
  const { drift: w } = useRuleTexts();
  const labels = props.report.labels.filter(({ gained, lost }) => gained + lost > 0);
  if (labels.length === 0) return null;
  return (
    <ScrollBox label={w.labels}>
      <table className="plain-table table-figures">
        <caption>{w.labels}</caption>
        <thead>
          <tr>
            <th scope="col">{w.label}</th>
            <th scope="col">{w.before}</th>
            <th scope="col">{w.gained}</th>
            <th scope="col">{w.lost}</th>
            <th scope="col">{w.after}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((one) => (
            <tr key={one.value}>
              <th scope="row">{say(one.label)}</th>
              <td>{f.number(one.before)}</td>
              <td>{f.number(one.gained)}</td>
              <td>{f.number(one.lost)}</td>
              <td>{f.number(one.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Moves(props: { readonly report: RuleDrift }): ReactNode {
  const { f, say } = useSpeech();
  const { drift: w } = useRuleTexts();
  const { moves, otherMoves } = props.report;
  if (moves.length === 0) return null;
  const names = (labels: RuleDrift['moves'][number]['from']) =>
    labels.length === 0 ? w.noLabel : f.list(labels.map(({ label }) => say(label)));
  return (
    <>
      <ScrollBox label={w.moves}>
        <table className="plain-table">
          <caption>{w.moves}</caption>
          <thead>
            <tr>
              <th scope="col">{w.from}</th>
              <th scope="col">{w.to}</th>
              <th scope="col">{w.count}</th>
              <th scope="col">{w.examples}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={`${names(move.from)} > ${names(move.to)}`}>
                <td>{names(move.from)}</td>
                <td>{names(move.to)}</td>
                <td>{f.number(move.count)}</td>
                <td>
                  <ul className="rules__examples">
                    {move.examples.map(({ key, title }) => (
                      <li key={key}>
                        {/* A whole page load: the public pages have a stricter content security policy. */}
                        <a href={`/r/${key}`}>{title}</a>
                      </li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {otherMoves.kinds > 0 && (
        <p className="note">{w.others(otherMoves.kinds, otherMoves.patents)}</p>
      )}
    </>
  );
}

/** What a version would change, how far that is known, and putting it in force. */
export function DriftPanel(props: {
  readonly version: RuleVersionDetail;
  readonly mayCompare: boolean;
  readonly onActivated: ComponentProps<typeof Activation>['onActivated'];
}): ReactNode {
  const { kind, id } = props.version;
  const { drift: w } = useRuleTexts();
  const client = useQueryClient();
  const asked = driftQuery(kind, id);
  const { data, error } = useQuery(asked);
  const comparing = useMutation({
    mutationFn: () => compareVersion(kind, id),
    onSuccess: (state) => client.setQueryData(asked.queryKey, state),
  });
  const report = data?.report ?? null;
  const running = data?.state === 'running' ? data.progress : null;
  return (
    <section className="table-part" aria-labelledby="rules-drift">
      <h3 id="rules-drift">{w.title}</h3>
      <p className="note">{w.lead}</p>
      {props.mayCompare && running === null && (
        <p>
          <button type="button" className="button" onClick={() => comparing.mutate()}>
            {report === null ? w.start : w.again}
          </button>
        </p>
      )}
      <div role="status">
        {running !== null && <p>{w.running(running.done, running.total)}</p>}
        {data?.state === 'failed' && <p>{w.failed}</p>}
        {report !== null && (
          <>
            <p>{w.summary(report.changed, report.patents, report.from, report.to)}</p>
            {report.changed === 0 && <p>{w.none}</p>}
            {report.primaryChanged !== null && report.primaryChanged > 0 && (
              <p>{w.primary(report.primaryChanged)}</p>
            )}
            {report.highValue !== null && (
              <p>{w.highValue(report.highValue.gained, report.highValue.lost)}</p>
            )}
          </>
        )}
      </div>
      {error !== null && <FaultNotice fault={error} />}
      {comparing.error !== null && <FaultNotice fault={comparing.error} />}
      {report !== null && (
        <>
          <Labels report={report} />
          <Moves report={report} />
        </>
      )}
      <Activation
        version={props.version}
        drift={data?.id ?? null}
        onActivated={props.onActivated}
      />
    </section>
  );
}
