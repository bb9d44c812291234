import type { Organisation } from '@zca/domain/identity';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { officesQuery } from '../queries.ts';

/** Open offices, each with those below it, in the order of their codes. */
export function officeTree(
  offices: readonly Organisation[],
): { readonly office: Organisation; readonly below: readonly Organisation[] }[] {
  const open = offices.filter((office) => office.closedAt === null);
  return open
    .filter((office) => office.kind !== 'station')
    .map((office) => ({
      office,
      below: open.filter((one) => one.kind === 'station' && one.superior === office.code),
    }));
}

/** A choice among the offices of the city; stations stand with the office above them. */
export function OfficeSelect(
  props: ComponentProps<'select'> & { readonly emptyLabel: string },
): ReactNode {
  const { emptyLabel, ...select } = props;
  const { say } = useSpeech();
  const { data } = useQuery(officesQuery);
  const option = (office: Organisation): ReactNode => (
    <option key={office.code} value={office.code}>
      {say(office.name)}
    </option>
  );
  return (
    <select {...select}>
      <option value="">{emptyLabel}</option>
      {officeTree(data?.offices ?? []).map(({ office, below }) =>
        below.length === 0 ? (
          option(office)
        ) : (
          <optgroup key={office.code} label={say(office.name)}>
            {[office, ...below].map(option)}
          </optgroup>
        ),
      )}
    </select>
  );
}
