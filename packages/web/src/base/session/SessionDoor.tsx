import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { useSpeech } from '../catalogue/index.tsx';
import { Icon } from '../components/Icon.tsx';

/** Visitors have no notices, so that they do not load it. */
const Bell = lazy(async () => ({ default: (await import('../notices/Bell.tsx')).Bell }));

/** 登录 for a visitor; for someone signed in, their notices and the way to the working pages. */
export function SessionDoor(): ReactNode {
  const { t } = useSpeech();
  const { data } = useQuery(sessionQuery);
  const person = data?.person ?? null;
  if (person === null) {
    return (
      <Link className="button button--small" to="/sign-in">
        {t.session.signIn}
      </Link>
    );
  }
  return (
    <>
      <Suspense fallback={<span className="bell" />}>
        <Bell />
      </Suspense>
      {/* A whole page load: the working pages have a content security policy of their own. */}
      <a className="button button--small" href="/desk">
        <Icon name="person" />
        <span className="session-door__name">{person.displayName}</span>
      </a>
    </>
  );
}
