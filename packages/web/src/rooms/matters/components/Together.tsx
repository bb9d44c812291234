import type { MatterDetail, MatterRow } from '@zca/domain/matters';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, UNREACHABLE } from '../../../base/api/client.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { newClientKey } from '../../../base/clientKey.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useFaultSentence } from '../../../base/components/Notice.tsx';
import { actInMatter, matterQuery, proceduresQuery } from '../queries.ts';
import { type TakingUp, takingsUp } from '../takingUp.ts';

/** What became of one matter. */
interface Outcome {
  readonly id: string;
  readonly number: string;
  readonly isDone: boolean;
  readonly words: string;
}

/**
 * Takes up several chosen matters. Each is an act of its own, with its own key and place in its own
 * journal, judged by the server as if it were done alone; one that is refused leaves the others.
 */
export function Together(props: {
  readonly rows: readonly MatterRow[];
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClear: () => void;
}): ReactNode {
  const { rows } = props;
  const { f, say } = useSpeech();
  const { act, together: w } = useMatterTexts();
  const sentence = useFaultSentence();
  const client = useQueryClient();
  const { data } = useQuery(proceduresQuery);
  const details = useQueries({ queries: rows.map((row) => matterQuery(row.id)) });
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [running, setRunning] = useState<number | null>(null);
  /** Keys of acts whose answer was lost: sent again with them, they are done once. */
  const keys = useRef(new Map<string, string>());
  const known = details.flatMap((query) => (query.data === undefined ? [] : [query.data]));
  const isKnown = data !== undefined && details.every((query) => !query.isPending);
  const offered = takingsUp(known, data?.procedures ?? []);

  const takeUp = async (way: TakingUp, { row, revision }: MatterDetail): Promise<Outcome> => {
    const attempt = `${row.id} ${revision} ${way.action}`;
    const key = keys.current.get(attempt) ?? newClientKey();
    keys.current.set(attempt, key);
    const outcome = { id: row.id, number: row.number };
    try {
      const receipt = await actInMatter(row.id, { action: way.action, input: {}, revision, key });
      return { ...outcome, isDone: true, words: act.done(say(way.title), receipt.revision) };
    } catch (fault) {
      const isLost = fault instanceof ApiProblem && fault.problem.code === UNREACHABLE;
      // What was refused was not done: the next attempt is another one.
      if (!isLost) keys.current.delete(attempt);
      return { ...outcome, isDone: false, words: sentence(fault) };
    }
  };
  const run = async (way: TakingUp): Promise<void> => {
    const done: Outcome[] = [];
    setOutcomes([]);
    for (const matter of way.matters) {
      setRunning(done.length);
      done.push(await takeUp(way, matter));
      setOutcomes([...done]);
    }
    setRunning(null);
    void client.invalidateQueries({ queryKey: ['matters'] });
    props.onDone(done.flatMap(({ id, isDone }) => (isDone ? [id] : [])));
  };

  if (rows.length === 0 && outcomes.length === 0) return null;
  return (
    <section className="together" aria-label={w.label}>
      {rows.length > 0 && (
        <p className="together__bar">
          <b role="status">{w.count(rows.length)}</b>
          {offered.map((way) => (
            <button
              key={`${way.action} ${way.title.zh}`}
              type="button"
              className="button button--small button--primary"
              disabled={running !== null}
              onClick={() => void run(way)}
            >
              {w.act(say(way.title), way.matters.length)}
            </button>
          ))}
          {isKnown && offered.length === 0 && <span>{w.none}</span>}
          {running !== null && <span role="status">{w.working(f.number(running + 1))}</span>}
          <button type="button" className="link-button" onClick={props.onClear}>
            {w.clear}
          </button>
        </p>
      )}
      {outcomes.length > 0 && (
        <div className="together__outcomes" role="status">
          <ul aria-label={w.outcomes}>
            {outcomes.map((outcome) => (
              <li key={outcome.id} className={outcome.isDone ? undefined : 'together__refused'}>
                <Icon name={outcome.isDone ? 'check' : 'fault'} size={13} />{' '}
                <Link to="/desk/matters/$id" params={{ id: outcome.id }} className="mono">
                  {outcome.number}
                </Link>{' '}
                {outcome.words}
              </li>
            ))}
          </ul>
          {running === null && (
            <button type="button" className="link-button" onClick={() => setOutcomes([])}>
              {w.close}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
