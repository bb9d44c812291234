import type { OverrideKind } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { useRuleTexts } from '../../../../base/catalogue/rules/index.ts';
import { FaultNotice } from '../../../../base/components/Notice.tsx';
import { ScrollBox } from '../../../../base/components/table/ScrollBox.tsx';
import { labelPageQuery } from '../../labelQueries.ts';

/** Corrections of single labels that stand beside the versions of a mapping. */
export function CorrectedLabels(props: { readonly kind: OverrideKind }): ReactNode {
  const { f, say } = useSpeech();
  const { corrected: w, nobody } = useRuleTexts();
  const [cursor, setCursor] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(labelPageQuery(props.kind, cursor));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <section className="work-section">
      <h2>{w.title(data.total)}</h2>
      <p className="note">{data.entries.length === 0 ? w.none : w.lead}</p>
      {data.entries.length > 0 && (
        <ScrollBox label={w.title(data.total)}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{w.right}</th>
                <th scope="col">{w.label}</th>
                <th scope="col">{w.reason}</th>
                <th scope="col">{w.by}</th>
              </tr>
            </thead>
            <tbody>
              {data.entries.map((one) => (
                <tr key={one.id}>
                  <td>
                    {/* A whole page load: the public pages have a stricter content security policy. */}
                    <a href={`/r/${encodeURIComponent(one.right.key)}`}>
                      {one.right.title === '' ? one.right.key : one.right.title}
                    </a>
                    <div className="mono quiet">{one.right.key}</div>
                  </td>
                  <td>
                    {w.verdicts[one.verdict]} {say(one.label)}
                  </td>
                  <td>{one.reason}</td>
                  <td>
                    {one.by.name ?? nobody}
                    <div className="note rules__instant">{f.instant(one.at)}</div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {cursor !== null && (
        <button type="button" className="link-button" onClick={() => setCursor(null)}>
          {w.newest}
        </button>
      )}
      {data.cursor !== null && (
        <button type="button" className="link-button" onClick={() => setCursor(data.cursor)}>
          {w.more}
        </button>
      )}
    </section>
  );
}
