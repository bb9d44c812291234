import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { sessionQuery } from '../../../base/api/queries.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { peopleQuery } from '../queries.ts';

/** The matter to which a form belongs; null for one that files a matter. */
export const MatterOfForm = createContext<string | null>(null);

/**
 * A choice among the people whom an act in the matter may name, each with their office; whoever files a
 * matter can name themselves.
 */
export function PersonSelect(
  props: ComponentProps<'select'> & { readonly emptyLabel: string },
): ReactNode {
  const { emptyLabel, ...select } = props;
  const { say } = useSpeech();
  const matter = useContext(MatterOfForm);
  const { data } = useQuery({ ...peopleQuery(matter ?? ''), enabled: matter !== null });
  const { data: session } = useQuery(sessionQuery);
  const self = session?.person ?? null;
  // In a matter nobody stands in for those whom the server names, while they are not known.
  const people =
    matter !== null ? (data?.people ?? []) : self === null ? [] : [{ ...self, office: null }];
  return (
    <select {...select}>
      <option value="">{emptyLabel}</option>
      {people.map(({ id, displayName, office }) => (
        <option key={`${id} ${office?.zh ?? ''}`} value={id}>
          {office === null ? displayName : `${displayName} · ${say(office)}`}
        </option>
      ))}
    </select>
  );
}
