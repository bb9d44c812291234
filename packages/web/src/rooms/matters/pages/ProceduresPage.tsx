import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { proceduresQuery } from '../queries.ts';
import '../components/Desk.css';
import './ProcedurePages.css';

/** Every procedure by which the platform works. */
export function ProceduresPage(): ReactNode {
  const { f, say } = useSpeech();
  const { procedures: words } = useMatterTexts();
  const { data, error, refetch } = useQuery(proceduresQuery);
  useDocumentTitle(words.title);
  return (
    <>
      <div className="work-title">
        <h1>{words.title}</h1>
      </div>
      <p className="work-lead">{words.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="list" />}
      {data?.procedures.length === 0 && <p className="desk-empty">{words.none}</p>}
      {data !== undefined && data.procedures.length > 0 && (
        <div className="procedure-scroll">
          <table className="procedure-table">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.mark}</th>
                <th scope="col">{words.basis}</th>
                <th scope="col" className="number">
                  {words.states}
                </th>
                <th scope="col" className="number">
                  {words.actions}
                </th>
                <th scope="col" className="number">
                  {words.clocks}
                </th>
                <th scope="col" className="number">
                  {words.version}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.procedures.map((procedure) => (
                <tr key={procedure.id}>
                  <th scope="row">
                    <Link to="/desk/procedures/$id" params={{ id: procedure.id }}>
                      {say(procedure.title)}
                    </Link>
                  </th>
                  <td>{procedure.mark}</td>
                  <td>{f.list(procedure.basis.map((basis) => say(basis.title)))}</td>
                  <td className="number">{f.number(procedure.states.length)}</td>
                  <td className="number">{f.number(procedure.actions.length)}</td>
                  <td className="number">{f.number(procedure.clocks.length)}</td>
                  <td className="number">{f.number(procedure.version)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
