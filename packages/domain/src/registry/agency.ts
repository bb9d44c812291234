import { tidyName } from '@zca/standards';
import { distinct, oneLine, splitValues } from './cells.ts';
import type { Right } from './model.ts';
import { personsOf } from './cellReaders.ts';
import { partyTypeOf } from './partyType.ts';
import type { TargetValues } from './targetValues.ts';
import type { TrademarkDocument } from './trademarkDocument.ts';

/* Who represents: the firm with its agents, as tables and documents name them. */

/** Stands between the names of several firms; no name of a firm has it. */
const FIRM_SEPARATOR = '；';

/** `name code;name code;` repeats a firm for every agent; the code may stand without a blank. */
function readFirms(text: string): { name: string; code?: string } | undefined {
  const firms = splitValues(text).map(
    (one) => /^(.*?\D)\s*[（(]?(\d{5})[）)]?$/.exec(one) ?? [one, one],
  );
  const names = distinct(firms.map(([, name]) => tidyName(name!.trim())));
  if (names.length === 0) return undefined;
  const code = firms[0]?.[2];
  return { name: names.join(FIRM_SEPARATOR), ...(code === undefined ? {} : { code }) };
}

/** Who represents, as the columns of a table name the firm, its code and its agents. */
export function agencyOf(values: TargetValues): Right['agency'] {
  const text = values.first('agency');
  const firm = text ? readFirms(text) : undefined;
  const code = values.first('agencyCode');
  if (firm && code !== undefined && /^[\w.-]{1,20}$/.test(code)) firm.code ??= code;
  return agencyWith(firm, personsOf(values.all('agents')));
}

/** A firm with its agents. Agents whose firm is not named stand alone, unless a name is plainly a firm's. */
export function agencyWith(
  firm: { name: string; code?: string } | undefined,
  agents: readonly string[],
): Right['agency'] {
  if (firm === undefined) {
    const firms = agents.filter((name) => partyTypeOf({ name }) === 'firm');
    const persons = agents.filter((name) => !firms.includes(name));
    if (firms.length > 0) return agencyWith({ name: firms.join(FIRM_SEPARATOR) }, persons);
    return persons.length === 0 ? undefined : { agents: persons };
  }
  return agents.length === 0 ? firm : { ...firm, agents: [...agents] };
}

/** The firms of an agency, which stand in one name where a source names several. */
export function firmsOf(agency: Right['agency']): string[] {
  return distinct((agency?.name ?? '').split(FIRM_SEPARATOR).map(oneLine)).filter(
    (name) => name !== '',
  );
}

/**
 * The agency that two records know of, `strong` before `weak`. One that names agents alone never
 * takes away a firm and its code; another firm comes with agents of its own.
 */
export function mergeAgencies(weak: Right['agency'], strong: Right['agency']): Right['agency'] {
  if (weak === undefined || strong === undefined) return strong ?? weak;
  const isOfAnotherFirm =
    weak.name !== undefined && strong.name !== undefined && weak.name !== strong.name;
  return isOfAnotherFirm ? strong : { ...weak, ...strong };
}

/** Who represents, with what a document says of them; undefined where it names nobody. */
export function agencyFrom(source: TrademarkDocument['representative']): Right['agency'] {
  const name = oneLine(source?.name ?? '');
  const code = oneLine(source?.code ?? '');
  const agents = (source?.agents ?? []).map(oneLine).filter((one) => one !== '');
  const firm = name === '' ? undefined : { name, ...(code === '' ? {} : { code }) };
  return agencyWith(firm, distinct(agents));
}
