import type { Condition, SpanCondition, WordsCondition } from './condition.ts';

const ALL: Condition = { op: 'all' };
const NONE: Condition = { op: 'none' };

type Value = string | number;

/** Both: every condition holds. Simplified; no conditions at all is `all`. */
export function allOf(...conditions: readonly Condition[]): Condition {
  return conjunction(conditions.map(normalise));
}

/** Either: at least one condition holds. Simplified; no conditions at all is `none`. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  return disjunction(conditions.map(normalise));
}

/** The condition does not hold. Simplified. */
export function not(condition: Condition): Condition {
  return negation(normalise(condition));
}

/**
 * The normal form of a condition, which answers exactly the same records: nested and/or are
 * flattened, `all` and `none` are pushed up, repetitions are removed, words over the same fields are
 * joined, alternatives of one field become one `any`, and sets (fields, values, ids) are sorted. The
 * order of and/or stays as written, because people read it; `conditionKey` ignores it. Idempotent.
 */
export function normalise(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
      return conjunction(condition.of.map(normalise));
    case 'or':
      return disjunction(condition.of.map(normalise));
    case 'not':
      return negation(normalise(condition.of));
    case 'words':
      return words(condition.fields, tokens(condition.text));
    case 'phrase':
    case 'prefix':
      return { op: condition.op, fields: sortedSet(condition.fields), text: condition.text };
    case 'near': {
      const fields = sortedSet(condition.fields);
      const [only, ...others] = condition.texts;
      if (only !== undefined && others.length === 0) return { op: 'phrase', fields, text: only };
      const { texts, distance, ordered } = condition;
      return { op: 'near', fields, texts: [...texts], distance: positiveZero(distance), ordered };
    }
    case 'wildcard':
      return wildcard(sortedSet(condition.fields), condition.pattern);
    case 'any':
    case 'every': {
      const values = sortedSet(condition.values.map(positiveZero));
      if (values.length === 0) return condition.op === 'any' ? NONE : ALL;
      const op = values.length === 1 ? 'any' : condition.op;
      return { op, field: condition.field, values };
    }
    case 'under': {
      const values = sortedSet(condition.values);
      return values.length === 0 ? NONE : { op: 'under', field: condition.field, values };
    }
    case 'range':
      return range(condition);
    case 'span':
      return span(condition);
    case 'box': {
      const { field, west, south, east, north } = condition;
      return {
        op: 'box',
        field,
        west: positiveZero(west),
        south: positiveZero(south),
        east: positiveZero(east),
        north: positiveZero(north),
      };
    }
    case 'polygon':
      return {
        op: 'polygon',
        field: condition.field,
        rings: condition.rings.map((ring) =>
          ring.map(([x, y]): [number, number] => [positiveZero(x), positiveZero(y)]),
        ),
      };
    case 'radius': {
      const { field, longitude, latitude, radiusMetres } = condition;
      return {
        op: 'radius',
        field,
        longitude: positiveZero(longitude),
        latitude: positiveZero(latitude),
        radiusMetres: positiveZero(radiusMetres),
      };
    }
    case 'ids': {
      const ids = sortedSet(condition.ids);
      return ids.length === 0 ? NONE : { op: 'ids', ids };
    }
    case 'exists':
      return { op: 'exists', field: condition.field };
    case 'all':
      return ALL;
    case 'none':
      return NONE;
  }
}

/**
 * A text that is equal for conditions which differ only in the order of and/or and in what
 * `normalise` removes. Meant as the key of a cache.
 */
export function conditionKey(condition: Condition): string {
  return keyOf(normalise(condition));
}

function keyOf(condition: Condition): string {
  if (condition.op === 'and' || condition.op === 'or') {
    return `${condition.op}(${condition.of.map(keyOf).toSorted().join()})`;
  }
  if (condition.op === 'not') return `not(${keyOf(condition.of)})`;
  return JSON.stringify(condition);
}

/** The condition with every part that is no and, or, not replaced. Not simplified. */
export function mapLeaves(condition: Condition, change: (leaf: Condition) => Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => mapLeaves(part, change)) };
    case 'not':
      return { op: 'not', of: mapLeaves(condition.of, change) };
    default:
      return change(condition);
  }
}

/** Number of nodes of the tree. */
export function conditionSize(condition: Condition): number {
  if (condition.op === 'not') return 1 + conditionSize(condition.of);
  if (condition.op !== 'and' && condition.op !== 'or') return 1;
  return condition.of.reduce((sum, part) => sum + conditionSize(part), 1);
}

/** Number of nodes on the longest way from the root to a leaf. */
export function conditionDepth(condition: Condition): number {
  if (condition.op === 'not') return 1 + conditionDepth(condition.of);
  if (condition.op !== 'and' && condition.op !== 'or') return 1;
  return condition.of.reduce((depth, part) => Math.max(depth, 1 + conditionDepth(part)), 1);
}

function conjunction(parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.op === 'and' ? part.of : [part]));
  if (flat.some((part) => part.op === 'none')) return NONE;
  const kept = unique(
    joined(
      flat.filter((part) => part.op !== 'all'),
      (part) => (part.op === 'words' ? part.fields.join() : undefined),
      joinWords,
    ),
  );
  return kept.length > 1 ? { op: 'and', of: kept } : (kept[0] ?? ALL);
}

function disjunction(parts: readonly Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.op === 'or' ? part.of : [part]));
  if (flat.some((part) => part.op === 'all')) return ALL;
  const kept = unique(
    joined(
      flat.filter((part) => part.op !== 'none'),
      alternativesOf,
      joinAlternatives,
    ),
  );
  return kept.length > 1 ? { op: 'or', of: kept } : (kept[0] ?? NONE);
}

/** Alternatives with the same key are written as one list. */
function alternativesOf(part: Condition): string | undefined {
  if (part.op === 'any' || part.op === 'under') return `${part.op} ${part.field}`;
  return part.op === 'ids' ? 'ids' : undefined;
}

function negation(part: Condition): Condition {
  if (part.op === 'all') return NONE;
  if (part.op === 'none') return ALL;
  return part.op === 'not' ? part.of : { op: 'not', of: part };
}

/** Joins all parts with the same key into one at the place of the first. */
function joined(
  parts: readonly Condition[],
  keyFor: (part: Condition) => string | undefined,
  join: (alike: readonly Condition[]) => Condition,
): Condition[] {
  const groups = new Map<string, Condition[]>();
  const places: (readonly Condition[])[] = [];
  for (const part of parts) {
    const key = keyFor(part);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) group.push(part);
    else {
      const alike = [part];
      if (key !== undefined) groups.set(key, alike);
      places.push(alike);
    }
  }
  return places.flatMap((alike) => (alike.length > 1 ? join(alike) : alike));
}

function joinWords(alike: readonly Condition[]): Condition {
  const all = alike.flatMap((part) => (part.op === 'words' ? [part] : []));
  const texts = new Set(all.flatMap((part) => tokens(part.text)));
  return words(all[0]?.fields ?? [], [...texts]);
}

function joinAlternatives(alike: readonly Condition[]): Condition {
  const [first] = alike;
  if (first?.op === 'ids') {
    return {
      op: 'ids',
      ids: sortedSet(alike.flatMap((part) => (part.op === 'ids' ? part.ids : []))),
    };
  }
  if (first?.op === 'under') {
    const values = alike.flatMap((part) => (part.op === 'under' ? part.values : []));
    return { ...first, values: sortedSet(values) };
  }
  const values = sortedSet(alike.flatMap((part) => (part.op === 'any' ? part.values : [])));
  return first?.op === 'any' ? { ...first, values } : NONE;
}

function unique(parts: readonly Condition[]): Condition[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = keyOf(part);
    return !seen.has(key) && seen.add(key);
  });
}

function words(fields: readonly string[], texts: readonly string[]): WordsCondition | Condition {
  if (texts.length === 0) return ALL;
  return { op: 'words', fields: sortedSet(fields), text: texts.join(' ') };
}

/** The texts between blanks, each once. */
export function tokens(text: string): string[] {
  return [...new Set(text.split(/[\s\u200b]+/u).filter((token) => token !== ''))];
}

/**
 * Runs of wildcards have one spelling (`?` before `*`, a single `*`); a pattern whose only wildcard
 * is a final `*` is a prefix, and a lone `*` asks whether there is a value.
 */
function wildcard(fields: readonly string[], pattern: string): Condition {
  const spelled = pattern
    .replaceAll('＊', '*')
    .replaceAll('？', '?')
    .replace(/[*?]+/gu, (run) => {
      const singles = run.replaceAll('*', '');
      return singles.length < run.length ? `${singles}*` : singles;
    });
  if (spelled === '*') return disjunction(fields.map((field) => ({ op: 'exists', field })));
  if (/^[^*?]+\*$/u.test(spelled)) return { op: 'prefix', fields, text: spelled.slice(0, -1) };
  return { op: 'wildcard', fields, pattern: spelled };
}

function range(condition: Extract<Condition, { op: 'range' }>): Condition {
  const { field, from, to } = condition;
  if (from === undefined && to === undefined) return { op: 'exists', field };
  if (from !== undefined && to !== undefined && typeof from.value === typeof to.value) {
    if (from.value > to.value) return NONE;
    if (from.value === to.value && (from.open === true || to.open === true)) return NONE;
  }
  return {
    op: 'range',
    field,
    ...(from === undefined ? {} : { from: bound(from) }),
    ...(to === undefined ? {} : { to: bound(to) }),
  };
}

function span({ field, from, to }: SpanCondition): Condition {
  if (from === undefined && to === undefined) return { op: 'exists', field };
  return {
    op: 'span',
    field,
    ...(from === undefined ? {} : { from: bound(from) }),
    ...(to === undefined ? {} : { to: bound(to) }),
  };
}

function bound(end: { readonly value: Value; readonly open?: boolean }) {
  const value = positiveZero(end.value);
  return end.open === true ? { value, open: true } : { value };
}

/** Negative zero prints as zero, so it is zero. */
function positiveZero<V extends Value>(value: V): V {
  return value === 0 ? (0 as V) : value;
}

function sortedSet<V extends Value>(values: readonly V[]): V[] {
  return [...new Set(values)].toSorted((a, b) => {
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}
