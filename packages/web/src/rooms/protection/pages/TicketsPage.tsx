import type { TicketImport } from '@zca/domain/protection';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { LineReport } from '../../../base/components/LineReport.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { TableUpload } from '../../../base/components/TableUpload.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { dismissTicket, importTickets, quarantineQuery } from '../queries.ts';
import './MetricsPage.css';

/** Importing tickets of 12315 and 12345, what was refused of them, and their statuses. */
export function TicketsPage(): ReactNode {
  const { tickets: w } = useProtectionTexts();
  const { language } = useSpeech();
  const client = useQueryClient();
  const [report, setReport] = useState<TicketImport | null>(null);
  useDocumentTitle(w.title);
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      <TableUpload
        send={importTickets}
        accept=".csv,.xlsx,.json,.zip"
        onDone={(made) => {
          setReport(made);
          return client.invalidateQueries({ queryKey: ['protection', 'quarantine'] });
        }}
      >
        <a
          className="link-button"
          href={apiAddress('/protection/tickets/export', { format: 'csv', lang: language })}
        >
          {w.export}
        </a>
      </TableUpload>
      <p className="note metrics__scroll">{w.exportNote}</p>
      {report !== null && <Result report={report} />}
      <Quarantine />
    </>
  );
}

function Result(props: { readonly report: TicketImport }): ReactNode {
  const { report } = props;
  const { tickets: w, comma } = useProtectionTexts();
  const { f, say } = useSpeech();
  const { taken, changed, same, refused } = report;
  return (
    <LineReport
      sentence={w.result(f.number(taken), f.number(changed), f.number(same), f.number(refused))}
      {...(report.unread.length === 0 ? {} : { note: w.unread(report.unread.join(comma)) })}
      lines={[...report.refusals, ...report.notes].map(({ row, words }) => ({
        line: row,
        words: say(words),
      }))}
    />
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
