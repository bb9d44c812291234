import type { NearnessAnswer } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import type { AnalysisValues } from './address.ts';
import type { Props } from './AreaResults.tsx';
import { DataTable } from './DataTable.tsx';
import { figure, kilometres, placeText } from './facts.ts';

/** Who near a firm owns what it needs, with what was taken for its place and its need. */
export function NearnessResult({
  answer,
  facts,
  onChange,
}: Props<NearnessAnswer> & {
  /** Puts what was taken for the firm into the form, to be changed. */
  readonly onChange: (values: AnalysisValues) => void;
}): ReactNode {
  const w = useAnalysisTexts();
  const { f } = useSpeech();
  const { nearness: x } = w;
  const { firm, place, classes, classesOfFirm, words, textShare, compared, holders } = answer;
  const { near } = answer.result;
  const hasTexts = textShare > 0;
  const hasClasses = classes.length > 0;
  return (
    <>
      {firm !== null && (
        <p className="note">
          {x.around(firm.name, placeText(place), firm.here, firm.rights, firm.places)}
        </p>
      )}
      {classesOfFirm && (
        <p className="note">
          {x.ownClasses(f.list([...classes]))}{' '}
          <button type="button" className="button" onClick={() => onChange({ need: [...classes] })}>
            {x.editClasses}
          </button>
        </p>
      )}
      <p className="note">
        {x.half(figure(answer.halfDistance / 1000))} {x.compared(compared, holders)}
        {words.length > 0 && ` ${x.words(f.list([...words]))}`}
      </p>
      {near.length === 0 ? (
        <p>{hasTexts || hasClasses ? x.nothing : x.noWords}</p>
      ) : (
        <DataTable
          title={w.kinds.nearness}
          facts={facts}
          head={[
            x.holder,
            x.distance,
            x.fit,
            x.score,
            ...(hasClasses ? [x.has] : []),
            ...(hasTexts ? [x.textFit, x.says] : []),
          ]}
          words={[0, ...(hasClasses ? [4] : []), ...(hasTexts ? [hasClasses ? 6 : 5] : [])]}
          rows={near.map(({ id, metres, fit, score, matched, text }) => [
            id,
            w.centre.km(kilometres(metres)),
            fit.toFixed(2),
            score.toFixed(2),
            ...(hasClasses
              ? [f.list([...new Set(matched.map(({ has, n }) => `${has} (${n})`))]) || w.none]
              : []),
            ...(hasTexts ? [(text?.score ?? 0).toFixed(2), saying(text) ?? w.none] : []),
          ])}
        />
      )}
    </>
  );

  function saying(text: (typeof near)[number]['text']): string | undefined {
    if (text === null || text.score === 0) return undefined;
    return x.right(text.title, f.list(text.words));
  }
}
