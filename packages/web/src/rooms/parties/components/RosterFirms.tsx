import type { RosterDetail, RosterFirm } from '@zca/domain/parties';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useRosterTexts } from '../../../base/catalogue/rosters/index.ts';
import { ScrollBox } from '../../../base/components/table/ScrollBox.tsx';
import type { RosterAddress } from '../rosterQueries.ts';

/** Firms and those without patents of each district or industry; a name narrows the list to it. */
export function RosterParts(props: {
  readonly title: string;
  readonly by: 'division' | 'zone' | 'industry';
  readonly parts: RosterDetail['byDivision'];
  readonly address: RosterAddress;
}): ReactNode {
  const { f, say } = useSpeech();
  const w = useRosterTexts();
  const { title, by, parts, address } = props;
  const { from: _, ...rest } = address;
  return (
    <ScrollBox label={title}>
      <table className="plain-table table-figures">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{w[by]}</th>
            <th scope="col">{w.part.firms}</th>
            <th scope="col">{w.part.zero}</th>
            <th scope="col">{w.part.share}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.value ?? ''}>
              <th scope="row">
                <Link to="/desk/rosters" search={{ ...rest, [by]: part.value ?? 'none' }}>
                  {say(part.label)}
                </Link>
              </th>
              <td>{f.number(part.firms)}</td>
              <td>{f.number(part.zero)}</td>
              <td>{f.percent(part.zero / part.firms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Parties(props: { readonly parties: RosterFirm['parties'] }): ReactNode {
  return props.parties.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && ' · '}
      {/* A whole page load: the public pages have a stricter content security policy. */}
      <a href={`/parties/${id}`}>{name}</a>
    </span>
  ));
}

/** The firms of the list, with what was found of each. */
export function RosterFirms(props: { readonly rows: readonly RosterFirm[] }): ReactNode {
  const { f, say } = useSpeech();
  const w = useRosterTexts();
  if (props.rows.length === 0) return <p className="note">{w.noRows}</p>;
  return (
    <ScrollBox label={w.table}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w.line}</th>
            <th scope="col">{w.firm}</th>
            <th scope="col">{w.division}</th>
            <th scope="col">{w.industry}</th>
            <th scope="col">{w.count}</th>
            <th scope="col">{w.match}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((firm) => (
            <tr key={firm.line}>
              <td>{f.number(firm.line)}</td>
              <td>
                {firm.name}
                {firm.creditCode !== null && <div className="mono quiet">{firm.creditCode}</div>}
              </td>
              <td>
                {say(firm.divisionName)}
                {firm.zone !== null && <div className="note">{say(firm.zoneName)}</div>}
              </td>
              <td>{firm.industry}</td>
              <td>{f.number(firm.patents)}</td>
              <td>
                {w.matches[firm.match]} <Parties parties={firm.parties} />
                {firm.similar.length > 0 && (
                  <div className="note">
                    {w.similar} <Parties parties={firm.similar} />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
