import type { DeadlineValue, LegalParameter, RecordedParameter } from '@zca/domain/law';
import { PARAMETER_UNITS } from '@zca/domain/law/parameterText';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useWorkTexts } from '../../../base/catalogue/desk/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { MarkOfConfidence, isDoubtful } from '../../../base/components/MarkOfConfidence.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { NewParameter } from '../components/NewParameter.tsx';
import { EMPTY_PARAMETER, formAfter, writeValue } from '../parameterForm.ts';
import type { ParameterForm } from '../parameterForm.ts';
import { parametersQuery } from '../queries.ts';
import './LawPages.css';

/** Whether a row answers what was typed: name, key, instrument or article. */
export function matches(row: RecordedParameter, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [row.key, row.title.zh, row.title.en, row.sourceTitle, row.documentNumber, row.article]
    .join('\n')
    .toLowerCase()
    .includes(wanted);
}

/** A statutory deadline of the register: a limit with what extends it. */
function isDeadline(
  value: LegalParameter['value'],
): value is LegalParameter['value'] & DeadlineValue {
  return typeof value === 'object' && 'count' in value && 'extensionZh' in value;
}

/** A value with its unit; a structure says its size and opens. */
function ParameterValue(props: { readonly row: RecordedParameter }): ReactNode {
  const { f, say } = useSpeech();
  const w = useWorkTexts();
  const { value, unit } = props.row;
  const unitWords = PARAMETER_UNITS[unit];
  const words = unitWords === undefined ? unit : say(unitWords);
  if (isDeadline(value)) {
    const counts = [value.count, value.longerCount].filter((count) => count !== null);
    return (
      <>
        {`${counts.map((count) => f.number(count)).join(' / ')} ${words}`.trim()}
        <div className="quiet">{say({ zh: value.extensionZh, en: value.extensionEn })}</div>
      </>
    );
  }
  if (typeof value === 'object') {
    return (
      <details>
        <summary>
          {w.law.entries(Array.isArray(value) ? value.length : Object.keys(value).length)}
        </summary>
        <pre className="parameter-value">{writeValue(value)}</pre>
      </details>
    );
  }
  if (typeof value === 'number' && unit === 'fen') return f.yuan(value);
  return `${typeof value === 'number' ? f.number(value) : value} ${words}`.trim();
}

/** Dated parameters of law with their articles and how sure they are. */
export function ParametersPage(): ReactNode {
  const { f, say } = useSpeech();
  const w = useWorkTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data, error, isPending, refetch } = useQuery(parametersQuery);
  const { data: session } = useQuery(sessionQuery);
  const [text, setText] = useState('');
  const [doubtful, setDoubtful] = useState(false);
  const [adding, setAdding] = useState<ParameterForm | null>(null);
  useDocumentTitle(w.law.title);
  const mayChange = session?.actions.includes('law.change') === true;
  const all = data?.parameters ?? [];
  const rows = all.filter((row) => matches(row, text) && (!doubtful || isDoubtful(row.mark)));
  const columns: TableColumnsType<RecordedParameter> = [
    {
      title: w.law.name,
      render: (_, row) => (
        <>
          {say(row.title)}
          <div className="mono quiet parameter-key">{row.key}</div>
        </>
      ),
    },
    { title: w.law.value, render: (_, row) => <ParameterValue row={row} /> },
    { title: w.law.from, align: 'right', render: (_, row) => f.day(row.effectiveFrom) },
    {
      title: w.law.to,
      align: 'right',
      render: (_, row) => (row.effectiveTo === null ? w.law.open : f.day(row.effectiveTo)),
    },
    {
      title: w.law.source,
      render: (_, row) => (
        <>
          {[row.sourceTitle, row.article].filter((part) => part !== '').join(' ')}
          {row.documentNumber !== '' && <div className="note">{row.documentNumber}</div>}
          {row.note !== '' && <div className="note">{row.note}</div>}
        </>
      ),
    },
    { title: w.law.mark, render: (_, row) => <MarkOfConfidence mark={row.mark} /> },
    ...(mayChange
      ? [
          {
            title: <span className="seen-by-readers">{w.law.add}</span>,
            render: (_: unknown, row: RecordedParameter) => (
              <Button
                size="small"
                aria-label={w.law.addFor(say(row.title))}
                icon={<Icon name="plus" size={12} />}
                onClick={() => setAdding(formAfter(row))}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <div className="work-title">
        <h1>{w.law.title}</h1>
        <span className="quiet" role="status">
          {w.law.count(new Set(rows.map((row) => row.key)).size, rows.length)}
        </span>
        {mayChange && (
          <div className="work-title__acts">
            <Button type="primary" onClick={() => setAdding(EMPTY_PARAMETER)}>
              {w.law.add}
            </Button>
          </div>
        )}
      </div>
      <p className="work-lead">{w.law.lead}</p>
      <div className="work-tools">
        <Input
          className="parameter-find"
          allowClear
          aria-label={w.law.find}
          placeholder={w.law.find}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={doubtful} onChange={(event) => setDoubtful(event.target.checked)}>
          {w.law.doubtful}
        </Checkbox>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      <Table
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows}
        loading={{ spinning: isPending, delay: 300 }}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: w.law.none }}
      />
      {adding !== null && (
        <NewParameter
          start={adding}
          keys={[...new Set(all.map((row) => row.key))]}
          onClose={() => setAdding(null)}
          onSaved={() => {
            setAdding(null);
            void message.success(w.law.form.saved);
            void client.invalidateQueries({ queryKey: parametersQuery.queryKey });
          }}
        />
      )}
    </>
  );
}
