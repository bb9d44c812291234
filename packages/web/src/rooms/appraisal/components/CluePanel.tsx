import type { MatterDetail } from '@zca/domain/matters';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';

/** Beside a matter in which a clue is checked: the way to the clue with its evidence. */
export function CluePanel(props: { readonly detail: MatterDetail }): ReactNode {
  const { panel: w } = useAppraisalTexts();
  const id = props.detail.values.find(({ field }) => field === 'clue')?.value;
  if (typeof id !== 'string') return null;
  return (
    <section>
      <h2>{w.title}</h2>
      <p>
        <Link to="/desk/clues/$id" params={{ id }}>
          {w.open}
        </Link>
      </p>
    </section>
  );
}
