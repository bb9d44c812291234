import type { Grant, Organisation } from '@zca/domain/identity';
import { ROLE_NAMES } from '@zca/domain/identity/roleNames';
import type { ReactNode } from 'react';
import { useAccountTexts } from '../../../base/catalogue/account/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';

/** The words for a role in its place: 区县局（雁塔区市场监督管理局）. */
export function useGrantWords(organisations: readonly Organisation[]): (grant: Grant) => string {
  const { say } = useSpeech();
  const a = useAccountTexts();
  return ({ role, jurisdiction, manager }) => {
    const place = organisations.find(({ code }) => code === jurisdiction);
    const name =
      jurisdiction === null ? a.people.wholeCity : place ? say(place.name) : jurisdiction;
    const managing = manager === true ? ` · ${a.staff.manager}` : '';
    return `${say(ROLE_NAMES[role])} · ${name}${managing}`;
  };
}

/** Roles as a list, one a line. */
export function GrantList(props: {
  readonly grants: readonly Grant[];
  readonly organisations: readonly Organisation[];
}): ReactNode {
  const a = useAccountTexts();
  const words = useGrantWords(props.organisations);
  if (props.grants.length === 0) return <span className="quiet">{a.people.none}</span>;
  return (
    <ul>
      {props.grants.map((grant) => (
        <li key={`${grant.role} ${grant.jurisdiction} ${grant.manager}`}>{words(grant)}</li>
      ))}
    </ul>
  );
}
