import type { MatterDetail, TimelineAct } from '@zca/domain/matters';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMatterTexts } from '../../../base/catalogue/matters/index.ts';
import { paperAddress } from '../queries.ts';
import './Timeline.css';

/** Shown of a hash in a line; the whole of it stands in the title and in the proof. */
const HEAD = 4;

/** A hash as a line shows it: its first and last characters. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, HEAD)}…${hash.slice(-HEAD)}`;
}

/** What has happened in a matter, the latest first, each act with its place in journal and log. */
export function Timeline(props: { readonly detail: MatterDetail }): ReactNode {
  const { timeline } = useMatterTexts();
  if (props.detail.timeline.length === 0) return <p className="quiet">{timeline.none}</p>;
  return (
    <ol className="timeline">
      {props.detail.timeline.map((act) => (
        <TimelineLine key={act.number} act={act} id={props.detail.row.id} />
      ))}
    </ol>
  );
}

function TimelineLine(props: { readonly act: TimelineAct; readonly id: string }): ReactNode {
  const { act } = props;
  const { f, say } = useSpeech();
  const { timeline } = useMatterTexts();
  const who =
    act.byKind === 'system' ? timeline.system : act.by === null ? timeline.visitor : act.by;
  const facts = act.values.map((value) => `${say(value.title)} ${say(value.text)}`);
  return (
    <li
      className={act.byKind === 'system' ? 'timeline__act timeline__act--system' : 'timeline__act'}
    >
      <time className="timeline__at" dateTime={act.at}>
        {f.instant(act.at)}
      </time>
      <div className="timeline__what">
        <p>
          <b>{say(act.title)}</b>
          {act.papers.map((paper) => (
            <a
              key={paper.id}
              className="timeline__paper"
              href={paperAddress(props.id, paper.id)}
              download
            >
              {say(paper.title)} {paper.number}
            </a>
          ))}
        </p>
        <p className="quiet">
          {who}
          {facts.length > 0 && <span className="timeline__facts">{f.statements(facts)}</span>}
        </p>
        {act.basis !== null && <p className="note">{timeline.basis(act.basis)}</p>}
      </div>
      <p className="timeline__place">
        {timeline.entry(act.number)}{' '}
        <span className="mono" title={`${timeline.hash} ${act.entry}`}>
          {shortHash(act.entry)}
        </span>
        <span className="timeline__log">
          {act.logIndex === null ? timeline.pending : timeline.logged(act.logIndex + 1)}
        </span>
      </p>
    </li>
  );
}
