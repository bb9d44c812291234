import type { Breakdown } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { choose, overlapOf, partName } from '../drill.ts';
import type { Step } from '../drill.ts';

/** One column of parts: every way in which what is on the left divides, with exact counts. */
export function PartColumn(props: {
  readonly code: string;
  readonly breakdowns: readonly Breakdown[];
  /** How many there are in all; null while it is not known. */
  readonly count: number | null;
  readonly title: string;
  readonly path: readonly string[];
  readonly column: number;
  readonly step: Step;
}): ReactNode {
  const { breakdowns, count, path, column, step } = props;
  const { f, say } = useSpeech();
  const { drill: x } = useIndicatorTexts();
  const chosen = path[column];
  return (
    <section
      className="drill__column"
      data-column="parts"
      data-last={column === path.length || undefined}
      aria-label={props.title}
    >
      <h3>
        <span>{props.title}</span>
        {count !== null && <b>{f.number(count, 0)}</b>}
      </h3>
      {count !== null && count > 0 && (
        <Link
          className="drill__row drill__row--records"
          to="/indicators/$code"
          params={{ code: props.code }}
          search={step({ part: path.slice(0, column), show: 'records', item: undefined })}
          resetScroll={false}
        >
          <span>{x.recordsOf(f.number(count, 0))}</span>
          <Icon name="right" size={12} />
        </Link>
      )}
      {breakdowns.length === 0 && <p className="drill__note">{x.noParts}</p>}
      {breakdowns.map((breakdown) => (
        <div key={breakdown.id} role="group" aria-label={say(breakdown.title)}>
          <h4>{say(breakdown.title)}</h4>
          <ul>
            {breakdown.parts.map((part) => {
              const name = partName(breakdown.id, part.id);
              return (
                <li key={part.id}>
                  <Link
                    className="drill__row"
                    to="/indicators/$code"
                    params={{ code: props.code }}
                    search={step({
                      part: choose(path, column, name),
                      show: undefined,
                      item: undefined,
                    })}
                    resetScroll={false}
                    aria-current={name === chosen ? 'true' : undefined}
                  >
                    <span>{say(part.title)}</span>
                    <em>
                      {f.number(part.count, 0)}
                      <Icon name="right" size={12} />
                    </em>
                  </Link>
                </li>
              );
            })}
          </ul>
          {count !== null && <Overlap breakdown={breakdown} whole={count} />}
        </div>
      ))}
    </section>
  );
}

/** Why the parts are more than the whole, with every overlap where the answer names them. */
function Overlap(props: { readonly breakdown: Breakdown; readonly whole: number }): ReactNode {
  const { breakdown, whole } = props;
  const { f, say } = useSpeech();
  const { drill: x } = useIndicatorTexts();
  const overlap = overlapOf(breakdown, whole);
  if (overlap === null) return null;
  const titleOf = (id: string): string => {
    const part = breakdown.parts.find((each) => each.id === id);
    return part === undefined ? id : say(part.title);
  };
  const several = breakdown.combinations.filter(({ parts }) => parts.length > 1);
  return (
    <>
      <p className="drill__note">
        {x.overlap(f.number(overlap.sum, 0), f.number(overlap.twice, 0), f.number(whole, 0))}
      </p>
      {several.length > 0 && (
        <details className="drill__note">
          <summary>{x.combinations}</summary>
          <ul>
            {several.map(({ parts, count }) => (
              <li key={parts.join(' ')}>
                {x.combination(f.list(parts.map(titleOf)))} <b>{f.number(count, 0)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
