import type { RuleVersionDetail } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../../base/api/queries.ts';
import { useRuleTexts } from '../../../../base/catalogue/rules/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { activateVersion } from '../../ruleQueries.ts';

/** Puts a version in force once its report was read, by somebody other than who uploaded it. */
export function Activation(props: {
  readonly version: RuleVersionDetail;
  /** The report that is on the page; null where there is none. */
  readonly drift: string | null;
  /** Told what was put in force, and how many records are sorted anew. */
  readonly onActivated: (done: { readonly version: string; readonly reindexed: number }) => void;
}): ReactNode {
  const { version, drift } = props;
  const { activate: w } = useRuleTexts();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const [asked, setAsked] = useState(false);
  const activating = useMutation({
    mutationFn: (report: string) => activateVersion(version.kind, version.id, report),
    onSuccess: (done) => {
      props.onActivated(done);
      return client.invalidateQueries({ queryKey: ['rules'] });
    },
  });
  const isOwn =
    version.uploaded !== null && version.uploaded.by === (session?.person?.id ?? undefined);
  const may = session?.actions.includes('rules.activate') === true;
  if (!may) return <p className="note">{w.needs}</p>;
  if (isOwn) return <p className="note">{w.own}</p>;
  if (drift === null) return <p className="note">{w.first}</p>;
  return (
    <>
      <p className="table-tools">
        {asked ? (
          <>
            <span>{w.ask}</span>
            <button
              type="button"
              className="button button--primary"
              disabled={activating.isPending}
              onClick={() => activating.mutate(drift)}
            >
              {w.yes}
            </button>
            <button type="button" className="button" onClick={() => setAsked(false)}>
              {w.cancel}
            </button>
          </>
        ) : (
          <button type="button" className="button button--primary" onClick={() => setAsked(true)}>
            {w.do(version.version)}
          </button>
        )}
      </p>
      {activating.error !== null && <FaultNotice fault={activating.error} />}
    </>
  );
}
