import type { FieldDefinition, FieldRegistry, FieldUnion } from './field.ts';
import { editDistance, foldText, isBlank, isCloseBracket, isComma } from './text.ts';

export type Language = 'zh' | 'en';

/** Tags with a meaning of their own. A registry's own tags come first, so it should not use these. */
export const RESERVED_TAGS = {
  missing: ['无', '缺', 'none', 'missing'],
  exists: ['有', 'has'],
  ids: ['标识', 'id'],
} as const;

/** A registry prepared for look-up. */
export interface RegistryIndex {
  readonly fields: readonly FieldDefinition[];
  /** Names of the fields that plain words search, sorted as in normal form. */
  readonly defaults: readonly string[];
  /** The field of a tag; none for the tag of a union. */
  findByTag(tag: string): FieldDefinition | undefined;
  /** The fields of a tag, several for the tag of a union; none for an unknown tag. */
  fieldsByTag(tag: string): readonly FieldDefinition[];
  /** The union of exactly these fields, by names in the order of normal form. */
  findUnion(names: readonly string[]): FieldUnion | undefined;
  readonly unions: readonly FieldUnion[];
  /** The field whose values are dated in the field of that name. */
  findDatedIn(name: string): FieldDefinition | undefined;
  findByName(name: string): FieldDefinition | undefined;
  /** The tag nearest to what was written, when it is near enough to be meant. */
  nearestTag(tag: string): FieldDefinition | undefined;
}

const indexes = new WeakMap<FieldRegistry, RegistryIndex>();

/** Prepares a registry once; later calls with the same object are free. */
export function indexRegistry(registry: FieldRegistry): RegistryIndex {
  const known = indexes.get(registry);
  if (known !== undefined) return known;
  const byTag = new Map<string, FieldDefinition>();
  const byName = new Map<string, FieldDefinition>();
  for (const field of registry.fields) {
    byName.set(field.name, field);
    for (const tag of tagsOf(field)) {
      const key = foldText(tag);
      if (!byTag.has(key)) byTag.set(key, field);
    }
  }
  const unions = registry.unions ?? [];
  const byUnionTag = new Map<string, FieldUnion>();
  const byNames = new Map<string, FieldUnion>();
  for (const union of unions) {
    for (const tag of [...union.tags.zh, ...union.tags.en]) byUnionTag.set(foldText(tag), union);
    byNames.set(union.fields.toSorted().join(), union);
  }
  const index: RegistryIndex = {
    fields: registry.fields,
    unions,
    defaults: registry.fields
      .filter((field) => field.kind === 'text' && field.searchedByDefault === true)
      .map((field) => field.name)
      .toSorted(),
    findByTag: (tag) => byTag.get(foldText(tag)),
    fieldsByTag: (tag) => {
      const field = byTag.get(foldText(tag));
      if (field !== undefined) return [field];
      const union = byUnionTag.get(foldText(tag));
      return (union?.fields ?? []).flatMap((name) => byName.get(name) ?? []);
    },
    findUnion: (names) => byNames.get(names.join()),
    findDatedIn: (name) => registry.fields.find((field) => field.datedIn === name),
    findByName: (name) => byName.get(name),
    nearestTag: (tag) => {
      const near = nearest(foldText(tag), [...byTag.keys()]);
      return near === undefined ? undefined : byTag.get(near);
    },
  };
  indexes.set(registry, index);
  return index;
}

/** Every tag of a field: Chinese, English, and its name. */
export function tagsOf(field: FieldDefinition): string[] {
  return [...field.tags.zh, ...field.tags.en, field.name];
}

/** The tag that a language writes for a field: the first of that language that leads back to it. */
export function preferredTag(
  index: RegistryIndex,
  field: FieldDefinition,
  language: Language,
): string {
  const own = (tag: string): boolean => index.findByTag(tag) === field && PLAIN_TAG.test(tag);
  return [...field.tags[language], ...tagsOf(field)].find(own) ?? field.name;
}

/** The tag that a language writes for a union. */
export function unionTag(union: FieldUnion, language: Language): string {
  return union.tags[language][0] ?? union.tags.zh[0] ?? union.tags.en[0] ?? union.fields.join('+');
}

/** What a tag may look like so that it can be recognised before a colon. */
export const PLAIN_TAG = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A closed list prepared for look-up. */
interface ListIndex {
  readonly exact: ReadonlySet<string>;
  /** Values and labels, folded; values come before labels of the same form. */
  readonly folded: ReadonlyMap<string, string>;
  /** Forms with a blank, comma or bracket in them, longest first. */
  readonly broken: readonly { readonly form: string; readonly value: string }[];
}

const lists = new WeakMap<FieldDefinition, ListIndex>();

function indexList(field: FieldDefinition): ListIndex {
  const known = lists.get(field);
  if (known !== undefined) return known;
  const values = field.values ?? [];
  const forms = [
    ...values.map(({ value }) => ({ form: foldText(value), value })),
    ...values.flatMap(({ value, label }) =>
      [label.zh, label.en].map((each) => ({ form: foldText(each), value })),
    ),
  ];
  const folded = new Map<string, string>();
  for (const { form, value } of forms) if (!folded.has(form)) folded.set(form, value);
  const broken = Array.from(folded, ([form, value]) => ({ form, value }))
    .filter(({ form }) => /[\s(),、]/u.test(form))
    .toSorted((one, other) => other.form.length - one.form.length);
  const list = { exact: new Set(values.map((each) => each.value)), folded, broken };
  lists.set(field, list);
  return list;
}

/** The value of a closed list that a written text stands for: the value itself or a label, without case and width. */
export function findListedValue(field: FieldDefinition, written: string): string | undefined {
  if (field.values === undefined) return undefined;
  const { exact, folded } = indexList(field);
  return exact.has(written) ? written : folded.get(foldText(written.trim()));
}

/** The values that a written text stands for: one of the closed list, or those of a group. */
export function findListedValues(
  field: FieldDefinition,
  written: string,
): readonly string[] | undefined {
  const value = findListedValue(field, written);
  if (value !== undefined) return [value];
  const key = foldText(written.trim());
  const named = ({ label }: { label: { zh: string; en: string } }): boolean =>
    foldText(label.zh) === key || foldText(label.en) === key;
  return field.groups?.find(named)?.values;
}

/**
 * The longest label or value of a closed list that stands at an offset with a blank, comma or bracket
 * in it (Granted invention; 电机、电气装置、电能), which would else end at that character.
 */
export function listedValueAt(
  field: FieldDefinition,
  source: string,
  at: number,
): { readonly value: string; readonly to: number } | undefined {
  if (field.values === undefined) return undefined;
  const { broken } = indexList(field);
  const rest = foldText(source.slice(at, at + (broken[0]?.form.length ?? 0)));
  for (const { form, value } of broken) {
    const to = at + form.length;
    const next = source.charAt(to);
    const ends = next === '' || isBlank(next) || isComma(next) || isCloseBracket(next);
    if (ends && rest.startsWith(form)) return { value, to };
  }
  return undefined;
}

/** How a language writes a value of a closed list: its label when the label leads back to it. */
export function writtenValue(field: FieldDefinition, value: string, language: Language): string {
  const label = field.values?.find((each) => each.value === value)?.label[language];
  return label !== undefined && findListedValue(field, label) === value ? label : value;
}

/** The value of a closed list nearest to what was written, when it is near enough to be meant. */
export function nearestListedValue(field: FieldDefinition, written: string) {
  if (field.values === undefined) return undefined;
  const { folded } = indexList(field);
  const near = nearest(foldText(written), [...folded.keys()]);
  const value = near === undefined ? undefined : folded.get(near);
  return field.values.find((each) => each.value === value);
}

function nearest(written: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  if (written.length > 40) return undefined;
  for (const candidate of candidates) {
    // A text that contains the other is nearer than any replacement of the same length.
    const related =
      candidate.includes(written) || (candidate.length > 1 && written.includes(candidate));
    const limit = Math.max(1, Math.max(written.length, candidate.length) / 2);
    const scale = related ? 0.4 : 1;
    // Texts differ by at least the difference of their lengths.
    const fewest = Math.abs(written.length - candidate.length) * scale;
    if (fewest > limit || fewest >= least) continue;
    const distance = editDistance(written, candidate) * scale;
    if (distance < least && distance <= limit && (related || distance < candidate.length)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** A fault in a registry that would make some of its tags unreachable. */
export interface RegistryProblem {
  readonly code: 'sameName' | 'sameTag' | 'reservedTag' | 'unreadableTag';
  readonly field: string;
  readonly tag: string;
}

/**
 * Checks a registry for the tests of those who write one: names and tags that two fields share, tags
 * that the language has reserved, and tags that cannot be written before a colon.
 */
export function checkRegistry(registry: FieldRegistry): RegistryProblem[] {
  const problems: RegistryProblem[] = [];
  const index = indexRegistry(registry);
  const reserved = new Set<string>(Object.values(RESERVED_TAGS).flat());
  for (const field of registry.fields) {
    const report = (code: RegistryProblem['code'], tag: string): void => {
      problems.push({ code, field: field.name, tag });
    };
    if (index.findByName(field.name) !== field) report('sameName', field.name);
    for (const tag of tagsOf(field)) {
      if (!PLAIN_TAG.test(tag)) report('unreadableTag', tag);
      else if (reserved.has(foldText(tag))) report('reservedTag', tag);
      else if (index.findByTag(tag) !== field) report('sameTag', tag);
    }
  }
  for (const union of index.unions) {
    const name = union.fields.join('+');
    for (const tag of [...union.tags.zh, ...union.tags.en]) {
      if (!PLAIN_TAG.test(tag)) problems.push({ code: 'unreadableTag', field: name, tag });
      else if (index.findByTag(tag)) problems.push({ code: 'sameTag', field: name, tag });
    }
  }
  return problems;
}
