import type { ClueBand } from '@zca/domain/appraisal';
import type { ReactNode } from 'react';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import './Clues.css';

/** The score of a clue as a bar with its figure and its band in words. */
export function Band(props: { readonly band: ClueBand; readonly score: number }): ReactNode {
  const { bands } = useAppraisalTexts();
  const { f } = useSpeech();
  return (
    <span className={`clue-band clue-band--${props.band}`}>
      <span className="clue-band__lane" aria-hidden="true">
        <span style={{ width: `${props.score * 100}%` }} />
      </span>
      <span className="number">{f.number(props.score, 2)}</span>
      <span>{bands[props.band]}</span>
    </span>
  );
}
