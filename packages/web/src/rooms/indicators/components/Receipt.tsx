import type { EntriesReceipt } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useCockpitTexts } from '../../../base/catalogue/cockpit/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';

/** What was taken of a file or form, and every line that was not, with what is wrong. */
export function Receipt(props: {
  readonly receipt: EntriesReceipt;
  readonly onClose: () => void;
}): ReactNode {
  const { taken, known, refused } = props.receipt;
  const { f, say } = useSpeech();
  const { receipt: x } = useCockpitTexts().register;
  const sentence = x.sentence(f.number(taken, 0), f.number(known, 0), f.number(refused.length, 0));
  return (
    <section className="work-section registers__receipt" role="status">
      <h2>{sentence}</h2>
      {refused.length > 0 && (
        <div className="registers__scroll">
          <table className="registers__table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {x.line}
                </th>
                <th scope="col">{x.field}</th>
                <th scope="col">{x.why}</th>
              </tr>
            </thead>
            <tbody>
              {refused.map(({ line, field, words }) => (
                <tr key={`${line} ${field}`}>
                  <td className="number">{f.number(line, 0)}</td>
                  <td>{field}</td>
                  <td>{say(words)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <button type="button" className="link-button" onClick={props.onClose}>
        {x.close}
      </button>
    </section>
  );
}
