import type { ResolutionState } from '@zca/domain/parties';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { resolutionQuery } from '../queries.ts';

/** Where all parties are compared: what is certain is merged, people are asked about the rest. */
export function ResolutionPage(): ReactNode {
  const { resolution: w } = usePartyTexts();
  const { f } = useSpeech();
  useDocumentTitle(w.title);
  const client = useQueryClient();
  const progress = useQuery(resolutionQuery);
  const keep = (state: ResolutionState): void => {
    client.setQueryData(resolutionQuery.queryKey, state);
  };
  const run = useMutation({
    mutationFn: () => send<ResolutionState>('POST', '/parties/resolution'),
    onSuccess: keep,
  });
  const stop = useMutation({
    mutationFn: () => send<ResolutionState>('DELETE', '/parties/resolution'),
    onSuccess: keep,
  });
  const state = progress.data?.state ?? 'idle';
  const isRunning = state === 'running';
  const data = progress.data?.result ?? undefined;
  const fault = run.error ?? stop.error ?? progress.error;
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      <div className="work-section">
        <p>
          <button
            type="button"
            className="button button--primary"
            disabled={run.isPending || isRunning}
            onClick={() => run.mutate()}
          >
            {w.run}
          </button>{' '}
          {isRunning && (
            <button
              type="button"
              className="button"
              disabled={stop.isPending}
              onClick={() => stop.mutate()}
            >
              {w.stop}
            </button>
          )}
        </p>
        {fault !== null && <FaultNotice fault={fault} again={() => void progress.refetch()} />}
        <p role="status">
          {isRunning && w.running}
          {state === 'failed' && w.failed}
          {state === 'stopped' && w.stopped}
        </p>
        {data !== undefined && (
          <div role="status">
            <p>
              {w.done(
                f.number(data.parties),
                f.number(data.merged),
                f.number(data.proposed),
                f.number(Math.round(data.tookMs / 100) / 10),
              )}
            </p>
            {data.waiting > 0 && <p className="note">{w.waiting(f.number(data.waiting))}</p>}
          </div>
        )}
        <p>
          <Link to="/desk/matters" search={{ procedure: 'partyMerge' }}>
            {w.queue}
          </Link>
        </p>
      </div>
    </>
  );
}
