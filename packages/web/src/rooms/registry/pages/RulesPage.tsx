import type { RuleKind, RuleKindView, RuleVersion } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useRuleTexts } from '../../../base/catalogue/rules/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { CorrectedLabels } from '../components/rules/CorrectedLabels.tsx';
import { DriftPanel } from '../components/rules/DriftPanel.tsx';
import { RuleTable } from '../components/rules/RuleTable.tsx';
import { RuleUploadForm } from '../components/rules/RuleUploadForm.tsx';
import { rulesQuery, ruleVersionQuery } from '../ruleQueries.ts';
import { ScrollBox } from '../../../base/components/table/ScrollBox.tsx';
import '../../../base/components/table/Table.css';
import '../components/rules/Rules.css';

function Versions(props: {
  readonly view: RuleKindView;
  readonly person: string | null;
}): ReactNode {
  const { f } = useSpeech();
  const w = useRuleTexts();
  const { kind, versions } = props.view;
  const file = (one: RuleVersion, format: string) =>
    apiAddress(`/rules/${kind}/${one.id}/file`, { format });
  return (
    <ScrollBox label={w.versions}>
      <table className="plain-table rules__versions">
        <thead>
          <tr>
            <th scope="col">{w.version}</th>
            <th scope="col">{w.state}</th>
            <th scope="col">{w.rows}</th>
            <th scope="col">{w.uploaded}</th>
            <th scope="col">{w.note}</th>
            <th scope="col">
              <span className="seen-by-readers">{w.open}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.id}>
              <td className="mono">{one.version}</td>
              <td>{one.inForce ? <b>{w.inForce}</b> : w.notInForce}</td>
              <td>{f.number(one.rows)}</td>
              <td>
                {one.uploaded === null ? (
                  w.shipped
                ) : (
                  <>
                    {one.uploaded.byName ?? w.nobody}
                    {one.uploaded.by === props.person && w.mine} {f.instant(one.uploaded.at)}
                    <div className="note">{one.uploaded.file}</div>
                  </>
                )}
              </td>
              <td>{one.note}</td>
              <td>
                <div className="rules__ways">
                  <Link
                    to="/desk/rules"
                    search={{ kind, version: one.id }}
                    aria-label={w.openOf(one.version)}
                  >
                    {w.open}
                  </Link>
                  <a href={file(one, 'xlsx')} aria-label={w.exportOf(w.xlsx, one.version)}>
                    {w.xlsx}
                  </a>
                  <a href={file(one, 'csv')} aria-label={w.exportOf(w.csv, one.version)}>
                    {w.csv}
                  </a>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Version(props: {
  readonly kind: RuleKind;
  readonly id: string;
  readonly mayEdit: boolean;
}): ReactNode {
  const w = useRuleTexts();
  const [done, setDone] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ruleVersionQuery(props.kind, props.id));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <section className="work-section">
      <h2>
        {w.detail(data.version)} <small>{data.inForce ? w.inForce : w.notInForce}</small>
      </h2>
      {done !== null && <p role="status">{done}</p>}
      {!data.inForce && (
        <DriftPanel
          key={data.id}
          version={data}
          mayCompare={props.mayEdit}
          onActivated={({ version, reindexed }) => setDone(w.activate.done(version, reindexed))}
        />
      )}
      <RuleTable key={`${data.id} table`} version={data} />
    </section>
  );
}

/** The mappings to industries and themes: versions, what a change would do, which is in force. */
export function RulesPage(): ReactNode {
  const { f, say } = useSpeech();
  const w = useRuleTexts();
  const navigate = useNavigate();
  const { kind = 'industry', version } = useSearch({ from: '/desk/rules' });
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(rulesQuery);
  useDocumentTitle(w.title);
  const mayEdit = session?.actions.includes('rules.edit') === true;
  const view = data?.kinds.find((one) => one.kind === kind);
  const show = (search: { kind: RuleKind; version?: string }) =>
    void navigate({ to: '/desk/rules', search });
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data !== undefined && view !== undefined && (
        <>
          <div className="work-tools">
            <Select
              value={kind}
              aria-label={w.kind}
              style={{ minWidth: 200 }}
              options={data.kinds.map((one) => ({ value: one.kind, label: say(one.label) }))}
              onChange={(chosen) => show({ kind: chosen })}
            />
          </div>
          {kind === 'strategic' && (
            <p className="work-lead">
              <Link to="/desk/law/parameters">{w.parameters}</Link>
            </p>
          )}
          <section className="work-section">
            <Versions view={view} person={session?.person?.id ?? null} />
          </section>
          {version !== undefined && (
            <Version key={`${kind} ${version}`} kind={kind} id={version} mayEdit={mayEdit} />
          )}
          {mayEdit && (
            <RuleUploadForm
              key={`upload ${kind}`}
              kind={kind}
              onTaken={(id) => show({ kind, version: id })}
            />
          )}
          {kind !== 'strategic' && <CorrectedLabels key={`labels ${kind}`} kind={kind} />}
          <section className="work-section">
            <h2>{w.history.title}</h2>
            {view.activations.length === 0 ? (
              <p className="note">{w.history.none}</p>
            ) : (
              <ul>
                {view.activations.map((one) => (
                  <li key={one.id}>
                    {w.history.line(
                      one.version,
                      f.instant(one.at),
                      one.byName ?? w.nobody,
                      one.changed,
                    )}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </>
      )}
    </>
  );
}
