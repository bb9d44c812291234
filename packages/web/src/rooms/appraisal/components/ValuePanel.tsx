import type { MatterDetail } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';

/** Beside a matter in which a patent is valued: the way to the workbench with its figures. */
export function ValuePanel(props: { readonly detail: MatterDetail }): ReactNode {
  const { row, values, offers } = props.detail;
  const { panel: w } = useValueTexts();
  const key = values.find(({ field }) => field === 'right')?.value;
  const hasFigures = values.some(({ field }) => field === 'royaltyRate');
  const mayWork = offers.some(({ action }) => action === 'work');
  if (typeof key !== 'string' || !(hasFigures || mayWork)) return null;
  return (
    <section>
      <h2>{w.title}</h2>
      <p>
        <Link to="/desk/values/$key" params={{ key }} search={{ matter: row.id }}>
          {mayWork ? w.open : w.read}
        </Link>
      </p>
    </section>
  );
}
