import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, parse } from '../src/index.ts';
import { REALISTIC_QUERIES } from './queries.ts';
import { CATALOGUE } from './catalogue.ts';
import { RIGHTS } from './rights.ts';

/** Texts offered at the end of a query (or at a bar), with the text that they replace. */
function offers(query: string, language: 'zh' | 'en' = 'zh'): string[] {
  const bar = query.indexOf('¦');
  const text = query.replace('¦', '');
  const found = complete(text, bar < 0 ? text.length : bar, RIGHTS, { language });
  return found.map((each) => `${text.slice(each.from, each.to)}→${each.text}`);
}

describe('completion', () => {
  it.each<[string, string[]]>([
    ['申', ['申→申请人:', '申→申请号:', '申→申请日:']],
    ['a 申请日¦:2020', ['申请日→申请日:']],
    ['类型:发', ['发→发明授权', '发→发明公布']],
    ['类型:商标,外', ['外→外观设计']],
    ['类型:(实', ['实→实用新型']],
    ['状态:', ['→有效', '→审中', '→失效']],
    ['状态: ', ['→有效', '→审中', '→失效']],
    ['状态:"审', ['"审→审中']],
    ['申请日:近', ['近→近1年', '近→近3年']],
    ['氮化镓 ', ['→且 ', '→或 ', '→非 ']],
    ['氮化镓 或 ', []],
    ['权项数:', []],
  ])('%s', (query, expected) => {
    expect(offers(query)).toEqual(expected);
  });

  it('follows the language that is typed', () => {
    expect(offers('kin', 'zh')).toEqual(['kin→kind:']);
    expect(offers('类型:gran', 'en')).toEqual(['gran→"Granted invention"']);
    expect(offers('AN', 'zh')).toContain('AN→AND ');
    expect(offers('区县:chang', 'en')).toEqual([`chang→"Chang'an"`]);
  });

  it('offers every field in an empty box, up to the limit', () => {
    expect(complete('', 0, RIGHTS, { limit: 100 })).toHaveLength(RIGHTS.fields.length);
    expect(complete('', 0, RIGHTS, { limit: 3 }).map((each) => each.text)).toEqual([
      '名称:',
      '摘要:',
      '权利要求:',
    ]);
  });

  it('never throws, and values that it offers are read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REALISTIC_QUERIES),
        fc.integer({ min: -5, max: 80 }),
        (query, caret) => {
          for (const offer of complete(query, caret, CATALOGUE)) {
            expect(offer.from).toBeLessThanOrEqual(offer.to);
            const filled = query.slice(0, offer.from) + offer.text;
            const result = parse(`${filled}${offer.kind === 'tag' ? '*' : ''}`, CATALOGUE, {
              today: '2026-11-22',
            });
            const codes = result.ok ? [] : result.problems.map((problem) => problem.code);
            expect(codes).not.toContain('unknownTag');
            expect(codes).not.toContain('unknownValue');
          }
        },
      ),
    );
  });
});
