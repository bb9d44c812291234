import type { Explanation as Explained } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';

/** What stands beside a result for somebody who never heard of the analysis. */
export function Explanation(props: { readonly explanation: Explained }): ReactNode {
  const { explain: w } = useAnalysisTexts();
  const { say } = useSpeech();
  const { says, method, formula, doubts, sources } = props.explanation;
  return (
    <aside className="analysis-explanation" aria-label={w.title}>
      <h2>{w.title}</h2>
      <h3>{w.says}</h3>
      <p>{say(says)}</p>
      <h3>{w.doubts}</h3>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.en}>{say(doubt)}</li>
        ))}
      </ul>
      <h3>{w.method}</h3>
      <p>{say(method)}</p>
      <details>
        <summary>
          {w.formula} · {w.sources}
        </summary>
        <p className="analysis-explanation__formula" lang="en">
          {formula}
        </p>
        <ul lang="en">
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </details>
    </aside>
  );
}
