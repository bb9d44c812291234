import { addDays, addMonths, daysBetween } from '@zca/standards';
import type { ClueFigures } from './figures.ts';
import { type Filing, MOST_EVIDENCE } from './model.ts';
import { type PartySignal, round } from './nearRules.ts';
import { quarterOf } from './score.ts';
import { byDay, type Dated, fullestWindows } from './windows.ts';

/** Research staff of a party; null where nobody has told. */
export type Researchers = (party: string) => number | null;

/** Filings by first-named applicant, by day. */
function ofLeads(filings: readonly Filing[]): Map<string, Dated<Filing>[]> {
  const leads = new Map<string, Dated<Filing>[]>();
  for (const filing of filings) {
    const [lead] = filing.parties;
    if (lead === undefined) continue;
    const dated = { day: filing.filingDay, what: filing };
    const known = leads.get(lead);
    if (known === undefined) leads.set(lead, [dated]);
    else known.push(dated);
  }
  for (const [lead, list] of leads) leads.set(lead, byDay(list));
  return leads;
}

/** A title without figures, letters and what stands in brackets: 水杯（A12） and 水杯（二） are one. */
export function stemOf(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replaceAll(/[\p{N}A-Za-z\s\p{P}]+/gu, '');
}

/**
 * N3: a series of filings whose titles differ at most in numbering. What a picture shows is not in the
 * records, so this is the trace that a generated batch of designs leaves.
 */
export function titledSeries(filings: readonly Filing[], figures: ClueFigures): PartySignal[] {
  const { days, least, full } = figures.N3;
  const designs = filings.filter(({ kind }) => kind === 'design');
  return [...ofLeads(designs)].flatMap(([party, list]) => {
    const stems = Map.groupBy(list, ({ what }) => stemOf(what.title));
    stems.delete('');
    return [...stems].flatMap(([title, series]) =>
      fullestWindows(series, days, least, quarterOf).map(({ from, to }): PartySignal => {
        const inside = series.slice(from, to + 1).map(({ what }) => what.key);
        return {
          party,
          signal: {
            code: 'N3',
            ...evidenceOf(inside, series[to]!.day),
            strength: round(Math.min(1, inside.length / full)),
            title,
            days,
          },
        };
      }),
    );
  });
}

/**
 * N5: far more filings in a short time than the applicant usually files, held against the research staff.
 * Where nobody has told their number, the inventors named stand in for it, and the strength is less.
 */
export function burst(
  filings: readonly Filing[],
  figures: ClueFigures,
  researchersOf: Researchers,
): PartySignal[] {
  const { days, least, times, perInventor, unknown } = figures.N5;
  return [...ofLeads(filings)].flatMap(([party, list]) =>
    fullestWindows(list, days, least, quarterOf).flatMap(({ from, to }): PartySignal[] => {
      const begin = list[from]!.day;
      const since = addDays(begin, -730);
      const before = list.slice(0, from).filter(({ day }) => day >= since).length;
      const usual = (before * days) / 730;
      const count = to - from + 1;
      if (count < usual * times) return [];
      const inside = list.slice(from, to + 1).map(({ what }) => what);
      const inventors = new Set(inside.flatMap((filing) => filing.inventors)).size;
      const researchers = researchersOf(party);
      const reasonable = (researchers ?? Math.max(1, inventors)) * perInventor;
      const strength =
        researchers === 0
          ? 1
          : Math.min(1, count / reasonable) * (researchers === null ? unknown : 1);
      return [
        {
          party,
          signal: {
            code: 'N5',
            ...evidenceOf(
              inside.map(({ key }) => key),
              list[to]!.day,
            ),
            strength: round(strength),
            days: daysBetween(begin, list[to]!.day) + 1,
            inventors,
            subclasses: new Set(inside.flatMap(({ subclasses }) => subclasses)).size,
            usual: round(usual),
            researchers,
          },
        },
      ];
    }),
  );
}

/**
 * N7: many transfers to others soon after filing or grant. A transfer within a group is not told apart here: the
 * officer sees every buyer.
 */
export function earlyTransfers(filings: readonly Filing[], figures: ClueFigures): PartySignal[] {
  const { months, least, full } = figures.N7;
  const sold = new Map<string, Dated<{ key: string; to: string }>[]>();
  for (const { key, parties, filingDay, grantedOn, transfers } of filings) {
    const [seller] = parties;
    const [first] = transfers;
    if (seller === undefined || first === undefined) continue;
    const to = first.to.find((buyer) => !parties.includes(buyer));
    const from = grantedOn !== null && grantedOn <= first.day ? grantedOn : filingDay;
    if (to === undefined || first.day > addMonths(from, months)) continue;
    const dated = { day: first.day, what: { key, to } };
    const known = sold.get(seller);
    if (known === undefined) sold.set(seller, [dated]);
    else known.push(dated);
  }
  return [...sold].flatMap(([party, list]) => {
    const sorted = byDay(list);
    return fullestWindows(sorted, 92, least, quarterOf).map(({ from, to }): PartySignal => {
      const inside = sorted.slice(from, to + 1);
      return {
        party,
        signal: {
          code: 'N7',
          ...evidenceOf(
            inside.map(({ what }) => what.key),
            sorted[to]!.day,
          ),
          strength: round(Math.min(1, inside.length / full)),
          months,
          buyers: new Set(inside.map(({ what }) => what.to)).size,
          transfers: inside
            .slice(0, MOST_EVIDENCE)
            .map(({ day, what }) => ({ key: what.key, day, to: what.to })),
        },
      };
    });
  });
}

function evidenceOf(keys: readonly string[], day: string) {
  return { filings: keys.slice(0, MOST_EVIDENCE), count: keys.length, day };
}
