import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { RIGHT_FIELD_REGISTRY } from '@zca/domain/registry';
import { parse } from '@zca/query';
import { describe, expect, it } from 'vitest';
import { en } from '../src/base/catalogue/en.ts';
import { zh } from '../src/base/catalogue/zh.ts';
import { en as accountEn } from '../src/base/catalogue/account/en.ts';
import { zh as accountZh } from '../src/base/catalogue/account/zh.ts';
import { en as askingEn } from '../src/base/catalogue/asking/en.ts';
import { zh as askingZh } from '../src/base/catalogue/asking/zh.ts';
import { en as cockpitEn } from '../src/base/catalogue/cockpit/en.ts';
import { zh as cockpitZh } from '../src/base/catalogue/cockpit/zh.ts';
import { en as helpEn } from '../src/base/catalogue/help/en.ts';
import { en as provenanceEn } from '../src/base/catalogue/provenance/en.ts';
import { en as proofEn } from '../src/base/catalogue/proof/en.ts';
import { zh as proofZh } from '../src/base/catalogue/proof/zh.ts';
import { zh as provenanceZh } from '../src/base/catalogue/provenance/zh.ts';
import { zh as helpZh } from '../src/base/catalogue/help/zh.ts';
import { en as analysesEn } from '../src/base/catalogue/analyses/en.ts';
import { zh as analysesZh } from '../src/base/catalogue/analyses/zh.ts';
import { en as mapEn } from '../src/base/catalogue/geography/en.ts';
import { zh as mapZh } from '../src/base/catalogue/geography/zh.ts';
import { en as homeEn } from '../src/base/catalogue/home/en.ts';
import { zh as homeZh } from '../src/base/catalogue/home/zh.ts';
import { en as indicatorsEn } from '../src/base/catalogue/indicators/en.ts';
import { zh as indicatorsZh } from '../src/base/catalogue/indicators/zh.ts';
import { en as lettersEn } from '../src/base/catalogue/letters/en.ts';
import { zh as lettersZh } from '../src/base/catalogue/letters/zh.ts';
import { en as mattersEn } from '../src/base/catalogue/matters/en.ts';
import { zh as mattersZh } from '../src/base/catalogue/matters/zh.ts';
import { en as partiesEn } from '../src/base/catalogue/parties/en.ts';
import { zh as partiesZh } from '../src/base/catalogue/parties/zh.ts';
import { en as themesEn } from '../src/base/catalogue/themes/en.ts';
import { zh as themesZh } from '../src/base/catalogue/themes/zh.ts';
import { en as placesEn } from '../src/base/catalogue/places/en.ts';
import { zh as placesZh } from '../src/base/catalogue/places/zh.ts';
import { en as protectionEn } from '../src/base/catalogue/protection/en.ts';
import { zh as protectionZh } from '../src/base/catalogue/protection/zh.ts';
import { en as servicesEn } from '../src/base/catalogue/services/en.ts';
import { zh as servicesZh } from '../src/base/catalogue/services/zh.ts';
import { en as viewsEn } from '../src/base/catalogue/views/en.ts';
import { zh as viewsZh } from '../src/base/catalogue/views/zh.ts';
import { en as workEn } from '../src/base/catalogue/desk/en.ts';
import { zh as workZh } from '../src/base/catalogue/desk/zh.ts';
import { SORTS } from '../src/rooms/registry/searchState.ts';

const SOURCE = path.join(import.meta.dirname, '../src');

/** Every text of a catalogue with its path; functions are called with stand-ins. */
function texts(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    const stands = Array.from({ length: value.length }, () => 1);
    return [[at, String((value as (...stands: number[]) => string)(...stands))]];
  }
  return Object.entries(value as object).flatMap(([key, each]) => texts(each, `${at}.${key}`));
}

const pairs = [
  ['public pages', zh, en],
  ['form and history', askingZh, askingEn],
  ['help', helpZh, helpEn],
  ['table of provenance', provenanceZh, provenanceEn],
  ['views beside the list', viewsZh, viewsEn],
  ['verification of proofs', proofZh, proofEn],
  ['papers and notices', lettersZh, lettersEn],
  ['working pages', workZh, workEn],
  ['accounts', accountZh, accountEn],
  ['filing and following', servicesZh, servicesEn],
  ['work on matters', mattersZh, mattersEn],
  ['parties', partiesZh, partiesEn],
  ['first page', homeZh, homeEn],
  ['map', mapZh, mapEn],
  ['analyses of the map', analysesZh, analysesEn],
  ['what rooms share of a map', placesZh, placesEn],
  ['awards, rules and lists without patents', themesZh, themesEn],
  ['complaints and reports', protectionZh, protectionEn],
  ['indicators', indicatorsZh, indicatorsEn],
  ['cockpit and registers', cockpitZh, cockpitEn],
] as const;

describe.each(pairs)('the catalogues of the %s', (_, chinese, english) => {
  it('have the same keys in both languages', () => {
    expect(texts(english).map(([at]) => at)).toEqual(texts(chinese).map(([at]) => at));
  });

  it('leave nothing empty in Chinese', () => {
    expect(texts(chinese).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('keep Chinese out of English, but for names and queries in Chinese', () => {
    const allowed = /^\.(shell\.otherLanguage|marks\.unverified|home\.exampleQueries)/;
    const mixed = texts(english).filter(
      ([at, text]) => /\p{Script=Han}/u.test(text) && !allowed.test(at),
    );
    expect(mixed).toEqual([]);
  });

  it('speak plainly: no exclamation marks, no “please”, no 请稍候', () => {
    const loud = [...texts(chinese), ...texts(english)].filter(([, text]) =>
      /[!！]|please|oops|请稍候|温馨提示|抱歉|亲，/i.test(text),
    );
    expect(loud).toEqual([]);
  });
});

describe('what the catalogues promise', () => {
  it('names every sort', () => {
    expect(Object.keys(zh.sorts)).toEqual([...SORTS]);
  });

  it.each([...homeZh.home.exampleQueries, ...homeEn.home.exampleQueries])(
    'the example %s on the first page can be understood',
    (query) => {
      expect(parse(query, RIGHT_FIELD_REGISTRY, { today: '2026-11-24' }).ok).toBe(true);
    },
  );
});

describe('texts outside the catalogues', () => {
  /** Chinese that is data, not speech: labels of gazetted items, ranges as people type them. */
  const DATA = new Set([
    'rooms/registry/lifeLine.ts',
    'rooms/law/calendarDays.ts',
    'base/components/MarkOfConfidence.tsx',
    'base/catalogue/format.ts',
  ]);
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      !/^base\/catalogue\/([a-z]+\/)?(zh|en)\.ts$/.test(file) &&
      !DATA.has(file),
  );

  it.each(files)('%s holds no Chinese outside comments', (file) => {
    const code = readFileSync(path.join(SOURCE, file), 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/^\s*\/\/.*$/gm, '');
    expect(code.match(/[\p{Script=Han}，。；、：]+/gu)).toBeNull();
  });
});
