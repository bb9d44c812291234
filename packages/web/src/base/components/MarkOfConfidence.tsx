import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { Glyph } from './Glyph.tsx';
import './Status.css';

/** Whether a mark of the law says that a value still has to be verified. */
export function isDoubtful(mark: string): boolean {
  return mark === 'M' || mark === 'unverified' || mark.includes('待核');
}

/** How sure a value of law is, as glyph and words. */
export function MarkOfConfidence(props: { readonly mark: string }): ReactNode {
  const { t } = useSpeech();
  const words = (t.marks as Readonly<Record<string, string>>)[props.mark] ?? props.mark;
  const doubtful = isDoubtful(props.mark);
  return (
    <span className={doubtful ? 'status status--warned' : 'status status--unknown'}>
      <Glyph shape={doubtful ? 'triangle' : 'ring'} />
      {words}
    </span>
  );
}
