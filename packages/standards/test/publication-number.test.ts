import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkKindCodeOnDay,
  explain,
  formatPublicationNumber,
  parsePublicationNumber,
} from '../src/index.ts';
import { hasData, readData, readDataLines } from './sharedData.ts';

function read(text: string) {
  const parsed = parsePublicationNumber(text);
  if (!parsed.ok) throw new Error(explain(parsed, 'en'));
  return parsed.value;
}

function ruleOf(text: string): string | null {
  const parsed = parsePublicationNumber(text);
  return parsed.ok ? null : parsed.rule;
}

const wrong = (text: string, day: string) => !checkKindCodeOnDay(read(text), day).ok;

describe('Chinese publication numbers', () => {
  it('O:A-8: CN104008308A is the publication of an invention application', () => {
    expect(read('CN104008308A')).toEqual({
      country: 'CN',
      number: '104008308',
      kindCode: 'A',
      canonical: 'CN104008308A',
      patentKind: 'invention',
      stage: 'publishedApplication',
    });
  });

  it('O:A-9: CN204008308A is refused, for the digit 2 needs U or Y', () => {
    expect(ruleOf('CN204008308A')).toBe('publicationNumber.cnKindDigit');
    expect(ruleOf('CN204008308U')).toBeNull();
  });

  it('O:A-10: CN3003001S is a design of 1989 to 1992, then open to opposition', () => {
    expect(read('CN3003001S')).toMatchObject({
      patentKind: 'design',
      stage: 'examinedApplication',
    });
    expect(read('CN303003001S')).toMatchObject({ patentKind: 'design', stage: 'grant' });
  });

  it('O:A-11: C3 is a third amended text, a bare C a grant', () => {
    expect(read('CN104008308C3').stage).toBe('amendedAfterInvalidation');
    expect(read('CN100999718C').stage).toBe('grant');
  });

  it.each([
    'CN 108765432 A',
    'CN108765432A',
    'CN-108765432-A',
    'CN.108765432.A',
    'cn１０８７６５４３２a',
  ])('%s is CN108765432A', (text) => expect(read(text).canonical).toBe('CN108765432A'));

  it('reads corrections and the years when the publication number was the application number', () => {
    expect(read('CN104008308B8').stage).toBe('correctedFrontPage');
    expect(read('CN104008308A9').stage).toBe('correctedDocument');
    expect(read('CN85100063A').patentKind).toBe('invention');
    expect(read('CN87200377U').patentKind).toBe('utilityModel');
  });

  it('accepts a number without kind code as a look-up form', () => {
    expect(read('CN104008308')).toMatchObject({ kindCode: null, stage: null });
  });

  it.each([
    ['', 'publicationNumber.empty'],
    ['104008308A', 'publicationNumber.noCountry'],
    ['CN10400830A', 'publicationNumber.cnEightDigits'],
    ['CN1040083081A', 'publicationNumber.cnLength'],
    ['CN404008308A', 'publicationNumber.cnFirstDigit'],
    ['CN104008308T', 'publicationNumber.cnKind'],
    ['CN104008308C8', 'publicationNumber.cnKind'],
    ['UK2000000A', 'st3.uk'],
    ['EU2000000A1', 'st3.eu'],
    ['CN104008308AB', 'publicationNumber.form'],
  ])('refuses %j by the rule %s', (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });

  it('finds kind codes that were not in use on the day', () => {
    expect(wrong('CN101234567C', '2010-04-07')).toBe(true);
    expect(wrong('CN101234567C', '2010-04-06')).toBe(false);
    expect(wrong('CN101234567B', '2010-04-06')).toBe(true);
    expect(wrong('CN101234567B', '2010-04-07')).toBe(false);
    expect(wrong('CN2030001U', '1991-05-01')).toBe(false);
  });
});

describe('publication numbers of other offices', () => {
  it.each([
    ['US-2007255977-A1', 'US2007255977A1'],
    ['US 2007/0255977 A1', 'US2007255977A1'],
    ['US 08930553 B2', 'US8930553B2'],
    ['USD0452599 S1', 'USD452599S1'],
    ['DE 000010027360 A1', 'DE10027360A1'],
    ['EP 0529854 A1', 'EP0529854A1'],
    ['US-5822302-A', 'US5822302A'],
    ['EP1000000A1', 'EP1000000A1'],
    ['EP 1 000 000 A1', 'EP1000000A1'],
    ['WO2022259205A1', 'WO2022259205A1'],
    ['WO 02/12345 A1', 'WO2002012345A1'],
    ['WO 99/12345', 'WO1999012345'],
    ['JPH09123456A', 'JPH09123456A'],
    ['USD912345S1', 'USD912345S1'],
    ['KR1020140123456A', 'KR1020140123456A'],
  ])('%s is %s', (text, canonical) => {
    expect(read(text).canonical).toBe(canonical);
  });

  it('reads every form that it writes', () => {
    const number = fc.constantFrom('CN104008308A', 'EP1000000B1', 'US2007255977A1', 'CN204008308U');
    const style = fc.constantFrom('canonical', 'blanks', 'hyphens', 'docdb');
    fc.assert(
      fc.property(number, style, (canonical, form) => {
        expect(read(formatPublicationNumber(read(canonical), form)).canonical).toBe(canonical);
      }),
    );
  });
});

function refusals(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) {
    const rule = ruleOf(text);
    if (rule !== null) counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}

const DOCDB = 'patents-cn/epo_cn_docdb_filename_list.txt.gz';
describe.skipIf(!hasData(DOCDB))('real numbers in DOCDB form', () => {
  it('accepts all of 150,000', () => {
    const numbers = readDataLines(DOCDB).map((line) => line.replace(/^\.\/|\.xml$/g, ''));
    expect(numbers.length).toBeGreaterThan(150_000);
    expect(refusals(numbers)).toEqual({});
  });
});

const GOOGLE = 'patents-intl/google_20k_G_H_publication_numbers.csv.gz';
describe.skipIf(!hasData(GOOGLE))('real numbers with hyphens', () => {
  it('accepts all of 20,000', () => {
    const numbers = readDataLines(GOOGLE).slice(1);
    expect(numbers.length).toBe(20_000);
    expect(refusals(numbers)).toEqual({});
  });
});

const CNKI = 'patents-cn/cnki_gbt7714_patent_citations.txt.gz';
describe.skipIf(!hasData(CNKI))('real numbers in citations', () => {
  it('accepts all of 7,000', () => {
    const numbers = readDataLines(CNKI).map(
      (line) => /：([^：,]+),[\d-]+\.?$/.exec(line)?.[1] ?? line,
    );
    expect(numbers.length).toBeGreaterThan(7_000);
    expect(refusals(numbers)).toEqual({});
  });
});

const TITLES = 'patents-cn/cn_titles_ipc_lxingy3.jsonl.gz';
describe.skipIf(!hasData(TITLES))('real numbers with titles', () => {
  it('accepts all of 7,376', () => {
    const numbers = readData(TITLES)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { publication_number: string }).publication_number);
    expect(numbers.length).toBe(7_376);
    expect(refusals(numbers)).toEqual({});
  });
});
