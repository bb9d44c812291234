import type { ProcedureDescription } from '@zca/domain/matters';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { publicFilings } from '../filings.ts';
import { proceduresQuery } from '../queries.ts';
import './ServicesPage.css';

/** What anybody can file here, by procedure. */
export function ServicesPage(): ReactNode {
  const { list } = useServiceTexts();
  const { data, error, isPending, refetch } = useQuery(proceduresQuery);
  useDocumentTitle(list.title);
  const filings = publicFilings(data?.procedures ?? []);
  return (
    <article className="plain-page services">
      <h1>{list.title}</h1>
      <p>{list.lead}</p>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {isPending && <Waiting skeleton="list" />}
      {data !== undefined && filings.length === 0 && <p className="quiet">{list.none}</p>}
      <ul className="services__list">
        {filings.map(({ procedure, action }) => (
          <Service
            key={`${procedure.id} ${action.id}`}
            procedure={procedure}
            action={action}
            isSole={filings.filter((each) => each.procedure.id === procedure.id).length === 1}
          />
        ))}
      </ul>
      {filings.some(({ procedure }) => procedure.id === 'complaint') && (
        <p className="services__track">
          <Link className="link-button" to="/services/which">
            {list.which}
            <Icon name="right" size={13} />
          </Link>
        </p>
      )}
      <p className="services__track">
        {list.trackLead}{' '}
        <Link className="link-button" to="/track">
          {list.track}
          <Icon name="right" size={13} />
        </Link>
      </p>
    </article>
  );
}

function Service(props: {
  readonly procedure: ProcedureDescription;
  readonly action: ProcedureDescription['actions'][number];
  /** Whether it is the only way to file the procedure. */
  readonly isSole: boolean;
}): ReactNode {
  const { procedure, action } = props;
  const { say } = useSpeech();
  const { list } = useServiceTexts();
  return (
    <li className="services__item">
      <div>
        <h2>
          <Link
            to="/services/$procedure"
            params={{ procedure: procedure.id }}
            search={props.isSole ? {} : { action: action.id }}
          >
            {props.isSole ? say(procedure.title) : say(action.title)}
          </Link>
        </h2>
        {action.hint !== null && <p>{say(action.hint)}</p>}
        <p className="note">
          {procedure.basis
            .map((basis) => list.basisOf(say(basis.title), basis.documentNumber))
            .join(' ')}
        </p>
      </div>
      <Icon name="right" />
    </li>
  );
}
