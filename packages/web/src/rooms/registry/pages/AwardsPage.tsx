import type { Award, TableReport } from '@zca/domain/registry';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useThemeTexts } from '../../../base/catalogue/themes/index.ts';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { LineReport } from '../../../base/components/LineReport.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { TableUpload } from '../../../base/components/TableUpload.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import {
  awardRefusalsQuery,
  AWARDS_SHOWN,
  type AwardsAddress,
  awardsQuery,
  dismissAwardRow,
  importAwards,
  readAwardsAddress,
  withdrawAward,
} from '../themeQueries.ts';
import '../components/themes/Themes.css';

/** Withdraws an award, once its reason is written. */
function Withdrawal(props: { readonly award: Award }): ReactNode {
  const { say } = useSpeech();
  const { awards: w } = useThemeTexts();
  const client = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const { award } = props;
  const withdrawing = useMutation({
    mutationFn: (why: string) => withdrawAward(award.id, why),
    onSuccess: () => client.invalidateQueries({ queryKey: ['awards'] }),
  });
  if (reason === null) {
    return (
      <Button
        size="small"
        aria-label={w.withdrawOf(`${award.number} ${say(award.prizeLabel)}`)}
        onClick={() => setReason('')}
      >
        {w.withdraw}
      </Button>
    );
  }
  return (
    <form
      className="themes__reason"
      onSubmit={(event) => {
        event.preventDefault();
        withdrawing.mutate(reason);
      }}
    >
      <Input
        size="small"
        aria-label={w.reason}
        placeholder={w.reason}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        size="small"
        htmlType="submit"
        danger
        disabled={reason.trim().length < 2 || withdrawing.isPending}
      >
        {w.withdraw}
      </Button>
      <Button size="small" onClick={() => setReason(null)}>
        {w.cancel}
      </Button>
      {withdrawing.error !== null && <FaultNotice fault={withdrawing.error} />}
    </form>
  );
}

function Refusals(props: { readonly mayDismiss: boolean }): ReactNode {
  const { f, say } = useSpeech();
  const { awards: w } = useThemeTexts();
  const { upload } = useWorkTexts();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(awardRefusalsQuery);
  const dismissing = useMutation({
    mutationFn: dismissAwardRow,
    onSuccess: () => client.invalidateQueries({ queryKey: ['awards'] }),
  });
  const rows = data?.rows ?? [];
  return (
    <section className="work-section">
      <h2>{w.refusals}</h2>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {dismissing.error !== null && <FaultNotice fault={dismissing.error} />}
      {data !== undefined && rows.length === 0 && <p className="note">{w.refusalsNone}</p>}
      {rows.length > 0 && (
        <div className="themes__scroll">
          <table className="themes__table">
            <thead>
              <tr>
                <th scope="col">{w.source}</th>
                <th scope="col">{upload.remark}</th>
                {props.mayDismiss && <th scope="col">{w.dismiss}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{w.sourceLine(row.sourceFile, row.sourceLine)}</td>
                  <td>
                    {say(row.words)}
                    <div className="note">{f.list(Object.values(row.cells).filter(Boolean))}</div>
                  </td>
                  {props.mayDismiss && (
                    <td>
                      <button
                        type="button"
                        className="link-button"
                        aria-label={w.dismissOf(row.sourceLine)}
                        onClick={() => dismissing.mutate(row.id)}
                      >
                        {w.dismiss}
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The register of awards: what stands, what was withdrawn, what has no record, and its import. */
export function AwardsPage(): ReactNode {
  const { f, say } = useSpeech();
  const { awards: w } = useThemeTexts();
  const { upload } = useWorkTexts();
  const { data: session } = useQuery(sessionQuery);
  const { q = '', show = 'standing', after } = useSearch({ from: '/desk/awards' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [report, setReport] = useState<TableReport | null>(null);
  const { data, error, isPending, refetch } = useQuery(awardsQuery(q, show, after ?? null));
  const go = (to: AwardsAddress): void =>
    void navigate({ to: '/desk/awards', search: readAwardsAddress({ ...to }) });
  useDocumentTitle(w.title);
  const mayManage = session?.actions.includes('awards.manage') === true;
  const columns: TableColumnsType<Award> = [
    {
      title: w.patent,
      render: (_, award) => (
        // A long title takes two lines, so that the way to withdraw an award is not pushed off the page.
        <div style={{ maxWidth: '24em' }}>
          {award.right === null ? (
            <span className="quiet">{w.noRecord}</span>
          ) : (
            // A whole page load: the public pages have a stricter content security policy.
            <a href={`/r/${award.right.key}#high-value`}>{award.right.title}</a>
          )}
          <div className="mono quiet">{award.number}</div>
        </div>
      ),
    },
    {
      title: w.prize,
      render: (_, award) => (
        <>
          {say(award.prizeLabel)}
          <div className="note">{award.counts ? w.counts : w.notCounted}</div>
        </>
      ),
    },
    {
      title: w.year,
      align: 'right',
      render: (_, award) => (award.day === null ? award.year : f.day(award.day)),
    },
    {
      title: w.document,
      render: (_, award) => (
        <>
          {award.documentTitle}
          <div className="note">{award.documentNumber}</div>
        </>
      ),
    },
    {
      title: w.source,
      render: (_, { sourceFile, sourceLine, recordedByName, recordedAt, withdrawn }) => (
        <>
          {sourceLine === null ? sourceFile : w.sourceLine(sourceFile, sourceLine)}
          <div className="note">
            {w.recorded(recordedByName ?? w.nobody, f.instant(recordedAt))}
          </div>
          {withdrawn !== null && (
            <div className="note">
              {w.withdrawn(withdrawn.byName ?? w.nobody, f.instant(withdrawn.at), withdrawn.reason)}
            </div>
          )}
        </>
      ),
    },
    ...(mayManage && show !== 'withdrawn'
      ? [
          {
            title: <span className="seen-by-readers">{w.withdraw}</span>,
            render: (_: unknown, award: Award) => <Withdrawal award={award} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
        {data !== undefined && <span className="quiet">{w.count(data.total)}</span>}
      </div>
      <p className="work-lead">{w.lead}</p>
      {mayManage && (
        <TableUpload
          send={importAwards}
          accept=".csv,.xlsx,.json,.zip"
          onDone={(made) => {
            setReport(made);
            return client.invalidateQueries({ queryKey: ['awards'] });
          }}
        >
          <a className="link-button" href={apiAddress('/awards/template', {})}>
            {w.template}
          </a>
        </TableUpload>
      )}
      {report !== null && (
        <LineReport
          sentence={upload.result(report.taken, report.same, report.refused)}
          {...(report.unread.length === 0 ? {} : { note: upload.unread(f.list(report.unread)) })}
          lines={report.remarks.map(({ line, severity, words }) => ({
            line,
            words: (
              <>
                <b>{upload.severity[severity]}</b> {say(words)}
              </>
            ),
          }))}
        />
      )}
      <div className="work-tools">
        <Input.Search
          allowClear
          style={{ maxWidth: 340 }}
          placeholder={w.find}
          aria-label={w.find}
          key={q}
          defaultValue={q}
          onSearch={(text) => go({ q: text.trim(), show })}
        />
        <Select
          value={show}
          aria-label={w.shown}
          style={{ minWidth: 150 }}
          options={AWARDS_SHOWN.map((value) => ({ value, label: w.show[value] }))}
          onChange={(value) => go({ q, show: value })}
        />
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data?.awards ?? []}
        loading={{ spinning: isPending, delay: 300 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: w.none }}
      />
      {data?.cursor != null && (
        <div className="work-tools">
          <Button onClick={() => go({ q, show, after: data.cursor ?? '' })}>{w.more}</Button>
        </div>
      )}
      <Refusals mayDismiss={mayManage} />
    </>
  );
}
