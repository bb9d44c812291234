import { tidyName } from '@zca/standards';
import { distinct, oneLine, splitValues } from './cells.ts';
import type { Right } from './model.ts';
import { personsOf } from './cellReaders.ts';
import type { TargetValues } from './targetValues.ts';
import type { TrademarkDocument } from './trademarkDocument.ts';

/* Who represents: the firm with its agents, as tables and documents name them. */

/** `name code;name code;` repeats a firm for every agent; the code may stand without a blank. */
function readFirms(text: string): { name: string; code?: string } | undefined {
  const firms = splitValues(text).map(
    (one) => /^(.*?\D)\s*[（(]?(\d{5})[）)]?$/.exec(one) ?? [one, one],
  );
  const names = distinct(firms.map(([, name]) => tidyName(name!.trim())));
  if (names.length === 0) return undefined;
  const code = firms[0]?.[2];
  return { name: names.join('；'), ...(code === undefined ? {} : { code }) };
}

/** Who represents, as the columns of a table name the firm, its code and its agents. */
export function agencyOf(values: TargetValues): Right['agency'] {
  const text = values.first('agency');
  const firm = text ? readFirms(text) : undefined;
  const code = values.first('agencyCode');
  if (firm && code !== undefined && /^[\w.-]{1,20}$/.test(code)) firm.code ??= code;
  return agencyWith(firm, personsOf(values.all('agents')));
}

/** A firm with its agents; where no firm is named, the first agent stands for it before the others. */
export function agencyWith(
  firm: { name: string; code?: string } | undefined,
  agents: readonly string[],
): Right['agency'] {
  const [first, ...others] = agents;
  if (firm === undefined && first === undefined) return undefined;
  const [agency, rest] = firm === undefined ? [{ name: first! }, others] : [firm, agents];
  return rest.length === 0 ? agency : { ...agency, agents: [...rest] };
}

/** Who represents, with what a document says of them; undefined where it names nobody. */
export function agencyFrom(source: TrademarkDocument['representative']): Right['agency'] {
  const name = oneLine(source?.name ?? '');
  if (name === '') return undefined;
  const code = oneLine(source?.code ?? '');
  const agents = (source?.agents ?? []).map(oneLine).filter((one) => one !== '');
  return { name, ...(code === '' ? {} : { code }), ...(agents.length > 0 ? { agents } : {}) };
}
