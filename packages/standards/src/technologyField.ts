import type { IpcSymbol } from './ipc.ts';
import { TECHNOLOGY_FIELD_RULES } from './technologyFieldRules.ts';

/** The five sectors that group WIPO's 35 fields. */
export type TechnologySector = 'electrical' | 'instruments' | 'chemistry' | 'mechanical' | 'other';

/** One of WIPO's 35 fields of technology. */
export interface TechnologyField {
  /** 1..35 */
  readonly field: number;
  readonly sector: TechnologySector;
  readonly zh: string;
  readonly en: string;
}

const BY_SUBCLASS = new Map<string, number>();
const BY_GROUP = new Map<string, number>();

for (const { field, rules, later } of TECHNOLOGY_FIELD_RULES) {
  for (const rule of `${rules} ${later}`.trim().split(' ')) {
    const [subclass, groups] = rule.split(':');
    if (groups === undefined) BY_SUBCLASS.set(subclass!, field);
    else for (const group of groups.split(',')) BY_GROUP.set(`${subclass!}${group}`, field);
  }
}

/** The 35 fields in order. */
export const TECHNOLOGY_FIELDS: readonly TechnologyField[] = TECHNOLOGY_FIELD_RULES.map(
  ({ field, sector, zh, en }) => ({ field, sector, zh, en }),
);

/** Names of the sectors. */
export const TECHNOLOGY_SECTORS: Readonly<
  Record<TechnologySector, { readonly zh: string; readonly en: string }>
> = {
  electrical: { zh: '电气工程', en: 'Electrical engineering' },
  instruments: { zh: '仪器', en: 'Instruments' },
  chemistry: { zh: '化学', en: 'Chemistry' },
  mechanical: { zh: '机械工程', en: 'Mechanical engineering' },
  other: { zh: '其他领域', en: 'Other fields' },
};

/**
 * The field of a symbol; null when the concordance has none (a subclass split among fields of which
 * only the subclass is given, a main group that no field lists, or a symbol above subclass level).
 * Source: WIPO IPC-Technology Concordance Table.
 */
export function technologyFieldOf(symbol: IpcSymbol): TechnologyField | null {
  if (symbol.subclass === null) return null;
  const field =
    BY_SUBCLASS.get(symbol.subclass) ??
    (symbol.mainGroup === null ? undefined : BY_GROUP.get(`${symbol.subclass}${symbol.mainGroup}`));
  return field === undefined ? null : TECHNOLOGY_FIELDS[field - 1]!;
}

const SUBCLASSES: ReadonlySet<string> = new Set(
  [...BY_SUBCLASS.keys(), ...BY_GROUP.keys()].map((symbol) => symbol.slice(0, 4)),
);

/**
 * Whether the IPC has, or had since the concordance was made, a subclass of these four characters.
 * Source: WIPO IPC-Technology Concordance Table, which lists them all.
 */
export function isIpcSubclass(subclass: string): boolean {
  return SUBCLASSES.has(subclass);
}
