import type { Hit } from '@zca/query';
import type { AskContext } from '../context.ts';
import { LensError } from '../error.ts';
import { SegmentHits, totalOf } from '../hits.ts';
import type { LensField } from '../schema.ts';
import { ordinalOf } from '../segment/segment.ts';
import { hasBit, setBit, wordsFor } from '../structure/bits.ts';

/** Hits of which only the first of each group is left. */
export interface Collapsed {
  readonly first: readonly SegmentHits[];
  readonly groups: number;
  /** Hits that a line stands for, itself among them. */
  members(id: string): number;
}

/** A hit that may share its group: its segment by place, and its document. */
interface Member {
  readonly place: number;
  readonly doc: number;
}

/**
 * Leaves the first hit of each group, by the order of `rank`, which orders the few hits that share
 * their group with another. Hits without a value stand under their own id. Exact over all segments.
 * Throws `wrong-kind` for a field that is no single-valued keyword.
 */
export function collapse(
  context: AskContext,
  hits: readonly SegmentHits[],
  name: string,
  rank: (among: readonly SegmentHits[], size: number) => readonly Hit[],
): Collapsed {
  const field = context.view.fields.getOf(name, ['keyword'], 'collapse');
  if (field.many === true) {
    throw new LensError('wrong-kind', { field: name, kind: 'keyword, many', use: 'collapse' });
  }
  const groups = groupsOf(context, hits, field);
  const among = hits.map((each) => emptyLike(context, each));
  const groupOf = new Map<string, readonly Member[]>();
  let shared = 0;
  for (const members of groups) {
    if (members.length < 2) continue;
    shared += members.length;
    for (const { place, doc } of members) {
      setBit(among[place]!, doc);
      groupOf.set(hits[place]!.view.segment.ids.at(doc), members);
    }
  }
  context.budget.check();
  const contested = hits.map(
    ({ view }, place) => new SegmentHits(view, among[place]!, context.arena),
  );
  const kept = hits.map((each) => copyOf(context, each));
  const sizes = new Map<string, number>();
  const seen = new Set<readonly Member[]>();
  for (const { id } of shared === 0 ? [] : rank(contested, shared)) {
    const members = groupOf.get(id)!;
    if (!seen.has(members)) {
      seen.add(members);
      sizes.set(id, members.length);
      continue;
    }
    for (const { place, doc } of members) {
      if (hits[place]!.view.segment.ids.at(doc) === id) clearBit(kept[place]!, doc);
    }
  }
  const first = hits.map(({ view }, place) => new SegmentHits(view, kept[place]!, context.arena));
  return { first, groups: totalOf(first), members: (id) => sizes.get(id) ?? 1 };
}

/** The hits by value of the field; hits without a value are there where a value is their id. */
function groupsOf(
  context: AskContext,
  hits: readonly SegmentHits[],
  field: LensField,
): Iterable<Member[]> {
  const groups = new Map<string, Member[]>();
  for (const [place, segmentHits] of hits.entries()) {
    context.budget.check();
    const column = segmentHits.view.segment.keyword(field.name);
    const docs = segmentHits.docs();
    // Values of a segment are met by their ordinal, so that each is read as a text only once.
    const own = new Map<number, Member[]>();
    for (let i = 0; i < segmentHits.count; i++) {
      if ((i & 4095) === 0) context.budget.check();
      const doc = docs[i]!;
      const ordinal = ordinalOf(column, doc);
      if (ordinal === 0) continue;
      let members = own.get(ordinal);
      if (members === undefined) {
        const value = column.values.at(ordinal - 1);
        members = groups.get(value) ?? [];
        groups.set(value, members);
        own.set(ordinal, members);
      }
      members.push({ place, doc });
    }
  }
  let looked = 0;
  for (const [value, members] of groups) {
    if ((looked++ & 4095) === 0) context.budget.check();
    for (const [place, { view, bits }] of hits.entries()) {
      const doc = view.segment.findDocument(value);
      if (doc < 0 || !hasBit(bits, doc)) continue;
      if (ordinalOf(view.segment.keyword(field.name), doc) === 0) members.push({ place, doc });
    }
  }
  return groups.values();
}

function emptyLike({ arena }: AskContext, { view }: SegmentHits): Uint32Array {
  return arena.zeroed(wordsFor(view.segment.documents));
}

function copyOf({ arena }: AskContext, { view, bits }: SegmentHits): Uint32Array {
  const words = wordsFor(view.segment.documents);
  const copy = arena.dirty(words);
  copy.set(bits.subarray(0, words));
  return copy;
}

function clearBit(bits: Uint32Array, doc: number): void {
  bits[doc >>> 5]! &= ~(1 << (doc & 31));
}
