import { readFileSync } from 'node:fs';
import { generateCity } from '@zca/demo-city';
import { SEED_PARAMETERS } from '@zca/domain/law';
import type { Right } from '@zca/domain/registry';
import { QUERY_EXAMPLES, toDocument, understand } from '@zca/domain/registry';
import type { Analyzer } from '@zca/lens';
import { Lens } from '@zca/lens';
import type { Condition } from '@zca/query';
import { describe, expect, it } from 'vitest';
import { Oracle } from '../../../lens/test/oracle.ts';
import { theAnalyzer } from '../../src/base/search/analyzer.ts';
import { RIGHT_SCHEMA } from '../../src/registry/searchSource.ts';
import { spell } from '../../src/registry/spelling.ts';

/*
 * The questions that people are taught to ask, asked of a demonstration city: the lens and a scan of
 * every document give the same records, and each example of the help finds some.
 */

const TODAY = '2026-11-22';
const RIGHTS = 2000;

const city = generateCity({ seed: 7, rights: RIGHTS, today: TODAY });
const rights: Right[] = Array.from({ length: RIGHTS }, (_, index) => city.rightAt(index));
const documents = rights.map((right) =>
  toDocument(right, { today: TODAY, parameters: SEED_PARAMETERS, spell }),
);
const lens = new Lens(RIGHT_SCHEMA, theAnalyzer());
// Several segments, as a running platform has them.
for (let from = 0; from < RIGHTS; from += 700) {
  lens.apply({ upserts: documents.slice(from, from + 700) });
}
const oracle = new Oracle(RIGHT_SCHEMA, remembering(theAnalyzer()));
oracle.apply({ upserts: documents });

/** The same analyzer, which does not analyse a text again for every question. */
function remembering(analyzer: Analyzer): Analyzer {
  const normalised = new Map<string, string>();
  const words = new Map<string, readonly string[]>();
  return {
    normalise: (text) => {
      const known = normalised.get(text) ?? analyzer.normalise(text);
      normalised.set(text, known);
      return known;
    },
    words: (text) => {
      const known = words.get(text) ?? [...analyzer.words(text)];
      words.set(text, known);
      return known;
    },
  };
}

const EVERYTHING: Condition = { op: 'all' };

function idsByLens(where: Condition): string[] {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = lens.view.ask(
      {
        where,
        top: { size: 1000, sort: [{ by: 'id' }], ...(cursor === undefined ? {} : { cursor }) },
      },
      EVERYTHING,
      { now: () => 0 },
    );
    ids.push(...answer.hits.map((hit) => hit.id));
    expect(answer.count).toBeGreaterThanOrEqual(ids.length);
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return ids;
}

function asked(query: string): Condition {
  const understood = understand(query, TODAY);
  if (!understood.ok) throw new Error(`${query}: ${JSON.stringify(understood.problems)}`);
  return understood.condition;
}

const examples = QUERY_EXAMPLES.flatMap((group) =>
  group.examples.flatMap(({ query }) => [query.zh, query.en]),
);

const manual = readFileSync(new URL('../../../../docs/query-language.md', import.meta.url), 'utf8')
  .replaceAll(/<!-- fields (zh|en) -->.*?<!-- \/fields \1 -->/gsu, '')
  .split('\n')
  .flatMap((line) => /^\| ((?:`[^`]+`[、, ]*)+) \|/u.exec(line)?.[1] ?? [])
  .flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/gu), (match) => match[1] ?? ''))
  .map((query) => query.replaceAll('\\|', '|'));

describe('a question that people are taught', () => {
  it('has enough of them', () => {
    expect(examples.length).toBeGreaterThan(60);
    expect(manual.length).toBeGreaterThan(90);
  });

  it.each([...new Set([...examples, ...manual])])(
    '%s: the lens finds what a scan finds',
    (query) => {
      const where = asked(query);
      expect(idsByLens(where)).toEqual(oracle.ids(where));
    },
  );

  it.each([...new Set(examples)])('%s: finds something in the demonstration city', (query) => {
    expect(idsByLens(asked(query)).length).toBeGreaterThan(0);
  });
});
