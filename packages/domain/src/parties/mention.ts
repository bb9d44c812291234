import { nameKey } from '@zca/standards';
import { partyTypeOf, type Right, type RightParty } from '../registry/index.ts';
import { latinForm } from './legalForms.ts';
import { isOrganisationalWord } from './matching/words.ts';
import { type FoldTraditional, normalName } from './normalForm.ts';

export const PARTY_KINDS = ['organisation', 'person'] as const;
/** An organisation is known by its name; a person only by the name with a second piece of evidence. */
export type PartyKind = (typeof PARTY_KINDS)[number];

/**
 * What beside the name says who a person is: an own address, the first other party of the right, or
 * nothing but the right itself.
 */
export type PersonEvidence =
  | { readonly kind: 'address'; readonly value: string }
  | { readonly kind: 'with'; readonly value: string }
  | { readonly kind: 'right'; readonly value: string };

/** A name in a right, with what the right says of whoever bears it. */
export interface Mention {
  readonly name: string;
  readonly kind: PartyKind;
  /** Present for persons alone. */
  readonly evidence: PersonEvidence | null;
  readonly creditCode: string | null;
}

/** Two to four Latin words without a figure may be a person's name. */
const LATIN_PERSON = /^\p{Lu}[\p{L}.'-]*(?:,?\s+\p{L}[\p{L}.'-]*){1,3}$/u;

/**
 * Whether a party is taken for a person. Where nothing tells, a name that may be a person's is taken
 * for one: an organisation that is left in two is mended by a merge, two persons taken for one are not.
 */
export function partyKindOf(party: RightParty): PartyKind {
  const type = partyTypeOf(party);
  if (type !== undefined) return type === 'person' ? 'person' : 'organisation';
  if (!LATIN_PERSON.test(party.name)) return 'organisation';
  const words = party.name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return latinForm(words).form !== '' || words.some(isOrganisationalWord)
    ? 'organisation'
    : 'person';
}

/** What of a right the mentions are made of. */
export interface NamedRight extends Pick<Right, 'key'> {
  readonly applicants: readonly RightParty[];
  readonly holders?: readonly RightParty[] | undefined;
  /** Names of those to whom the right was transferred, as gazetted one by one. */
  readonly newHolders?: readonly string[];
}

/** Everybody whom a right names as applicant or holder, each writing once. */
export function mentionsOf(right: NamedRight): Mention[] {
  const parties = [
    ...(right.holders ?? []),
    ...right.applicants,
    ...(right.newHolders ?? []).map((name) => ({ name })),
  ];
  const mentions = new Map<string, Mention>();
  for (const party of parties) {
    const known = mentions.get(party.name);
    const mention = mentionOf(party, parties, right.key);
    if (known === undefined || strength(mention) > strength(known))
      mentions.set(party.name, mention);
  }
  return [...mentions.values()];
}

function mentionOf(party: RightParty, all: readonly RightParty[], key: string): Mention {
  const kind = partyKindOf(party);
  return {
    name: party.name,
    kind,
    evidence: kind === 'person' ? evidenceOf(party, all, key) : null,
    creditCode: kind === 'person' ? null : (party.creditCode ?? null),
  };
}

/** The strongest evidence alone: a chain of different ones could lead from one person to another. */
function evidenceOf(party: RightParty, all: readonly RightParty[], key: string): PersonEvidence {
  const address = all.find((one) => one.name === party.name && isExact(one.address))?.address;
  if (address !== undefined) return { kind: 'address', value: address };
  const other = all.find((one) => one.name !== party.name);
  if (other !== undefined) return { kind: 'with', value: other.name };
  return { kind: 'right', value: key };
}

/** A longer text is no address. */
const LONGEST_ADDRESS = 200;

/** An address that leads to a door: 陕西省西安市 alone is shared by millions. */
function isExact(address: string | undefined): boolean {
  if (address === undefined || address.length > LONGEST_ADDRESS) return false;
  return /\d|[〇零一二三四五六七八九十]号|号|室|栋|村|组/.test(address);
}

function strength({ evidence, creditCode }: Mention): number {
  if (creditCode !== null) return 3;
  return evidence === null ? 0 : { right: 0, with: 1, address: 2 }[evidence.kind];
}

/**
 * The key under which mentions are the same party from the start, without any judgement: of an
 * organisation the normal form of its name, of a person that with the evidence in normal form.
 */
export function partyKeyOf({ name, evidence }: Mention, fold: FoldTraditional): string {
  const { whole } = normalName(name, fold);
  if (evidence === null) return `o:${whole}`;
  const value =
    evidence.kind === 'right'
      ? evidence.value
      : evidence.kind === 'with'
        ? normalName(evidence.value, fold).whole
        : nameKey(fold(evidence.value)).replace(/[^\p{L}\p{N}]+/gu, '');
  return `p:${whole}|${evidence.kind}:${value}`;
}

/** Evidence of a person as it is kept beside the name; empty for an organisation. */
export function evidenceText(evidence: PersonEvidence | null): string {
  return evidence === null ? '' : `${evidence.kind}:${evidence.value}`;
}

/** Reads what `evidenceText` wrote. Throws for anything else. */
export function readEvidence(text: string): PersonEvidence | null {
  if (text === '') return null;
  const [kind, ...rest] = text.split(':');
  const value = rest.join(':');
  if (kind === 'address' || kind === 'with' || kind === 'right') return { kind, value };
  throw new Error('Evidence of a person is address, with or right.');
}
