import type { BothWords } from '@zca/domain/matters';
import {
  citation,
  type DraftAdvice,
  type DraftQuestion,
  orderOn,
  splitSubmission,
} from '@zca/domain/protection';
import type { LawBook } from '@zca/procedure';
import { competenceAdvice } from './competence.ts';
import { ADVICE_NOTICE } from './notice.ts';

/** What a draft would become by the law of a day, and which office would handle it. */
export function draftAdvice(
  draft: DraftQuestion,
  law: LawBook,
  today: string,
  officeNames: ReadonlyMap<string, BothWords>,
): DraftAdvice {
  const order = orderOn(law, today);
  const split = splitSubmission(draft, order);
  if (!split.ok) {
    return {
      notice: ADVICE_NOTICE,
      empty: split.refusal.words,
      parts: [],
      linked: false,
      otherWays: [],
    };
  }
  const { parts, linked, advice } = split.split;
  return {
    notice: ADVICE_NOTICE,
    empty: null,
    parts: parts.map((part) => ({
      kind: part.kind,
      basis: citation(part.basis),
      route: part.kind === 'misrouted' ? part.route : null,
      competence:
        part.kind === 'misrouted'
          ? null
          : competenceAdvice(
              { kind: part.kind, values: draft },
              order,
              { at: null, receivedFirstBy: null },
              officeNames,
            ),
    })),
    linked,
    otherWays: [...advice],
  };
}
