import { addMonths } from '@zca/standards';
import { exemptionOf } from './exempt.ts';
import type { ClueFigures } from './figures.ts';
import {
  type ClueSignal,
  type Filing,
  MOST_EVIDENCE,
  type NearPair,
  type NearTextPair,
} from './model.ts';
import { connected } from './windows.ts';

/** A signal with the party to which it belongs. */
export interface PartySignal {
  readonly party: string;
  readonly signal: ClueSignal;
}

interface JudgedPair extends NearPair {
  readonly one: Filing;
  readonly other: Filing;
}

/** Near texts that nothing explains, the earlier filing first; two texts of one pair count as the likest. */
export function judgedPairs(
  filings: readonly Filing[],
  pairs: readonly NearTextPair[],
): JudgedPair[] {
  const judged = new Map<string, JudgedPair>();
  for (const { a, b, similarity, text } of pairs) {
    const [one, other] = inOrder(filings[a]!, filings[b]!);
    const name = `${one.key} ${other.key}`;
    const known = judged.get(name);
    if (known !== undefined ? known.similarity >= similarity : exemptionOf(one, other) !== null)
      continue;
    judged.set(name, {
      first: one.key,
      second: other.key,
      similarity: Math.round(similarity * 10_000) / 10_000,
      text,
      sameDay: one.filingDay === other.filingDay,
      one,
      other,
    });
  }
  return [...judged.values()];
}

function inOrder(a: Filing, b: Filing): [Filing, Filing] {
  if (a.filingDay !== b.filingDay) return a.filingDay < b.filingDay ? [a, b] : [b, a];
  return a.key < b.key ? [a, b] : [b, a];
}

function commonParty(one: Filing, other: Filing): string | undefined {
  return one.parties.find((party) => other.parties.includes(party));
}

/** N1: one applicant's filings with nearly the same text within so many months. */
export function sameContent(pairs: readonly JudgedPair[], figures: ClueFigures): PartySignal[] {
  const { months, full } = figures.N1;
  const own = pairs.flatMap((pair) => {
    const party = commonParty(pair.one, pair.other);
    const isNear = pair.other.filingDay <= addMonths(pair.one.filingDay, months);
    return party === undefined || !isNear ? [] : [{ party, pair }];
  });
  return [...Map.groupBy(own, ({ party }) => party)].flatMap(([party, ofParty]) => {
    const groups = connected(ofParty.map(({ pair }) => [pair.first, pair.second] as const));
    const groupOf = new Map(groups.flatMap((keys, at) => keys.map((key) => [key, at] as const)));
    const byGroup = Map.groupBy(ofParty, ({ pair }) => groupOf.get(pair.first)!);
    return [...byGroup].map(([at, inGroup]): PartySignal => {
      const near = inGroup.map(({ pair }) => pair);
      const count = groups[at]!.length;
      return {
        party,
        signal: {
          code: 'N1',
          ...nearEvidence(near, groups[at]!),
          strength: round(likest(near) * Math.min(1, count / full)),
          months,
        },
      };
    });
  });
}

/** How two filings of different applicants are connected; empty when nothing connects them. */
function linksOf(
  one: Filing,
  other: Filing,
): { kind: 'address' | 'agent' | 'inventor'; value: string }[] {
  const links: { kind: 'address' | 'agent' | 'inventor'; value: string }[] = [];
  if (one.address !== null && one.address === other.address)
    links.push({ kind: 'address', value: one.address });
  for (const agent of one.agents)
    if (other.agents.includes(agent)) links.push({ kind: 'agent', value: agent });
  for (const inventor of one.inventors)
    if (other.inventors.includes(inventor)) links.push({ kind: 'inventor', value: inventor });
  return links;
}

/** N2: a text nearly that of an earlier filing of somebody else with whom nothing connects the applicant. */
export function anotherText(pairs: readonly JudgedPair[], figures: ClueFigures): PartySignal[] {
  const foreign = pairs.filter(
    ({ one, other, sameDay }) =>
      !sameDay && commonParty(one, other) === undefined && linksOf(one, other).length === 0,
  );
  // A later filing is told once, with all the earlier ones that it is near to.
  return [...Map.groupBy(foreign, ({ second }) => second).values()].flatMap(
    (near): PartySignal[] => {
      const { other } = near[0]!;
      const party = other.parties[0];
      if (party === undefined) return [];
      const published = near.some(
        ({ one }) => one.publishedOn !== null && one.publishedOn < other.filingDay,
      );
      return [
        {
          party,
          signal: {
            code: 'N2',
            ...nearEvidence(near, [other.key]),
            strength: round(likest(near) * (published ? 1 : figures.N2.unpublished)),
            published,
          },
        },
      ];
    },
  );
}

/**
 * N6: nearly the same texts filed by several applicants whom an address, an agent or inventors connect.
 * Two suffice where they share an address, otherwise `least` applicants. An address at which very many
 * file is a park and connects nobody.
 */
export function splitFiling(
  filings: readonly Filing[],
  pairs: readonly JudgedPair[],
  figures: ClueFigures,
): PartySignal[] {
  const { days, least, full, crowd } = figures.N6;
  const partiesAt = new Map<string, Set<string>>();
  for (const { address, parties } of filings) {
    if (address === null || parties[0] === undefined) continue;
    const known = partiesAt.get(address);
    if (known === undefined) partiesAt.set(address, new Set([parties[0]]));
    else known.add(parties[0]);
  }
  const isPark = (address: string) => (partiesAt.get(address)?.size ?? 0) > crowd;
  const linked = pairs.flatMap((pair) => {
    const { one, other } = pair;
    const [a, b] = [one.parties[0], other.parties[0]];
    if (a === undefined || b === undefined || commonParty(one, other) !== undefined) return [];
    if (Date.parse(other.filingDay) - Date.parse(one.filingDay) > days * 86_400_000) return [];
    const links = linksOf(one, other).filter(
      ({ kind, value }) => kind !== 'address' || !isPark(value),
    );
    return links.length === 0 ? [] : [{ pair, links, a, b }];
  });
  const groups = connected(linked.map(({ a, b }) => [a, b] as const));
  const groupOf = new Map(groups.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  return [...Map.groupBy(linked, ({ a }) => groupOf.get(a)!)].flatMap(([at, inGroup]) => {
    const parties = groups[at]!.toSorted();
    const near = inGroup.map(({ pair }) => pair);
    const links = [
      ...new Map(
        inGroup.flatMap((one) => one.links.map((link) => [`${link.kind} ${link.value}`, link])),
      ).values(),
    ];
    const isOneAddress = links.some(({ kind }) => kind === 'address');
    if (parties.length < (isOneAddress ? 2 : least)) return [];
    const strength = round(likest(near) * Math.min(1, parties.length / full));
    return parties.map((party): PartySignal => {
      const own = near.filter(
        ({ one, other }) => one.parties[0] === party || other.parties[0] === party,
      );
      const keys = own.map(({ one, first, second }) => (one.parties[0] === party ? first : second));
      return {
        party,
        signal: {
          code: 'N6',
          ...nearEvidence(own, [...new Set(keys)]),
          strength,
          parties: parties.slice(0, MOST_EVIDENCE),
          partyCount: parties.length,
          links: links.slice(0, MOST_EVIDENCE),
        },
      };
    });
  });
}

function likest(pairs: readonly NearPair[]): number {
  return Math.max(...pairs.map(({ similarity }) => similarity));
}

function nearEvidence(near: readonly JudgedPair[], keys: readonly string[]) {
  const days = near.map(({ other }) => other.filingDay).toSorted();
  return {
    day: days.at(-1)!,
    filings: keys.toSorted().slice(0, MOST_EVIDENCE),
    count: keys.length,
    pairs: near
      .toSorted((a, b) => b.similarity - a.similarity || (a.first < b.first ? -1 : 1))
      .slice(0, MOST_EVIDENCE)
      .map(
        ({ first, second, similarity, text, sameDay }): NearPair => ({
          first,
          second,
          similarity,
          text,
          sameDay,
        }),
      ),
  };
}

/** Strengths are told to four places. */
export function round(strength: number): number {
  return Math.round(strength * 10_000) / 10_000;
}
