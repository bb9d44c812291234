import type { Problem } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useViewTexts } from '../../../base/catalogue/views/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import './QueryMistake.css';

/** Cuts a text at a fault: before, the fault itself, after. A fault at the end gets a blank to stand on. */
export function cutAtFault(
  text: string,
  position: { readonly from: number; readonly to: number },
): { before: string; fault: string; after: string } {
  const from = Math.min(Math.max(position.from, 0), text.length);
  const to = Math.min(Math.max(position.to, from), text.length);
  const fault = text.slice(from, to);
  return {
    before: text.slice(0, from),
    fault: fault === '' ? '\u00A0' : fault,
    after: text.slice(to),
  };
}

/** A query that cannot be understood: the text with the fault underlined, and what was expected. */
export function QueryMistake(props: {
  readonly id: string;
  readonly text: string;
  readonly problem: Problem;
}): ReactNode {
  const { say } = useSpeech();
  const v = useViewTexts();
  const { position, detail } = props.problem;
  const cut = position === undefined ? null : cutAtFault(props.text, position);
  return (
    <div className="query-mistake" role="alert" id={props.id}>
      <Icon name="fault" />
      <div>
        {cut !== null && (
          <p className="query-mistake__text mono">
            {cut.before}
            <em className="query-mistake__fault">{cut.fault}</em>
            {cut.after}
          </p>
        )}
        <p>
          {say(detail)} <Link to="/help/query">{v.empty.help}</Link>
        </p>
      </div>
    </div>
  );
}
