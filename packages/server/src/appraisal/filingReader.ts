import type { Filing } from '@zca/domain/appraisal';
import { type Mention, partyKeyOf } from '@zca/domain/parties';
import { familyKeyOf, jointNames, type Patent, type Right } from '@zca/domain/registry';
import { nameKey } from '@zca/standards';
import type pg from 'pg';
import { foldTraditional } from '../base/traditional.ts';
import { mentionsIn, partyIdOf } from '../parties/index.ts';
import { readAllRights } from '../registry/index.ts';

/** An application with the two texts that are compared; null for texts that are not. */
export interface ReadFiling {
  readonly filing: Filing;
  readonly abstract: string | null;
  readonly claim: string | null;
}

/** An address that leads to a door; a street or a city alone is shared by too many. */
const DOOR = /\d|[〇零一二三四五六七八九十]号|室|栋/;
const LEAST_ADDRESS = 8;

/** Reads Chinese patent applications as the rules of clues need them, in order of key. */
export class FilingReader {
  readonly #standing: ReadonlyMap<string, string>;
  /** Parties of organisations by name: they need no second piece of evidence. */
  readonly #known = new Map<string, string>();

  /** `standing` leads from a merged party to the one that stands for it. */
  constructor(standing: ReadonlyMap<string, string>) {
    this.#standing = standing;
  }

  async *readAll(pool: pg.Pool): AsyncIterable<readonly ReadFiling[]> {
    for await (const page of readAllRights(pool, { collection: 'patent', pageSize: 2000 }))
      yield page.flatMap(({ json }) => this.read(JSON.parse(json) as Right) ?? []);
  }

  /** Undefined for what is no Chinese application or has no filing day. */
  read(right: Right): ReadFiling | undefined {
    if (right.collection !== 'patent' || right.country !== 'CN') return undefined;
    const { filingDay } = right;
    if (filingDay === undefined) return undefined;
    const ids = this.#idsIn(right);
    const isWritten = right.kind !== 'design';
    return {
      filing: {
        key: right.key,
        kind: right.kind,
        title: right.title,
        filingDay,
        numberYear: yearOfNumber(right.applicationNumber),
        parties: [...new Set(this.applicantsOf(right))],
        address: addressOf(right),
        agents: agentsOf(right),
        inventors: right.inventors,
        subclasses: [...new Set(right.ipc.map(({ symbol }) => symbol.slice(0, 4)))],
        family: familyKeyOf(right) ?? null,
        international: right.internationalApplication ?? null,
        publishedOn: right.publications.flatMap(({ day }) => day ?? []).toSorted()[0] ?? null,
        grantedOn: right.grantDay ?? null,
        transfers: right.events
          .flatMap(({ code, day, details }) => {
            const to = details?.['newHolder'];
            if (code !== 'transfer' || typeof to !== 'string') return [];
            return [{ day, to: jointNames(to).map(ids) }];
          })
          .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      },
      // The abstract of a design is a form: product, use, view. It says nothing of the shape.
      abstract: isWritten ? (right.abstract ?? null) : null,
      claim: isWritten ? (right.firstClaim ?? null) : null,
    };
  }

  /** The parties of a right's applicants as they stand today, one for each applicant. */
  applicantsOf(right: Patent): string[] {
    const ids = this.#idsIn(right);
    return right.applicants.map(({ name }) => ids(name));
  }

  /** How names in a right are turned into parties as they stand today. */
  #idsIn(right: Patent): (name: string) => string {
    let mentions: Map<string, Mention> | undefined;
    return (name) => {
      const known = this.#known.get(name);
      if (known !== undefined) return known;
      mentions ??= new Map(
        mentionsIn({
          key: right.key,
          applicants: right.applicants,
          holders: right.holders ?? [],
          newHolders: right.events.flatMap(({ details }) => {
            const to = details?.['newHolder'];
            return typeof to === 'string' ? [to] : [];
          }),
        }).map((mention) => [mention.name, mention]),
      );
      const mention = mentions.get(name);
      const key = mention === undefined ? `o:${name}` : partyKeyOf(mention, foldTraditional);
      const home = partyIdOf(key);
      const id = this.#standing.get(home) ?? home;
      if (mention?.kind === 'organisation') this.#known.set(name, id);
      return id;
    };
  }
}

/** Numbers of 13 figures begin with the year, older ones with two figures of it. */
function yearOfNumber(number: string | undefined): number | null {
  if (number === undefined) return null;
  if (/^(?:19|20)\d{11}/.test(number)) return Number(number.slice(0, 4));
  if (!/^\d{8}/.test(number)) return null;
  const year = Number(number.slice(0, 2));
  // The Chinese office opened in 1985.
  return year >= 85 ? 1900 + year : 2000 + year;
}

function addressOf({ applicants: [first] }: Patent): string | null {
  const address = first?.address;
  if (address === undefined || address.length > 200 || !DOOR.test(address)) return null;
  const compared = nameKey(foldTraditional(address)).replace(/[^\p{L}\p{N}]+/gu, '');
  return compared.length < LEAST_ADDRESS ? null : compared;
}

/** Agents of one name are told apart by their agency. */
function agentsOf({ agency }: Patent): string[] {
  const { name, agents } = agency ?? {};
  if (name === undefined) return [];
  return (agents ?? []).map((agent) => `${name} ${agent}`);
}
