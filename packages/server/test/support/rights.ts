import type { LegalEvent, Patent, Publication, Trademark } from '@zca/domain/registry';
import { canonicalRight } from '@zca/domain/registry';

/** The canonical number of an invention application: year, serial and check digit (O:A.3). */
export function applicationNumber(year: number, serial: number): string {
  const base = `${year}1${String(serial).padStart(7, '0')}`;
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(base[index]), 0);
  return `${base}${sum % 11 === 10 ? 'X' : sum % 11}`;
}

/** An invention with what a test says of it; the number is canonical (13 figures). */
export function patent(facts: {
  readonly number: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly firstClaim?: string;
  readonly publications?: readonly Publication[];
  readonly inventors?: readonly string[];
  readonly holder?: string;
  readonly filingDay?: string;
  readonly ipc?: readonly string[];
  readonly events?: readonly LegalEvent[];
}): Patent {
  const { number, title = '一种样例', inventors = ['张样例'], publications = [] } = facts;
  return canonicalRight({
    key: `CN${number}`,
    collection: 'patent',
    kind: 'invention',
    country: 'CN',
    applicationNumber: number,
    title,
    ...(facts.abstract === undefined ? {} : { abstract: facts.abstract }),
    ...(facts.firstClaim === undefined ? {} : { firstClaim: facts.firstClaim }),
    applicants: [{ name: facts.holder ?? '西安样例有限公司', country: 'CN', division: '610113' }],
    inventors: [...inventors],
    filingDay: facts.filingDay ?? `${number.slice(0, 4)}-03-01`,
    publications: [...publications],
    ipc: (facts.ipc ?? ['G01N21/95']).map((symbol, index) =>
      index === 0 ? { symbol, first: true } : { symbol },
    ),
    events: [...(facts.events ?? [])],
    secrecy: 'OPEN',
  });
}

/** A registered mark of one class. */
export function trademark(facts: {
  readonly number: string;
  readonly title: string;
  readonly nice: number;
  readonly goods?: readonly string[];
}): Trademark {
  return canonicalRight({
    key: `TM${facts.number}`,
    collection: 'trademark',
    kind: 'ordinary',
    number: facts.number,
    title: facts.title,
    classes: [{ nice: facts.nice, goods: [...(facts.goods ?? [])] }],
    applicants: [{ name: '西安样例有限公司', country: 'CN', division: '610113' }],
    filingDay: '2022-03-01',
    registrationDay: '2022-11-07',
    events: [],
  });
}
