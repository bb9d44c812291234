import type { Condition } from '@zca/query';
import { allOf } from '@zca/query';
import {
  type CalendarDay,
  DEVELOPMENT_ZONES,
  findDevelopmentZone,
  findDivision,
  findDivisionByCode,
  parseSocialCreditCode,
} from '@zca/standards';
import {
  type Cell,
  type Refusal,
  TableLayout,
  layoutColumn,
  valueLabel,
} from '../registry/index.ts';
import { type FoldTraditional, normalName } from './normalForm.ts';
import type { RosterFirm, RosterQuestion } from './rosterApi.ts';

/** The table by which firms are named whose patents are looked for. */
export const ROSTER_LAYOUT = new TableLayout([
  layoutColumn('name', '企业名称', 'Firm', ['单位名称', '公司名称', '名称', '企业'], true),
  layoutColumn('creditCode', '统一社会信用代码', 'Credit code', ['信用代码', '社会信用代码']),
  layoutColumn('division', '区县', 'District', ['所属区县', '所在区县', '区划', '辖区']),
  layoutColumn('zone', '开发区', 'Development zone', [
    '园区',
    '所在开发区',
    '所属开发区',
    '功能区',
  ]),
  layoutColumn('industry', '行业', 'Industry', ['所属行业', '产业', '产业类别', '领域']),
]);

/** A firm as a line of the roster names it. */
export interface NamedFirm {
  readonly line: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** Six-digit code of a district or county of Xi'an. */
  readonly division: string | null;
  /** Own code of a development zone, beside the district or instead of it. */
  readonly zone: string | null;
  readonly industry: string | null;
}

/** A line read: a firm, perhaps with a note, or why it is none. */
export interface RosterReading {
  readonly firm: NamedFirm | null;
  readonly remarks: readonly Refusal[];
}

/**
 * Reads the lines of a roster, each firm once: a second line of the same credit code, or without codes of
 * the same name in normal form, is refused. A credit code that does not hold is left out with a note, for
 * the name still says who is meant; a district or zone that is none of Xi'an's is refused, for it decides who
 * sees the firm. A zone may stand where the district is asked for, but not another one than the zone's column.
 */
export class RosterReader {
  readonly #fold: FoldTraditional;
  readonly #seen = new Map<string, number>();

  constructor(fold: FoldTraditional) {
    this.#fold = fold;
  }

  read(line: number, cells: Readonly<Record<string, Cell>>): RosterReading {
    const text = ROSTER_LAYOUT.read(cells);
    const refused = (rule: string, params: Refusal['params'] = {}): RosterReading => ({
      firm: null,
      remarks: [{ rule, field: 'name', params }],
    });
    if (text.name === undefined) return refused('roster.name');
    const district = text.division === undefined ? null : xianDivision(text.division);
    const zone = zoneOf(text.zone ?? (district === undefined ? text.division : undefined));
    if (zone === undefined) {
      return refused('roster.division', { value: text.zone ?? text.division ?? '' });
    }
    if (district === undefined) {
      const instead = zoneOf(text.division);
      if (instead === undefined) return refused('roster.division', { value: text.division! });
      if (instead !== zone)
        return refused('roster.zones', { value: text.division!, zone: text.zone! });
    }
    const division = district ?? null;
    const remarks: Refusal[] = [];
    let creditCode: string | null = null;
    if (text.creditCode !== undefined) {
      const code = parseSocialCreditCode(text.creditCode);
      if (code.ok) creditCode = code.value.canonical;
      else remarks.push({ rule: 'roster.code', field: 'name', params: { value: text.creditCode } });
    }
    const known = this.#meet(line, text.name, creditCode);
    if (known !== undefined) return refused('roster.repeated', { line: known });
    const industry = text.industry ?? null;
    return { firm: { line, name: text.name, creditCode, division, zone, industry }, remarks };
  }

  /** The line of the same firm; undefined when it is new. */
  #meet(line: number, name: string, code: string | null): number | undefined {
    const { whole } = normalName(name, this.#fold);
    const own = code === null ? `name ${whole}` : `code ${code}`;
    const known = this.#seen.get(own);
    if (known === undefined) this.#seen.set(own, line);
    return known;
  }
}

/** The district or county of Xi'an that a text names or whose code it is; undefined for any other. */
function xianDivision(written: string): string | undefined {
  const code = /^\d{6}$/.test(written) ? written : findDivision(written)?.division.code;
  const division = code === undefined ? undefined : findDivisionByCode(code);
  const isDistrict = division !== undefined && /^6101(?!00)/.test(division.code);
  return isDistrict ? division.code : undefined;
}

/** The code of the zone that a text names or is; null where none is written, undefined for none of Xi'an's. */
function zoneOf(written: string | undefined): string | null | undefined {
  if (written === undefined) return null;
  const code = written.trim().toUpperCase();
  const known = DEVELOPMENT_ZONES.find((zone) => zone.code === code);
  return (known ?? findDevelopmentZone(written, true))?.code;
}

const upTo = (field: string, day: CalendarDay): Condition => ({
  op: 'range',
  field,
  to: { value: day },
});

const TYPES: Readonly<Record<RosterQuestion['patents'], readonly string[]>> = {
  all: ['inventionGrant', 'inventionApplication', 'utilityModel', 'design'],
  invention: ['inventionGrant', 'inventionApplication'],
  utilityModel: ['utilityModel'],
  design: ['design'],
};

/**
 * The patents that count for a roster on a day, by what is known today: granted and in force, or filed,
 * whatever became of them. Whoever holds them now holds them: a transfer after the day is not undone.
 */
export function rosterPatents(
  { patents, validity }: Pick<RosterQuestion, 'patents' | 'validity'>,
  day: CalendarDay,
): Condition {
  const types: Condition = { op: 'any', field: 'type', values: TYPES[patents] };
  if (validity === 'any') return allOf(types, upTo('filingDay', day));
  return allOf(
    types,
    { op: 'not', of: { op: 'any', field: 'type', values: ['inventionApplication'] } },
    { op: 'not', of: { op: 'any', field: 'statusGroup', values: ['unknown'] } },
    upTo('grantDay', day),
    { op: 'not', of: upTo('expiryDay', day) },
  );
}

/** Whether a firm belongs on the list of firms without a patent. */
export function isWithoutPatent(firm: Pick<RosterFirm, 'match' | 'patents'>): boolean {
  return firm.patents === 0 && firm.match !== 'ambiguous';
}

/** Whether a person has to look at a firm: it may be another than it was taken for. */
export function isUnsure(firm: Pick<RosterFirm, 'match' | 'similar'>): boolean {
  return firm.match === 'ambiguous' || firm.similar.length > 0;
}

interface Part {
  readonly value: string | null;
  readonly label: { readonly zh: string; readonly en: string };
  firms: number;
  zero: number;
}

/** Firms and those without a patent, by district, zone or industry; what is not stated comes last. */
export function rosterParts(
  firms: readonly RosterFirm[],
  by: 'division' | 'zone' | 'industry',
): Part[] {
  const parts = new Map<string | null, Part>();
  for (const firm of firms) {
    const value = firm[by];
    let part = parts.get(value);
    if (part === undefined) {
      part = { value, label: partLabel(value, by), firms: 0, zero: 0 };
      parts.set(value, part);
    }
    part.firms += 1;
    if (isWithoutPatent(firm)) part.zero += 1;
  }
  return [...parts.values()].toSorted((a, b) => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
    return by !== 'industry'
      ? (a.value ?? '').localeCompare(b.value ?? '')
      : b.firms - a.firms || (a.value ?? '').localeCompare(b.value ?? '');
  });
}

/** How a district, a zone or an industry is shown, also where none is stated. */
export function partLabel(
  value: string | null,
  by: 'division' | 'zone' | 'industry',
): { readonly zh: string; readonly en: string } {
  if (value === null) return { zh: '未注明', en: 'Not stated' };
  if (by === 'industry') return { zh: value, en: value };
  return valueLabel(by === 'zone' ? 'zone' : 'district', value);
}
