import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/**
 * Everything that axe-core finds on a page as it stands. The source is evaluated from outside, which the
 * content security policy of the page does not see, and once a document.
 */
async function violationsOf(page: Page): Promise<readonly Finding[]> {
  const isThere = await page.evaluate<boolean>('typeof axe === "object"');
  if (!isThere) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => ({ violations }))',
  );
  return violations;
}

function written(violations: readonly Finding[]): string[] {
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n${node.html}\n${node.failureSummary}`),
  );
}

/** Serious and critical findings of axe-core on a page as it stands, each with where it is. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const violations = await violationsOf(page);
  return written(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'));
}

/** What one rule of axe-core finds on a page as it stands, however grave, each with where it is. */
export async function findingsOf(page: Page, rule: string): Promise<string[]> {
  return written((await violationsOf(page)).filter(({ id }) => id === rule));
}

/** Fails when axe-core finds something serious or critical on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
}
