import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainProblem, parse, print } from '../src/index.ts';
import * as everything from '../src/index.ts';
import { CATALOGUE } from './catalogue.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Rows of three cells whose first and last are code: a query and what it prints as. */
const examples = readme.split('\n').flatMap((line) => {
  const match = /^\| `(.+?)` \| .+ \| `(.+)` \|$/u.exec(line);
  const [written, printed] = [match?.[1], match?.[2]].map((text) => text?.replaceAll('\\|', '|'));
  return written === undefined || printed === undefined ? [] : [[written, printed] as const];
});

describe('the README', () => {
  it('has its examples', () => {
    expect(examples.length).toBeGreaterThan(40);
  });

  it.each(examples)('%s is read and printed as it says', (written, printed) => {
    const result = parse(written, CATALOGUE, { today: '2026-11-22' });
    expect(result.ok && print(result.condition, CATALOGUE, 'zh')).toBe(printed);
    expect(result.ok && result.warnings).toEqual([]);
    const again = parse(printed, CATALOGUE);
    expect(again.ok && again.condition).toEqual(result.ok && result.condition);
  });

  it('quotes a message as it is', () => {
    const query = '氮化镓 出版日:abc';
    const result = parse(query, CATALOGUE);
    const [problem] = result.ok ? [] : result.problems;
    expect(problem && readme.includes(explainProblem(problem, 'zh', query))).toBe(true);
  });

  it('names only functions that exist', () => {
    const table = readme.slice(
      readme.indexOf('## What is in the package'),
      readme.indexOf('## Limits'),
    );
    const named = Array.from(table.matchAll(/`(\w+)\(/gu), (match) => match[1] ?? '');
    const functions = Object.entries(everything).filter(([, value]) => typeof value === 'function');
    expect(functions.map(([name]) => name)).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(10);
  });
});
