import type { RightParty } from '@zca/domain/registry';
import type { EpochDay } from '../base/days.ts';
import { Draws, PURPOSE } from '../base/random.ts';
import type { HolderDirectory } from '../people/holders.ts';
import { SECTOR_CODES } from '../sectors.ts';
import type { Timeline } from '../timeline.ts';

/*
 * A few groups of filings as the office's provisions describe them (O:G.1), so that whoever looks at the
 * clues of the demonstration city finds some: one firm that files many near copies within a month, six firms
 * of one address with one agent and one text, and one firm's numbered designs of one title. All of it is
 * invented, as are the firms.
 */

/** Smaller cities file too few a month for a pattern to be one. */
export const LEAST_RIGHTS_WITH_GROUPS = 80_000;

type PatentSection = 'invention' | 'utilityModel' | 'design';

interface GroupPlan {
  readonly section: PatentSection;
  /** Days before the last day of the city's history on which the group begins. */
  readonly daysAgo: number;
  readonly members: number;
}

const PLANS = {
  /** One firm: near copies, then a burst of texts of its own, all within a month. */
  burst: { section: 'utilityModel', daysAgo: 420, members: 26 },
  /** Six firms, one text, one address, one agent. */
  split: { section: 'utilityModel', daysAgo: 380, members: 6 },
  /** One firm: designs that differ in their numbers alone. */
  series: { section: 'design', daysAgo: 400, members: 20 },
} as const satisfies Readonly<Record<string, GroupPlan>>;
type GroupKind = keyof typeof PLANS;

/** Firms of all groups together, of one sector. */
const FIRMS = 7;
const SECTOR = SECTOR_CODES.indexOf('XA-04');

/** Of the burst, so many repeat its first text. */
const BURST_COPIES = 9;

/** A filing's place in a group. */
export interface GroupMember {
  readonly kind: GroupKind;
  readonly place: number;
  /** Rank of the first member, whose text the others repeat. */
  readonly first: number;
  /** Whether it repeats that text. */
  readonly isCopy: boolean;
  /** Number of the firm that files it. */
  readonly lead: number;
}

/** Where the groups of a city lie among its patents. */
export class AbnormalGroups {
  readonly #firsts = new Map<GroupKind, number>();
  readonly #firms: readonly number[];
  readonly #sharedAddress: string | undefined;

  constructor(seed: number, timeline: Timeline, directory: HolderDirectory, today: EpochDay) {
    this.#firms = smallFirms(seed, directory);
    this.#sharedAddress = directory.party(this.#firms[0]!).address;
    if (timeline.rights < LEAST_RIGHTS_WITH_GROUPS) return;
    for (const kind of Object.keys(PLANS) as GroupKind[]) {
      const { section, daysAgo, members } = PLANS[kind];
      const first = rankOn(timeline, section, today - daysAgo);
      if (first + members <= timeline.count(section)) this.#firsts.set(kind, first);
    }
  }

  /** The place of a patent in a group; null for all but some fifty. */
  at(section: PatentSection, rank: number): GroupMember | null {
    for (const [kind, first] of this.#firsts) {
      const { section: own, members } = PLANS[kind];
      const place = rank - first;
      if (own !== section || place < 0 || place >= members) continue;
      const isCopy = place > 0 && (kind !== 'burst' || place < BURST_COPIES);
      // The firm of the burst is one of the six too.
      const firm = kind === 'split' ? place : kind === 'burst' ? 0 : FIRMS - 1;
      return { kind, place, isCopy, lead: this.#firms[firm]!, first };
    }
    return null;
  }

  /** A party of a group as it files there: the six firms give one address. */
  partyIn(member: GroupMember, party: RightParty): RightParty {
    return member.kind === 'split' && this.#sharedAddress !== undefined
      ? { ...party, address: this.#sharedAddress }
      : party;
  }
}

/** Different firms that otherwise file little: the rarest of many draws. */
function smallFirms(seed: number, directory: HolderDirectory): number[] {
  const draws = new Draws().restart(seed, 0, PURPOSE.abnormal);
  const drawn = Array.from({ length: 64 }, () => directory.draw(draws, 'firm', SECTOR));
  return [...new Set(drawn)].toSorted((a, b) => b - a).slice(0, FIRMS);
}

/** The first rank of a section that is filed on a day or after it. */
function rankOn(timeline: Timeline, section: PatentSection, day: EpochDay): number {
  let low = 0;
  let high = timeline.count(section);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeline.place(section, middle).filing < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
