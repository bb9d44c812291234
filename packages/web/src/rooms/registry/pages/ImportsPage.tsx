import type { ImportRun } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { RunStatus } from '../components/RunStatus.tsx';
import { importsQuery } from '../importQueries.ts';

/** All imports, newest first. */
export function ImportsPage(): ReactNode {
  const { f, say } = useSpeech();
  const w = useWorkTexts();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery(importsQuery);
  useDocumentTitle(w.imports.title);
  const runs = data?.runs ?? [];
  const figure = (
    key: 'read' | 'new' | 'updated' | 'unchanged',
  ): TableColumnsType<ImportRun>[number] => ({
    title: w.imports[key],
    align: 'right',
    render: (_, run) => f.number(run.counts[key]),
  });
  const columns: TableColumnsType<ImportRun> = [
    {
      title: w.imports.files,
      render: (_, run) => (
        <>
          <Link to="/desk/imports/$id" params={{ id: run.id }}>
            {run.files.length > 1
              ? w.imports.andMore(run.files[0] ?? '', run.files.length)
              : (run.files[0] ?? run.id)}
          </Link>
          {run.problem !== null && <div className="note">{say(run.problem)}</div>}
        </>
      ),
    },
    { title: w.imports.status, render: (_, run) => <RunStatus status={run.status} /> },
    {
      title: w.imports.started,
      align: 'right',
      render: (_, run) => (run.startedAt === null ? '–' : f.instant(run.startedAt)),
    },
    figure('read'),
    figure('new'),
    figure('updated'),
    figure('unchanged'),
    {
      title: w.imports.quarantined,
      align: 'right',
      render: (_, run) =>
        run.counts.quarantined === 0 ? (
          '0'
        ) : (
          <Link to="/desk/imports/$id/quarantine" params={{ id: run.id }}>
            {f.number(run.counts.quarantined)}
          </Link>
        ),
    },
    {
      title: w.imports.seconds,
      align: 'right',
      render: (_, run) => w.imports.secondsOf(f.number(run.counts.seconds, 1)),
    },
  ];
  return (
    <>
      <div className="work-title">
        <h1>{w.imports.title}</h1>
        {data !== undefined && <span className="quiet">{w.imports.count(runs.length)}</span>}
        <div className="work-title__acts">
          <Button type="primary" onClick={() => void navigate({ to: '/desk/imports/new' })}>
            {w.frame.newImport}
          </Button>
        </div>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={runs}
        loading={{ spinning: isPending, delay: 300 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: w.imports.none }}
      />
    </>
  );
}
