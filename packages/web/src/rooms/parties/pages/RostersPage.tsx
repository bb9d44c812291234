import type { RosterLine } from '@zca/domain/parties';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useRosterTexts } from '../../../base/catalogue/rosters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { LineReport } from '../../../base/components/LineReport.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { RosterFirms, RosterParts } from '../components/RosterFirms.tsx';
import { RosterUpload } from '../components/RosterUpload.tsx';
import {
  ROSTER_CHOICES,
  type RosterAddress,
  rosterFile,
  rosterQuery,
  rostersQuery,
} from '../rosterQueries.ts';
import '../../../base/components/table/Table.css';

const PAGE = 100;
type Choice = keyof typeof ROSTER_CHOICES;

function Roster(props: {
  readonly id: string;
  readonly address: RosterAddress;
  readonly show: (change: RosterAddress) => void;
}): ReactNode {
  const { f, say, language } = useSpeech();
  const w = useRosterTexts();
  const { id, address, show } = props;
  const { data, error, refetch } = useQuery(rosterQuery(id, address));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return null;
  const from = Number(address.from ?? 0);
  const words: Record<Choice, { readonly label: string; readonly names: Record<string, string> }> =
    {
      patents: { label: w.patents, names: w.kinds },
      validity: { label: w.validity, names: w.validities },
      show: { label: w.show, names: w.shown },
    };
  const parts = (by: 'byDivision' | 'byZone' | 'byIndustry') =>
    data[by].map(({ value, label }) => ({ value: value ?? 'none', label: say(label) }));
  const hasZones = data.byZone.some(({ value }) => value !== null);
  return (
    <section className="work-section" aria-labelledby="roster-title">
      <h2 id="roster-title">{data.name}</h2>
      <div className="table-tools">
        {(['patents', 'validity', 'show'] as const).map((choice) => (
          <Select
            key={choice}
            aria-label={words[choice].label}
            style={{ minWidth: 130 }}
            value={address[choice] ?? ROSTER_CHOICES[choice][0]}
            options={ROSTER_CHOICES[choice].map((value) => ({
              value,
              label: words[choice].names[value],
            }))}
            onChange={(value) => show({ [choice]: value })}
          />
        ))}
        <Select
          aria-label={w.division}
          style={{ minWidth: 130 }}
          value={address.division ?? ''}
          options={[{ value: '', label: w.everyDivision }, ...parts('byDivision')]}
          onChange={(division) => show({ division })}
        />
        {hasZones && (
          <Select
            aria-label={w.zone}
            style={{ minWidth: 130 }}
            value={address.zone ?? ''}
            options={[{ value: '', label: w.everyZone }, ...parts('byZone')]}
            onChange={(zone) => show({ zone })}
          />
        )}
        <Select
          aria-label={w.industry}
          style={{ minWidth: 130 }}
          value={address.industry ?? ''}
          options={[{ value: '', label: w.everyIndustry }, ...parts('byIndustry')]}
          onChange={(industry) => show({ industry })}
        />
        <Input
          type="date"
          aria-label={w.day}
          style={{ width: 160 }}
          value={data.day}
          onChange={(event) => show({ day: event.target.value })}
        />
      </div>
      <div role="status">
        <p>
          <b>{w.summary(data.zero, data.firms, f.day(data.day))}</b>{' '}
          {data.unsure > 0 && w.unsure(data.unsure)}
        </p>
      </div>
      <p className="note">{w.holders}</p>
      <p className="table-tools">
        <a className="button" href={rosterFile(id, address, 'xlsx', language)}>
          {w.xlsx}
        </a>
        <a className="button" href={rosterFile(id, address, 'csv', language)}>
          {w.csv}
        </a>
      </p>
      <RosterFirms rows={data.rows} />
      {data.total > PAGE && (
        <div className="table-tools">
          <button
            type="button"
            className="button"
            disabled={from === 0}
            onClick={() => show({ from: String(Math.max(0, from - PAGE)) })}
          >
            {w.previous}
          </button>
          <span>{w.page(from + 1, from + data.rows.length, data.total)}</span>
          <button
            type="button"
            className="button"
            disabled={from + PAGE >= data.total}
            onClick={() => show({ from: String(from + PAGE) })}
          >
            {w.next}
          </button>
        </div>
      )}
      <RosterParts title={w.byDivision} by="division" parts={data.byDivision} address={address} />
      {hasZones && <RosterParts title={w.byZone} by="zone" parts={data.byZone} address={address} />}
      <RosterParts title={w.byIndustry} by="industry" parts={data.byIndustry} address={address} />
      {data.remarks.length > 0 && (
        <LineReport
          sentence={w.remarks}
          lines={data.remarks.map(({ line, words }) => ({ line, words: say(words) }))}
        />
      )}
    </section>
  );
}

function Rosters(props: { readonly rosters: readonly RosterLine[] }): ReactNode {
  const { f } = useSpeech();
  const w = useRosterTexts();
  if (props.rosters.length === 0) return <p className="note">{w.none}</p>;
  return (
    <ul className="table-lines">
      {props.rosters.map((roster) => (
        <li key={roster.id}>
          <Link to="/desk/rosters" search={{ id: roster.id }}>
            {roster.name}
          </Link>
          <div className="note">
            {w.firms(roster.firms)}, {f.instant(roster.recordedAt)}, {roster.file}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Rosters of firms, and which of them have no patents, within the area of whoever asks. */
export function RostersPage(): ReactNode {
  const w = useRosterTexts();
  const navigate = useNavigate();
  const address = useSearch({ from: '/desk/rosters' });
  const { data: session } = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(rostersQuery);
  useDocumentTitle(w.title);
  const show = (change: RosterAddress) => {
    const { from: _, ...kept } = address;
    const next = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== '');
    void navigate({ to: '/desk/rosters', search: Object.fromEntries(next) });
  };
  return (
    <>
      <div className="work-title">
        <h1>{w.title}</h1>
      </div>
      <p className="work-lead">{w.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data !== undefined && (
        <section className="work-section">
          <h2>{w.rosters}</h2>
          <Rosters rosters={data.rosters} />
        </section>
      )}
      {address.id !== undefined && <Roster id={address.id} address={address} show={show} />}
      {session?.actions.includes('rosters.upload') === true && (
        <RosterUpload onTaken={(id) => show({ id })} />
      )}
    </>
  );
}
