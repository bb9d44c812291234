import type { ImportRun } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { RunStatus } from '../components/RunStatus.tsx';
import { usePositionText } from '../components/record/ProvenanceTable.tsx';
import { importQuery, isWorking } from '../importQueries.ts';
import './ImportRunPage.css';

const FIGURES = ['read', 'new', 'updated', 'unchanged', 'quarantined'] as const;

/** One import: its progress while it runs, and what came of it. */
export function ImportRunPage(): ReactNode {
  const { f, say } = useSpeech();
  const w = useWorkTexts();
  const client = useQueryClient();
  const { id } = useParams({ from: '/desk/imports/$id' });
  const { data: run, error, refetch } = useQuery(importQuery(id));
  useDocumentTitle(w.run.title(id));
  const cancel = useMutation({
    mutationFn: () => send<ImportRun>('POST', `/imports/${id}/cancel`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
  const fault = error ?? cancel.error;
  return (
    <>
      <div className="work-title">
        <h1>{w.run.title(id)}</h1>
        {run !== undefined && <RunStatus status={run.status} />}
        <div className="work-title__acts">
          <Link to="/desk">{w.run.back}</Link>
        </div>
      </div>
      {fault !== null && <FaultNotice fault={fault} again={() => void refetch()} />}
      {run !== undefined && (
        <>
          {run.problem !== null && (
            <p className="work-lead field__error" role="alert">
              <Icon name="fault" size={13} />
              {say(run.problem)}
            </p>
          )}
          <dl className="run-figures" aria-live="polite">
            {FIGURES.map((name) => (
              <div key={name}>
                <dt>{w.imports[name]}</dt>
                <dd>{f.number(run.counts[name])}</dd>
              </div>
            ))}
            <div>
              <dt>{w.imports.seconds}</dt>
              <dd>{w.imports.secondsOf(f.number(run.counts.seconds, 1))}</dd>
            </div>
          </dl>
          {isWorking(run) && (
            <div className="run-progress">
              <progress aria-label={w.run.share(f.number(run.counts.read))} />
              <p>
                {w.run.running} <span className="quiet">{w.run.cancelNote}</span>
              </p>
              <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {w.run.cancel}
              </Button>
            </div>
          )}
          {!isWorking(run) && (
            <div className="work-section import-acts">
              <a className="button" href="/search">
                {w.run.records}
              </a>
              {run.counts.quarantined > 0 && (
                <Link className="button" to="/desk/imports/$id/quarantine" params={{ id }}>
                  {w.run.quarantine(run.counts.quarantined)}
                </Link>
              )}
            </div>
          )}
          {run.notes.length > 0 && <RunNotes notes={run.notes} />}
          <section className="work-section">
            <h2>{w.run.files}</h2>
            <ul>
              {run.files.map((file) => (
                <li key={file}>{file}</li>
              ))}
            </ul>
            {run.startedAt !== null && (
              <p className="quiet">
                {w.run.period(
                  f.instant(run.startedAt),
                  run.finishedAt === null ? null : f.instant(run.finishedAt),
                )}
              </p>
            )}
          </section>
        </>
      )}
    </>
  );
}

/** What was taken and should be looked at: a sentence each, and where it was first met. */
function RunNotes(props: { readonly notes: ImportRun['notes'] }): ReactNode {
  const { say } = useSpeech();
  const w = useWorkTexts();
  const placeOf = usePositionText();
  return (
    <section className="work-section">
      <h2>{w.run.notes}</h2>
      <ul className="run-notes">
        {props.notes.map(({ rule, message, count, position }, i) => {
          const place = [position['file'], placeOf(position)].filter(Boolean).join(' · ');
          return (
            // A rule may be told of several fields, and the list only grows at its end.
            <li key={`${rule} ${i}`}>
              {say(message)} <span className="quiet">{w.run.noteMet(count, place)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
