import type { ClueLine } from '@zca/domain/appraisal';
import { CLUE_BANDS, CLUE_CODES, CLUE_NAMES, CLUE_STANDINGS } from '@zca/domain/appraisal/lists';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Select, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import type { CluesAddress } from '../address.ts';
import { Band } from '../components/Band.tsx';
import { cluesQuery, computeClues } from '../queries.ts';

/** Lines of a page, as the server gives them. */
const PAGE = 50;

/** The clues of the own area, highest score first. */
export function CluesPage(): ReactNode {
  const { list: w, bands, standings } = useAppraisalTexts();
  const { f, say } = useSpeech();
  const navigate = useNavigate();
  const client = useQueryClient();
  const asked = useSearch({ from: '/desk/clues' });
  const { data: session } = useQuery(sessionQuery);
  const { data, error, isPending, refetch } = useQuery(cluesQuery(asked));
  useDocumentTitle(w.title);
  const go = (change: Partial<Record<keyof CluesAddress, string | undefined>>) =>
    void navigate({
      to: '/desk/clues',
      search: Object.fromEntries(
        Object.entries({ ...asked, page: undefined, ...change }).filter(
          ([, value]) => value !== undefined && value !== '',
        ),
      ),
    });
  const computing = useMutation({
    mutationFn: computeClues,
    onSuccess: () => client.invalidateQueries({ queryKey: ['clues'] }),
  });
  const areaName = new Map(data?.areas.map(({ value, label }) => [value, say(label)]));
  const columns: TableColumnsType<ClueLine> = [
    {
      title: w.score,
      render: (_, { band, score }) => <Band band={band} score={score} />,
    },
    {
      title: w.party,
      render: (_, { id, party }) => (
        <Link className="clue-name" to="/desk/clues/$id" params={{ id }}>
          {party.name}
        </Link>
      ),
    },
    { title: w.quarter, dataIndex: 'quarter' },
    {
      title: w.area,
      render: (_, { area, zone }) =>
        [area, zone]
          .flatMap((code) => (code === null ? [] : [areaName.get(code) ?? code]))
          .join(' · ') || w.elsewhere,
    },
    {
      title: w.reason,
      render: (_, { codes, reason }) => (
        <div className="clue-reason">
          <b>{codes.join(' ')}</b> {say(reason)}
        </div>
      ),
    },
    {
      title: w.standing,
      render: (_, { standing, matter }) =>
        matter === null ? (
          standings[standing]
        ) : (
          <Link to="/desk/matters/$id" params={{ id: matter.id }}>
            {say(matter.stateTitle)}
          </Link>
        ),
    },
  ];
  const choice = (
    key: 'band' | 'code' | 'area' | 'standing',
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ): ReactNode => (
    <Select
      value={asked[key] ?? ''}
      aria-label={label}
      style={{ minWidth: 150 }}
      options={[{ value: '', label: w.allOf(label) }, ...options]}
      onChange={(value) => go({ [key]: value })}
    />
  );
  const page = Number(asked.page ?? '1');
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE));
  const isRunning = data?.running === true;
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
        {data !== undefined && <span className="quiet">{w.count(data.total)}</span>}
        {session?.actions.includes('appraisal.run') === true && (
          <div className="work-title__acts">
            <Button disabled={isRunning || computing.isPending} onClick={() => computing.mutate()}>
              {w.run}
            </Button>
          </div>
        )}
      </div>
      {data !== undefined && <p className="clue-caution">{say(data.caution)}</p>}
      <p className="work-lead" role="status">
        {isRunning
          ? w.running
          : data?.run == null
            ? data !== undefined && w.noneYet
            : w.last(
                f.instant(data.run.endedAt ?? data.run.begunAt),
                data.run.filings ?? 0,
                f.number((data.run.tookMs ?? 0) / 1000, 1),
              )}
        {data?.run?.complete === false && ` ${w.incomplete}`}
      </p>
      {computing.error !== null && <FaultNotice fault={computing.error} />}
      <div className="work-tools">
        <Input.Search
          allowClear
          style={{ maxWidth: 300 }}
          placeholder={w.find}
          aria-label={w.find}
          key={asked.name ?? ''}
          defaultValue={asked.name ?? ''}
          onSearch={(text) => go({ name: text.trim() })}
        />
        {choice(
          'band',
          w.bandsTitle,
          CLUE_BANDS.map((band) => ({
            value: band,
            label: `${bands[band]} ${data === undefined ? '' : f.number(data.bands[band])}`,
          })).toReversed(),
        )}
        {choice(
          'code',
          w.code,
          CLUE_CODES.map((code) => ({ value: code, label: `${code} ${say(CLUE_NAMES[code])}` })),
        )}
        {(data?.areas.length ?? 0) > 1 &&
          choice(
            'area',
            w.area,
            (data?.areas ?? []).map(({ value, label }) => ({ value, label: say(label) })),
          )}
        {choice(
          'standing',
          w.standing,
          CLUE_STANDINGS.map((value) => ({ value, label: standings[value] })),
        )}
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={data?.rows ?? []}
        loading={{ spinning: isPending, delay: 300 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: w.none }}
      />
      {pages > 1 && (
        <div className="work-tools">
          <Button disabled={page <= 1} onClick={() => go({ page: String(page - 1) })}>
            {w.before}
          </Button>
          <span className="quiet">{w.page(page, pages)}</span>
          <Button disabled={page >= pages} onClick={() => go({ page: String(page + 1) })}>
            {w.next}
          </Button>
        </div>
      )}
    </>
  );
}
