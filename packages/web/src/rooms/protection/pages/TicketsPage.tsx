import type { TicketImport } from '@zca/domain/protection';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { dismissTicket, importTickets, quarantineQuery } from '../queries.ts';
import './MetricsPage.css';

/** Importing tickets of 12315 and 12345, what was refused of them, and their statuses. */
export function TicketsPage(): ReactNode {
  const { tickets: w } = useProtectionTexts();
  const { language } = useSpeech();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  useDocumentTitle(w.title);
  const importing = useMutation({
    mutationFn: importTickets,
    onSuccess: () => client.invalidateQueries({ queryKey: ['protection', 'quarantine'] }),
  });
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      <form
        className="work-tools"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) importing.mutate(file);
        }}
      >
        <label className="metrics__filter">
          <span>{w.file}</span>
          <input
            type="file"
            accept=".csv,.xlsx,.json,.zip"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <button
          type="submit"
          className="button button--primary"
          disabled={file === null || importing.isPending}
        >
          {importing.isPending ? w.uploading : w.upload}
        </button>
        <a
          className="link-button"
          href={apiAddress('/protection/tickets/export', { format: 'csv', lang: language })}
        >
          {w.export}
        </a>
      </form>
      <p className="note metrics__scroll">{w.exportNote}</p>
      {importing.error !== null && <FaultNotice fault={importing.error} />}
      {importing.data !== undefined && <Result report={importing.data} />}
      <Quarantine />
    </>
  );
}

function Result(props: { readonly report: TicketImport }): ReactNode {
  const { report } = props;
  const { tickets: w, comma } = useProtectionTexts();
  const { f, say } = useSpeech();
  const { taken, changed, same, refused } = report;
  const remarks = [...report.refusals, ...report.notes];
  return (
    <section className="work-section" role="status">
      <h2>{w.result(f.number(taken), f.number(changed), f.number(same), f.number(refused))}</h2>
      {report.unread.length > 0 && <p className="note">{w.unread(report.unread.join(comma))}</p>}
      {remarks.length > 0 && (
        <div className="metrics__scroll">
          <table className="metrics__table">
            <thead>
              <tr>
                <th scope="col">{w.row}</th>
                <th scope="col">{w.problem}</th>
              </tr>
            </thead>
            <tbody>
              {remarks.map((remark) => (
                <tr key={`${remark.row} ${remark.code} ${remark.field ?? ''}`}>
                  <td>{remark.row}</td>
                  <td>{say(remark.words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Quarantine(): ReactNode {
  const { tickets: w } = useProtectionTexts();
  const { say } = useSpeech();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(quarantineQuery);
  const dismissing = useMutation({
    mutationFn: dismissTicket,
    onSuccess: () => client.invalidateQueries({ queryKey: ['protection', 'quarantine'] }),
  });
  return (
    <section className="work-section">
      <h2>{w.quarantine}</h2>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {dismissing.error !== null && <FaultNotice fault={dismissing.error} />}
      {data?.rows.length === 0 && <p className="note">{w.quarantineNone}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <div className="metrics__scroll">
          <table className="metrics__table">
            <thead>
              <tr>
                <th scope="col">{w.fileName}</th>
                <th scope="col">{w.row}</th>
                <th scope="col">{w.problem}</th>
                <th scope="col">{w.dismiss}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.file}</td>
                  <td>{row.line}</td>
                  <td>
                    {row.faults.map((fault) => (
                      <p key={`${fault.code} ${fault.field ?? ''}`}>{say(fault.words)}</p>
                    ))}
                  </td>
                  <td>
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => dismissing.mutate(row.id)}
                    >
                      {w.dismiss}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
