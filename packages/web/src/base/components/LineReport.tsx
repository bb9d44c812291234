import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { useWorkTexts } from '../catalogue/desk/index.ts';
import './LineReport.css';

/** What is to be said of one line of a table. */
export interface LineRemark {
  readonly line: number;
  /** The column that it is about, where it is about one. */
  readonly field?: string;
  readonly words: ReactNode;
}

/** What became of a table: a sentence with the sums, and every line of which something is to be said. */
export function LineReport(props: {
  readonly sentence: string;
  /** What is to be known of the table as a whole. */
  readonly note?: string;
  readonly lines: readonly LineRemark[];
  /** Absent where the report stays. */
  readonly onClose?: () => void;
}): ReactNode {
  const { lines } = props;
  const { f } = useSpeech();
  const { upload: w } = useWorkTexts();
  const hasFields = lines.some(({ field }) => field !== undefined);
  return (
    <section className="work-section line-report" role="status">
      <h2>{props.sentence}</h2>
      {props.note !== undefined && <p className="note">{props.note}</p>}
      {lines.length > 0 && (
        <div className="line-report__scroll">
          <table>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {w.line}
                </th>
                {hasFields && <th scope="col">{w.field}</th>}
                <th scope="col">{w.remark}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ line, field, words }, place) => (
                // One line may be told of several times, in the order of the answer.
                <tr key={`${line} ${place}`}>
                  <td className="number">{f.number(line, 0)}</td>
                  {hasFields && <td>{field}</td>}
                  <td>{words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {props.onClose !== undefined && (
        <button type="button" className="link-button" onClick={props.onClose}>
          {w.close}
        </button>
      )}
    </section>
  );
}
