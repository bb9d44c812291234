import type { ResolutionResult } from '@zca/domain/parties';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { send } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';

/** Where all parties are compared: what is certain is merged, people are asked about the rest. */
export function ResolutionPage(): ReactNode {
  const { resolution: w } = usePartyTexts();
  const { f } = useSpeech();
  useDocumentTitle(w.title);
  const run = useMutation({
    mutationFn: () => send<ResolutionResult>('POST', '/parties/resolution'),
  });
  const { data } = run;
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
            disabled={run.isPending}
            onClick={() => run.mutate()}
          >
            {run.isPending ? w.running : w.run}
          </button>
        </p>
        {run.error !== null && <FaultNotice fault={run.error} again={() => run.mutate()} />}
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
