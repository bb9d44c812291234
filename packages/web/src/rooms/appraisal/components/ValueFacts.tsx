import type { ValueSubject } from '@zca/domain/appraisal';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useValueTexts } from '../../../base/catalogue/values/index.ts';

/** What the records say of the right, and what its kind and its holders ask of an appraisal. */
export function ValueFacts(props: { readonly subject: ValueSubject }): ReactNode {
  const { subject } = props;
  const { f, say } = useSpeech();
  const w = useValueTexts();
  const cautions = [
    ...(subject.holders.length > 1 ? [w.joint] : []),
    ...(subject.kind === 'invention' ? [] : [w.unexamined]),
  ];
  return (
    <section className="value-facts">
      <h2>{w.rights}</h2>
      <dl>
        <dt>{w.status}</dt>
        <dd>
          {say(subject.status)}
          {subject.reasons.map((reason) => (
            <span key={reason.zh} className="note">
              {say(reason)}
            </span>
          ))}
        </dd>
        <dt>{w.legalEnd}</dt>
        <dd>{subject.legalEnd === null ? '–' : f.day(subject.legalEnd)}</dd>
        <dt>{w.holders}</dt>
        <dd>{f.list(subject.holders)}</dd>
        <dt>{w.encumbrances}</dt>
        <dd>
          {subject.encumbrances.length === 0
            ? w.noEncumbrances
            : f.list(subject.encumbrances.map(say))}
        </dd>
      </dl>
      {cautions.map((caution) => (
        <p key={caution} className="value-facts__caution">
          {caution}
        </p>
      ))}
    </section>
  );
}
