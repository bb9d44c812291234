import { ROLE_NAMES } from '@zca/domain/identity';
import type { Role } from '@zca/domain/identity';
import type { ProcedureDescription } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { Diagram } from '../components/Diagram.tsx';
import { proceduresQuery } from '../queries.ts';
import '../components/Desk.css';
import './ProcedurePages.css';

/** One procedure as it is declared: legal basis, stages, actions with their forms, time limits. */
export function ProcedurePage(): ReactNode {
  const { id } = useParams({ from: '/desk/procedures/$id' });
  const { data, error, refetch } = useQuery(proceduresQuery);
  const { form } = useServiceTexts();
  const procedure = data?.procedures.find((each) => each.id === id);
  const { say } = useSpeech();
  useDocumentTitle(procedure === undefined ? null : say(procedure.title));
  if (error !== null) return <FaultNotice fault={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting skeleton="record" />;
  if (procedure === undefined) return <p className="desk-empty">{form.absent}</p>;
  return <Described procedure={procedure} />;
}

function Described(props: { readonly procedure: ProcedureDescription }): ReactNode {
  const { procedure } = props;
  const { f, say } = useSpeech();
  const { procedures: words } = useMatterTexts();
  return (
    <>
      <div className="work-title">
        <h1>{say(procedure.title)}</h1>
        <span className="quiet">
          {words.version} {f.number(procedure.version)} · {words.mark} {procedure.mark} ·{' '}
          {words.retention} {words.years(procedure.retentionYears)}
        </span>
      </div>
      <section className="work-section">
        <h2>{words.basis}</h2>
        <ul>
          {procedure.basis.map((basis) => (
            <li key={basis.documentNumber}>
              {say(basis.title)} {basis.documentNumber}{' '}
              <span className="quiet">
                {words.inForce(
                  f.day(basis.effectiveFrom),
                  basis.effectiveTo === null ? null : f.day(basis.effectiveTo),
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="work-section">
        <h2>{words.clocks}</h2>
        <ul>
          {procedure.clocks.map((clock) => (
            <li key={clock.id}>
              {say(clock.title)}{' '}
              <Link className="mono" to="/desk/law/parameters">
                {clock.parameter}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="work-section">
        <h2>{words.states}</h2>
        <ul className="procedure-states">
          {procedure.states.map((state) => (
            <li key={state.path} className={state.end ? 'procedure-states__end' : undefined}>
              {say(state.title)}
              {state.end && <span className="note"> {words.end}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section className="work-section">
        <h2>{words.diagram}</h2>
        <Diagram procedure={procedure.id} />
      </section>
      <section className="work-section">
        <h2>{words.actions}</h2>
        <ActionTable procedure={procedure} />
      </section>
    </>
  );
}

/** A way of having authority in words: a role and where it must hold, or a party. */
function useWhoWords(): (
  procedure: ProcedureDescription,
  by: ProcedureDescription['actions'][number]['by'][number],
) => string {
  const { say } = useSpeech();
  const { procedures: words } = useMatterTexts();
  return (procedure, { role, where }) => {
    if (where.startsWith('party:')) {
      const party = procedure.parties.find((each) => `party:${each.id}` === where);
      return party === undefined ? where : say(party.title);
    }
    if (role === 'public') return words.byPublic;
    const name =
      role !== null && role in ROLE_NAMES ? say(ROLE_NAMES[role as Role]) : words.byStaff;
    const place = words.where[where as keyof typeof words.where] as string | undefined;
    return place === undefined ? name : `${name} (${place})`;
  };
}

function ActionTable(props: { readonly procedure: ProcedureDescription }): ReactNode {
  const { procedure } = props;
  const { f, say } = useSpeech();
  const { procedures: words } = useMatterTexts();
  const whoOf = useWhoWords();
  const titles = (paths: readonly string[]): string =>
    f.list(
      paths.map((path) => {
        const state = procedure.states.find((each) => each.path === path);
        return state === undefined ? path : say(state.title);
      }),
    );
  return (
    <div className="procedure-scroll">
      <table className="procedure-table">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.form}</th>
            <th scope="col">{words.basis}</th>
          </tr>
        </thead>
        <tbody>
          {procedure.actions.map((action) => (
            <tr key={action.id}>
              <th scope="row">
                {action.files ? (
                  <Link
                    to="/desk/matters/new"
                    search={{ procedure: procedure.id, action: action.id }}
                  >
                    {say(action.title)}
                  </Link>
                ) : (
                  say(action.title)
                )}
              </th>
              <td>{action.files ? words.filing : titles(action.from)}</td>
              <td>{action.to.length > 0 ? titles(action.to) : action.files ? '–' : words.stays}</td>
              <td>{f.list(action.by.map((one) => whoOf(procedure, one)))}</td>
              <td>
                {f.list(
                  action.form.map((field) => `${say(field.title)}${field.required ? ' *' : ''}`),
                )}
              </td>
              <td>{action.basis ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
