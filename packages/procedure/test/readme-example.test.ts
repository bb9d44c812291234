import { readFileSync } from 'node:fs';
import { seedWorkingCalendar } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import * as procedure from '../src/index.ts';

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the example of the README', () => {
  it('gives what its comments say', () => {
    const claims: string[] = [];
    const source = /```ts\n([^]*?)```/
      .exec(text)![1]!
      .replaceAll(/^import \{(.*)\} from '.*';$/gm, 'const {$1} = api;')
      .replaceAll(/^(\S.*); \/\/ (.*)$/gm, (_, code: string, value: string) => {
        claims.push(`[${code}, ${value}]`);
        return '';
      });
    expect(claims).toHaveLength(5);
    const run = new Function('api', `${source}; return [${claims.join(',')}];`) as (
      api: object,
    ) => [unknown, unknown][];
    for (const [given, promised] of run({ ...procedure, seedWorkingCalendar })) {
      expect(given).toEqual(promised);
    }
  });

  it('names only what the package exports', () => {
    for (const name of [
      'checkDefinition',
      'checkMigration',
      'decideExpiry',
      'diagramOf',
      'migrate',
      'publicView',
      'recomputedAct',
      'retentionEnd',
    ]) {
      expect(text).toContain(`\`${name}\``);
      expect(procedure).toHaveProperty(name);
    }
  });
});
