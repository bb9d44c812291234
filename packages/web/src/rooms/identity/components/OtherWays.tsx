import type { SignIn } from '@zca/domain/identity';
import { ROLE_NAMES } from '@zca/domain/identity/roleNames';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { apiAddress } from '../../../base/api/client.ts';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { waysQuery } from '../queries.ts';

/** Ways to sign in beside the password: the city's provider, and the accounts of a demonstration. */
export function OtherWays(props: {
  readonly back: string;
  readonly isPending: boolean;
  readonly onSignIn: (credentials: SignIn) => void;
}): ReactNode {
  const { say } = useSpeech();
  const a = useAccountTexts();
  const { data } = useQuery(waysQuery);
  if (data === undefined) return null;
  const { provider, demonstration } = data;
  return (
    <>
      {provider !== null && (
        <section className="account__ways">
          <h2>{a.ways.or}</h2>
          <a
            className="button account__submit"
            href={apiAddress('/session/provider', { back: props.back })}
          >
            {a.ways.provider(provider.name)}
          </a>
        </section>
      )}
      {demonstration.length > 0 && (
        <section className="account__ways">
          <h2>{a.ways.demonstration}</h2>
          <p className="note">{a.ways.demonstrationLead}</p>
          <ul className="account__roles">
            {demonstration.map(({ id, displayName, grants }) => (
              <li key={id}>
                <button
                  type="button"
                  className="button account__role"
                  disabled={props.isPending}
                  onClick={() => props.onSignIn({ demonstrationPerson: id })}
                >
                  <span>{grants.map(({ role }) => say(ROLE_NAMES[role])).join(' ')}</span>
                  <span className="note">{displayName.split(' ').at(-1)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
