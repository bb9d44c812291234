import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { indicatorPath } from '../paths.ts';
import { Stale } from '../components/Stale.tsx';
import { registersQuery } from '../queries.ts';
import './RegistersPages.css';

/** The registers from which indicators are counted where no record of rights tells them. */
export function RegistersPage(): ReactNode {
  const { registers: x } = useCockpitTexts();
  const { f, say } = useSpeech();
  const { data, error, refetch } = useQuery(registersQuery);
  useDocumentTitle(x.title);
  return (
    <>
      <div className="work-title">
        <h1>{x.title}</h1>
      </div>
      <p className="work-lead">{x.lead}</p>
      {error !== null && data === undefined && (
        <FaultNotice fault={error} again={() => void refetch()} />
      )}
      {error !== null && data !== undefined && <Stale again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data?.registers.length === 0 && <p className="desk-empty">{x.none}</p>}
      {data !== undefined && data.registers.length > 0 && (
        <div className="registers__scroll">
          <table className="registers__table">
            <thead>
              <tr>
                <th scope="col">{x.register}</th>
                <th scope="col">{x.line}</th>
                <th scope="col" className="number">
                  {x.count}
                </th>
                <th scope="col">{x.indicators}</th>
              </tr>
            </thead>
            <tbody>
              {data.registers.map((register) => (
                <tr key={register.key}>
                  <th scope="row">
                    <Link to="/desk/registers/$key" params={{ key: register.key }}>
                      {say(register.title)}
                    </Link>
                  </th>
                  <td>{say(register.line)}</td>
                  <td className="number">
                    <Link
                      to="/desk/registers/$key"
                      params={{ key: register.key }}
                      aria-label={`${x.open(say(register.title))} ${f.number(register.count, 0)}`}
                    >
                      {f.number(register.count, 0)}
                    </Link>
                  </td>
                  <td>
                    {register.indicators.map((code) => (
                      <a key={code} className="registers__code" href={indicatorPath(code, {})}>
                        {code}
                      </a>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
