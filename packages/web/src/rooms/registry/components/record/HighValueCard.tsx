import type { RightDetail } from '@zca/domain/registry';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../../base/catalogue/index.tsx';
import { Glyph } from '../../../../base/components/Glyph.tsx';
import { MarkOfConfidence } from '../../../../base/components/MarkOfConfidence.tsx';
import { RuleParameters } from './Rule.tsx';
import './HighValueCard.css';

type Card = NonNullable<RightDetail['highValue']>;
type Condition = Card['conditions'][number];

function Verdict(props: { readonly met: Condition['met'] }): ReactNode {
  const { t } = useSpeech();
  const w = t.highValue;
  if (props.met === null) {
    return (
      <span className="status status--warned">
        <Glyph shape="dotted" />
        {w.notJudged}
      </span>
    );
  }
  return (
    <span className={props.met ? 'status status--valid' : 'status status--invalid'}>
      <Glyph shape={props.met ? 'disc' : 'ring'} />
      {props.met ? w.met : w.notMet}
    </span>
  );
}

function ConditionLine(props: { readonly condition: Condition }): ReactNode {
  const { t, f, say } = useSpeech();
  const { condition } = props;
  return (
    <li className="high-value__condition">
      <div>
        <Link to="/search" search={{ include: [`highValue:${condition.condition}`] }}>
          {condition.condition} {say(condition.label)}
        </Link>
        <Verdict met={condition.met} />
      </div>
      <div>
        {say(condition.reason)}
        {condition.facts.length > 0 && (
          <span className="note high-value__facts">{f.list([...condition.facts])}</span>
        )}
        <details className="rule">
          <summary>{t.rule.title}</summary>
          <p>
            {condition.ruleVersion !== null && (
              <>
                {t.highValue.rules} <span className="mono">{condition.ruleVersion}</span>{' '}
              </>
            )}
            <MarkOfConfidence mark={condition.mark} />
          </p>
          <RuleParameters parameters={condition.parameters} />
        </details>
      </div>
    </li>
  );
}

/** Why a granted invention is a high-value one, or is none: each condition with its fact and rule. */
export function HighValueCard(props: { readonly card: Card }): ReactNode {
  const { t, f, say } = useSpeech();
  const { card } = props;
  const w = t.highValue;
  const met = card.conditions.filter((one) => one.met === true).length;
  return (
    <section id="high-value" className="record-section" aria-labelledby="high-value-title">
      <h2 id="high-value-title">
        {card.isHighValue ? w.why : w.whyNot} <small>{w.on(f.day(card.day))}</small>
      </h2>
      {!card.isInForce && <p>{met > 0 ? w.notInForceButMet : w.notInForce}</p>}
      <ul className="high-value">
        {card.conditions.map((condition) => (
          <ConditionLine key={condition.condition} condition={condition} />
        ))}
      </ul>
      <p className="note">{say(card.note)}</p>
    </section>
  );
}
