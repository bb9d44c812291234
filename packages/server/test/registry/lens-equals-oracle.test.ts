import { readFileSync } from 'node:fs';
import { generateCity } from '@zca/demo-city';
import { SEED_PARAMETERS } from '@zca/domain/law';
import type { Right } from '@zca/domain/registry';
import { QUERY_EXAMPLES, RIGHT_FIELDS, toDocument, understand } from '@zca/domain/registry';
import { Lens } from '@zca/lens';
import type { Condition } from '@zca/query';
import { describe, expect, it } from 'vitest';
import { Oracle } from '../../../lens/test/oracle.ts';
import { createAnalyzer } from '../../src/base/search/analyzer.ts';
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
const schema = { fields: RIGHT_FIELDS };
const lens = new Lens(schema, createAnalyzer());
// Several segments, as a running platform has them.
for (let from = 0; from < RIGHTS; from += 700) {
  lens.apply({ upserts: documents.slice(from, from + 700) });
}
const oracle = new Oracle(schema, createAnalyzer());
oracle.apply({ upserts: documents });

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

const idsByScan = (where: Condition): string[] =>
  oracle.order({ where, top: { size: 0, sort: [{ by: 'id' }] } }, EVERYTHING).map((hit) => hit.id);

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
      expect(idsByLens(where)).toEqual(idsByScan(where));
    },
  );

  it.each([...new Set(examples)])('%s: finds something in the demonstration city', (query) => {
    expect(idsByLens(asked(query)).length).toBeGreaterThan(0);
  });
});
