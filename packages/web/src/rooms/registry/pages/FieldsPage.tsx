import type { CoreFieldList } from '@zca/domain/registry';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { present, stringifyAddress } from '../../../base/address.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useThemeTexts } from '../../../base/catalogue/themes/index.ts';
import { FaultNotice, InfoNotice } from '../../../base/components/Notice.tsx';
import { ScrollBox } from '../../../base/components/table/ScrollBox.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { coreFieldsQuery, FIELDS_SHOWN, type FieldsAddress } from '../themeQueries.ts';
import '../../../base/components/table/Table.css';

type Row = CoreFieldList['rows'][number];

/** The search that lists what a figure counts. */
function searchOf({ within }: CoreFieldList, row: Row, isCore: boolean): string {
  const include = [
    'type:inventionGrant',
    'statusGroup:valid',
    `${row.kind}:${row.value}`,
    ...within.include,
  ];
  const q = [...(isCore ? ['has:highvalue'] : []), ...within.words].join(' ');
  return `/search${stringifyAddress({ include, q: q || undefined })}`;
}

function Fields(props: { readonly list: CoreFieldList; readonly rows: readonly Row[] }): ReactNode {
  const { f, say } = useSpeech();
  const { fields: w } = useThemeTexts();
  return (
    <ScrollBox label={w.table}>
      <table className="plain-table table-figures">
        <thead>
          <tr>
            <th scope="col">{w.field}</th>
            <th scope="col">{w.inventions}</th>
            <th scope="col">{w.core}</th>
          </tr>
        </thead>
        {[...Map.groupBy(props.rows, ({ kind }) => kind)].map(([kind, rows]) => (
          <tbody key={kind}>
            <tr className="table-group">
              <th scope="rowgroup" colSpan={3}>
                {w.kinds[kind]}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">{say(row.label)}</th>
                <td>
                  {/* A whole page load: the public pages have a stricter content security policy. */}
                  {row.inventions === 0 ? (
                    f.number(0)
                  ) : (
                    <a href={searchOf(props.list, row, false)}>{f.number(row.inventions)}</a>
                  )}
                </td>
                <td>
                  {row.core === 0 ? (
                    <b>{w.none}</b>
                  ) : (
                    <a href={searchOf(props.list, row, true)}>{f.number(row.core)}</a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollBox>
  );
}

/** Fields of an area without a core patent, and on demand or where there is none, those with some. */
export function FieldsPage(): ReactNode {
  const { f, say } = useSpeech();
  const { fields: w } = useThemeTexts();
  const navigate = useNavigate();
  const { area, show: asked } = useSearch({ from: '/desk/fields' });
  const { data, error, refetch } = useQuery(coreFieldsQuery(area));
  useDocumentTitle(w.title);
  const go = (change: FieldsAddress): void =>
    void navigate({ to: '/desk/fields', search: present({ area, show: asked, ...change }) });
  const without = data?.rows.filter(({ core }) => core === 0) ?? [];
  // Where no field is without, what there is says more than an empty page.
  const show = asked ?? (without.length > 0 ? 'without' : 'all');
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data !== undefined && (
        <>
          <div className="work-tools">
            <Select
              value={data.area}
              aria-label={w.area}
              style={{ minWidth: 180 }}
              options={data.areas.map((one) => ({ value: one.value, label: say(one.label) }))}
              onChange={(chosen) => go({ area: chosen })}
            />
            <Select
              value={show}
              aria-label={w.shown}
              style={{ minWidth: 180 }}
              options={FIELDS_SHOWN.map((value) => ({
                value,
                label: w.show[value],
              }))}
              onChange={(chosen) => go({ show: chosen })}
            />
          </div>
          {!data.complete && <InfoNotice warning>{w.incomplete}</InfoNotice>}
          <section className="work-section">
            <p role="status">
              <b>{w.summary(without.length, data.rows.length, f.day(data.day))}</b>
            </p>
            <p className="note">{say(data.note)}</p>
            {(show === 'all' || without.length > 0) && (
              <Fields list={data} rows={show === 'all' ? data.rows : without} />
            )}
          </section>
        </>
      )}
    </>
  );
}
