import {
  type ClueDetail,
  type ClueFiling,
  type ClueLine,
  type CluePair,
  type ClueSignal,
  filingClue,
  reasonOf,
} from '@zca/domain/appraisal';
import type { Right } from '@zca/domain/registry';
import type { Stretch } from '@zca/lens';
import type { Words } from '@zca/procedure';
import type { ClueMatterRow, ClueRow } from './clueStore.ts';

/** A clue as the list shows it, with its latest matter. */
export function lineOf(clue: Omit<ClueRow, 'foundAt'>, matter: ClueMatterRow | null): ClueLine {
  return {
    id: clue.id,
    party: { id: clue.partyId, name: clue.partyName },
    quarter: clue.quarter,
    area: clue.area,
    zone: clue.zone,
    score: clue.score,
    band: clue.band,
    codes: clue.codes,
    reason: reasonOf(clue.signals[0]!),
    standing: matter === null ? 'new' : matter.endedAt === null ? 'inHand' : 'done',
    matter: matter === null ? null : matterView(matter),
  };
}

/** A matter of a clue with its state in words. */
export function matterView(matter: ClueMatterRow): ClueDetail['matters'][number] {
  const states: Readonly<Record<string, { readonly title: Words } | undefined>> = filingClue.states;
  const { state } = matter;
  return { ...matter, stateTitle: states[state]?.title ?? { zh: state, en: state } };
}

/** Every filing that signals name. */
export function keysOf(signals: readonly ClueSignal[]): string[] {
  return [
    ...new Set(
      signals.flatMap((signal) => [
        ...signal.filings,
        ...('pairs' in signal ? signal.pairs.flatMap(({ first, second }) => [first, second]) : []),
      ]),
    ),
  ];
}

/** The other parties that signals name. */
export function partiesOf(signals: readonly ClueSignal[]): string[] {
  return [
    ...new Set(
      signals.flatMap((signal) => {
        if (signal.code === 'N6') return signal.parties;
        return signal.code === 'N7' ? signal.transfers.map(({ to }) => to) : [];
      }),
    ),
  ];
}

/** What is told of a filing beside its text. */
export function filingView(right: Right): ClueFiling {
  return {
    key: right.key,
    title: right.title,
    filingDay: right.filingDay ?? null,
    applicants: right.applicants.map(({ name }) => name),
  };
}

/** A text cut at the borders of what it shares. */
export function partsOf(text: string, stretches: readonly Stretch[]): CluePair['first']['parts'] {
  const parts: CluePair['first']['parts'] = [];
  let at = 0;
  for (const { from, to } of stretches) {
    if (from > at) parts.push({ text: text.slice(at, from), shared: false });
    parts.push({ text: text.slice(from, to), shared: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), shared: false });
  return parts;
}
