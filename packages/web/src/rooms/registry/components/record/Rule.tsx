import type { RightDetail } from '@zca/domain/registry';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { MarkOfConfidence } from '../../../../base/components/MarkOfConfidence.tsx';

type Reasoned = RightDetail['expiry'];

/** The legal parameters of a rule with article and mark. */
export function RuleParameters(props: { readonly parameters: Reasoned['parameters'] }): ReactNode {
  const { say } = useSpeech();
  if (props.parameters.length === 0) return null;
  return (
    <ul>
      {props.parameters.map((parameter) => (
        <li key={parameter.key}>
          <span className="mono">{parameter.key}</span> = {say(parameter.value)}
          <br />
          {parameter.article} <MarkOfConfidence mark={parameter.mark} />
        </li>
      ))}
    </ul>
  );
}

/** What a computed statement rests on: the rule and the legal parameters with article and mark. */
export function Rule(props: { readonly reasoned: Reasoned }): ReactNode {
  const { t, say } = useSpeech();
  return (
    <details className="rule">
      <summary>{t.rule.title}</summary>
      <p>{say(props.reasoned.rule)}</p>
      <RuleParameters parameters={props.reasoned.parameters} />
    </details>
  );
}
