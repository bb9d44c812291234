import type { SessionState } from '@zca/domain/identity';
import type { ReactNode } from 'react';
import { Icon } from '../components/Icon.tsx';
import { Bell } from '../notices/Bell.tsx';
import { landingOf } from './landing.ts';

/** Notices of the person who is signed in, and the way to their pages of work, under their name. */
export function SignedInDoor(props: { readonly session: SessionState }): ReactNode {
  return (
    <>
      <Bell />
      {/* A whole page load: the working pages have a content security policy of their own. */}
      <a className="button button--small" href={landingOf(props.session)}>
        <Icon name="person" />
        <span className="session-door__name">{props.session.person?.displayName}</span>
      </a>
    </>
  );
}
