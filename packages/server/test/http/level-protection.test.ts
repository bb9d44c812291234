import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../../..');
const page = readFileSync(path.join(ROOT, 'docs/mlps.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => /^\| (?!---|控制点)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the table of level protection (P:K.2)', () => {
  it('has its points, each with what the software does, the proof and what is left', () => {
    expect(rows.length).toBeGreaterThan(18);
    for (const row of rows) expect(row, row[1]).toHaveLength(6);
  });

  it('says where nothing proves a point', () => {
    const without = rows.filter(([, , , proof]) => !proof!.includes('›'));
    expect(without.map(([, point]) => point)).toEqual([
      '恶意代码 8.1.4.5、可信验证 8.1.4.6 · malicious code',
    ]);
    for (const [, , , proof] of without) expect(proof).toBe('—');
  });

  const named = [...page.matchAll(/`([\w./-]+\.test\.ts)` › `([^`]+)`/g)].map(
    ([, file, title]) => [file!, title!] as const,
  );

  it.each(named)('names a test that is there: %s › %s', (file, title) => {
    const whole = path.join(ROOT, file);
    expect(existsSync(whole)).toBe(true);
    const escaped = title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const asTitle = new RegExp(`(?:it|describe)\\b[^;]*?['"\`][^'"\`\n]*${escaped}`);
    expect(readFileSync(whole, 'utf8')).toMatch(asTitle);
  });

  it('leaves no proof that is written otherwise', () => {
    expect(page.match(/›/g)).toHaveLength(named.length);
    expect(named.length).toBeGreaterThan(20);
  });
});
