import { SEED_PARAMETERS } from '@zca/domain/law';
import {
  canonicalJson,
  canonicalRight,
  findFault,
  type Patent,
  Right,
  rightValidity,
} from '@zca/domain/registry';
import {
  findDivisionByCode,
  parseApplicationNumber,
  parseIpc,
  parseLocarno,
  parsePublicationNumber,
  parseSimilarGroup,
  parseSocialCreditCode,
} from '@zca/standards';
import { describe, expect, it } from 'vitest';
import { applicationNumber, trademarkNumber } from '../src/base/numbers.ts';
import { generateCity } from '../src/index.ts';

const TODAY = '2026-06-30';
const city = generateCity({ seed: 2024, rights: 300_000, today: TODAY });
const rights = [...city.rights(0, 5000)];
const patents = rights.filter((right) => right.collection === 'patent');

describe('every record', () => {
  it('meets the schema of the registry', () => {
    for (const right of rights) expect(() => Right.parse(right)).not.toThrow();
  });

  it('is written canonically', () => {
    for (const right of rights) {
      expect(canonicalJson(right)).toBe(canonicalJson(canonicalRight(right)));
    }
  });

  it('has its days in order, and none after today (O:A.11)', () => {
    for (const right of rights) {
      expect(findFault(right, TODAY)).toBeNull();
      const last = right.events.at(-1)?.day ?? right.filingDay!;
      expect(last <= TODAY).toBe(true);
    }
  });

  it('says that it is synthetic and up to which day its register is complete', () => {
    for (const right of rights) {
      expect(right.synthetic).toBe(true);
      expect(right.registerAsOf).toBe(TODAY);
    }
  });

  it('has holders with an address, a district of the city and a valid credit code', () => {
    for (const right of rights) {
      for (const party of [...right.applicants, ...(right.holders ?? [])]) {
        expect(party.address).toContain('西安市');
        expect(findDivisionByCode(party.division!)?.code.startsWith('6101')).toBe(true);
        expect(party.location![0]).toBeGreaterThan(107.6);
        expect(party.location![0]).toBeLessThan(109.9);
        expect(party.creditCode === undefined).toBe(party.type === 'person');
        if (party.creditCode) expect(parseSocialCreditCode(party.creditCode).ok).toBe(true);
      }
    }
  });
});

describe('numbers', () => {
  it('of applications have a correct check digit and lie where none was issued (O:A.3)', () => {
    for (const patent of patents) {
      const parsed = parseApplicationNumber(patent.applicationNumber!);
      expect(parsed.ok).toBe(true);
      if (!parsed.ok) continue;
      expect(parsed.value.checkDigit).not.toBeNull();
      expect(patent.applicationNumber).toMatch(/^(\d{4}[1238]9\d{6}|\d{2}[123]9\d{4})[\dX]$/);
    }
  });

  it('of publications can be read and bear the kind code of their day', () => {
    for (const patent of patents) {
      for (const publication of patent.publications) {
        expect(publication.number).toMatch(/^CN[123]9/);
        expect(parsePublicationNumber(publication.number).ok).toBe(true);
      }
      if (patent.grantDay === undefined) continue;
      const kinds = patent.grantDay >= '2010-04-07' ? 'BUS' : 'CYD';
      const kind = kinds[['invention', 'utilityModel', 'design'].indexOf(patent.kind)];
      expect(patent.publications.map((one) => one.kind)).toContain(kind);
    }
  });

  it('are unique among 200,000 rights', () => {
    const large = generateCity({ seed: 5, rights: 200_000, today: TODAY });
    const numbers = new Set<string>();
    const types = { invention: 1, utilityModel: 2, design: 3 } as const;
    for (let index = 0; index < 200_000; index++) {
      const { section, filing, rank } = large.placeAt(index);
      numbers.add(
        section === 'trademark'
          ? `TM${trademarkNumber(rank)}`
          : applicationNumber(filing, types[section], rank),
      );
    }
    expect(numbers.size).toBe(200_000);
    expect(new Set(rights.map((right) => right.key)).size).toBe(rights.length);
  });
});

describe('classification', () => {
  it('has IPC symbols in form, the main one first', () => {
    const technical = patents.filter((patent) => patent.kind !== 'design');
    for (const patent of technical) {
      expect(patent.ipc.length).toBeGreaterThan(0);
      expect(patent.ipc[0]!.first).toBe(true);
      for (const { symbol } of patent.ipc) {
        expect(parseIpc(symbol).ok, symbol).toBe(true);
      }
    }
  });

  it('has Locarno classes and similar groups that can be read', () => {
    for (const right of rights) {
      if (right.collection === 'patent') {
        for (const code of right.locarno ?? []) expect(parseLocarno(code).ok).toBe(true);
        continue;
      }
      for (const { nice, groups } of right.classes) {
        for (const group of groups ?? []) expect(parseSimilarGroup(group, nice).ok).toBe(true);
      }
    }
  });

  it('never cites or follows a symbol before its edition', () => {
    const old = patents.filter((patent) => patent.filingDay! < '2010');
    const symbols = old.flatMap((patent) => patent.ipc.map((mark) => mark.symbol));
    expect(symbols.filter((symbol) => /^(B64U|G06V|H10|B33Y|G16H)/.test(symbol))).toEqual([]);
  });
});

describe('validity by law', () => {
  const statuses = (list: readonly Right[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const right of list) {
      const { group } = rightValidity(right, SEED_PARAMETERS, TODAY);
      counts[group] = (counts[group] ?? 0) + 1 / list.length;
    }
    return counts;
  };

  it('finds 55 to 60 of 100 granted patents in force', () => {
    const granted = [...city.rights(5000, 13_000)].filter(
      (right): right is Patent => right.collection === 'patent' && right.grantDay !== undefined,
    );
    const shares = statuses(granted);
    expect(shares['valid']).toBeGreaterThan(0.54);
    expect(shares['valid']).toBeLessThan(0.61);
    expect(shares['unknown'] ?? 0).toBeLessThan(0.01);
  });

  it('finds most registered trademarks in force', () => {
    const registered = rights.filter(
      (right) => right.collection === 'trademark' && right.registrationDay !== undefined,
    );
    const shares = statuses(registered);
    expect(shares['valid']).toBeGreaterThan(0.85);
    expect(shares['invalid']).toBeGreaterThan(0.02);
  });

  it('is never at odds with the events of the record', () => {
    for (const patent of patents) {
      const { status } = rightValidity(patent, SEED_PARAMETERS, TODAY);
      const codes = new Set(patent.events.map((event) => event.code));
      if (codes.has('invalidation')) expect(status).toBe('invalidated');
      if (codes.has('expiry')) expect(status).toBe('expired');
      if (codes.has('lapse') && !codes.has('restoration')) expect(status).toBe('lapsedFee');
      const endings = ['lapse', 'expiry', 'invalidation', 'avoidDoubleGrant'];
      const ended = endings.filter((code) => codes.has(code));
      expect(ended.length - (codes.has('restoration') ? 1 : 0)).toBeLessThanOrEqual(1);
    }
  });
});
