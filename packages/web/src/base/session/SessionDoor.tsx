import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { useSpeech } from '../catalogue/index.tsx';

/** Visitors have no notices and no pages of work, so that they do not load it. */
const SignedInDoor = lazy(async () => ({
  default: (await import('./SignedInDoor.tsx')).SignedInDoor,
}));

/** 登录 for a visitor; for someone signed in, their notices and the way to the working pages. */
export function SessionDoor(): ReactNode {
  const { t } = useSpeech();
  const { data } = useQuery(sessionQuery);
  if (data === undefined || data.person === null) {
    return (
      <Link className="button button--small" to="/sign-in">
        {t.session.signIn}
      </Link>
    );
  }
  return (
    <Suspense fallback={<span className="bell" />}>
      <SignedInDoor session={data} />
    </Suspense>
  );
}
