import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as lens from '../src/index.ts';

/** The first TypeScript block of the README. */
function example(): string {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  return /```ts\n([^]*?)```/.exec(text)![1]!;
}

describe('the example of the README', () => {
  it('gives what its comments say', () => {
    const claims: { code: string; value: string }[] = [];
    const source = example()
      .replace(/^import \{(.*)\} from '@zca\/lens';$/m, 'const {$1} = api;')
      .replace('} as const;', '};')
      .replace(/^(answer\..*); \/\/ (.*)$/gm, (_, code: string, value: string) => {
        claims.push({ code, value });
        return '';
      });
    expect(claims.length).toBeGreaterThan(3);
    const check = claims.map(({ code, value }) => `[${code}, ${value}]`).join(',');
    const run = new Function('api', `${source}; return [${check}];`) as (
      api: typeof lens,
    ) => [unknown, unknown][];
    for (const [given, promised] of run(lens)) expect(given).toEqual(promised);
  });

  it('names only what the package exports', () => {
    const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const name of ['buildSegment', 'runMerge', 'openView', 'idsOf', 'lensMessage']) {
      expect(text).toContain(name);
      expect(lens).toHaveProperty(name);
    }
  });
});
