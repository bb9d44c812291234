import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { Icon } from '../components/Icon.tsx';
import { unreadQuery } from './queries.ts';
import './Bell.css';

/** More are shown as so many and more. */
const MOST = 99;

/** The way to one's notices, with how many are unread; nothing for a visitor. */
export function Bell(): ReactNode {
  const { t } = useSpeech();
  const { data: session } = useQuery(sessionQuery);
  const mayHave = session?.actions.includes('notices.own') === true && session.person !== null;
  const { data } = useQuery({ ...unreadQuery, enabled: mayHave });
  if (!mayHave) return null;
  const unread = data?.unread ?? 0;
  return (
    // A whole page load: the working pages have a content security policy of their own.
    <a className="bell" href="/notices" aria-label={t.shell.notices(unread)}>
      <Icon name="bell" size={18} />
      {unread > 0 && (
        <span className="bell__count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </a>
  );
}
