import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'procedures-'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  put('src/shed/rules.ts', "import type { Row } from './row.ts';\nexport const label = '棚';\n");
  put('src/shed/row.ts', 'export interface Row { readonly a: number }\n');
  put('src/shed/procedures/shed.v1.ts', definition('shed', 1));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(file: string, text: string): void {
  const whole = path.join(root, 'packages/domain', file);
  mkdirSync(path.dirname(whole), { recursive: true });
  writeFileSync(whole, text);
}

const listed = () =>
  JSON.parse(readFileSync(path.join(root, 'packages/domain/procedures.json'), 'utf8')) as Record<
    string,
    string
  >;

function definition(id: string, version: number, more = ''): string {
  return `
import { defineProcedure } from '@zca/procedure';
import { label } from '../rules.ts';
const title = { zh: label, en: 'Shed' };
export const SHED = defineProcedure({
  id: '${id}', version: ${version}, title, mark: '棚',
  basis: [{ title, documentNumber: '', effectiveFrom: '2020-01-01', effectiveTo: null }],
  parties: {}, fields: { what: { title, type: 'text' } }, subject: 'what', initial: 'open',
  states: { open: { title }, shut: { title, end: true } },
  actions: {
    build: { title, from: [], to: 'open', by: [{ role: 'public', where: 'anywhere' }] },
    shut: { title, from: ['open'], to: 'shut', by: [{ role: 'clerk', where: 'handler' }] },
  },
  clocks: {}, readBy: [], retention: { years: 1, mark: 'D' }, ${more}
});
`;
}

function check(...more: string[]) {
  const script = path.join(repository, 'scripts/check-procedures.js');
  const run = spawnSync(process.execPath, [script, '--root', root, ...more], { encoding: 'utf8' });
  return { status: run.status, text: run.stdout + run.stderr };
}

describe('released definitions', () => {
  it('are listed once, and stay as they were', () => {
    expect(check()).toMatchObject({ status: 0, text: expect.stringContaining('1 definitions, 0') });
    expect(check('--release', 'shed@1').status).toBe(0);
    const hash = listed()['shed@1'];
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(check()).toMatchObject({ status: 0, text: expect.stringContaining('1 released') });
    expect(check('--release', 'shed@1')).toMatchObject({
      status: 0,
      text: expect.stringContaining('before'),
    });
    expect(listed()).toEqual({ 'shed@1': hash });
  });

  it('may not change, nor may what they import; types and line ends may', () => {
    check('--release', 'shed@1');
    put('src/shed/row.ts', 'export interface Row { readonly b: number }\n');
    put('src/shed/procedures/shed.v1.ts', definition('shed', 1).replaceAll('\n', '\r\n'));
    expect(check().status).toBe(0);
    put('src/shed/rules.ts', "export const label = '屋';\n");
    const { status, text } = check();
    expect(status).toBe(1);
    expect(text).toContain('shed@1 is released and must not change');
    expect(text).toContain('src/shed/procedures/shed.v1.ts, src/shed/rules.ts');
    expect(text).toContain('make shed.v2.ts beside it');
    // A changed one is not released over.
    expect(check('--release', 'shed@1').status).toBe(1);
  });

  it('may not disappear; the next version stands beside the old one', () => {
    check('--release', 'shed@1');
    const second = definition('shed', 2, 'migration: { from: 1, states: {} },');
    put('src/shed/procedures/shed.v2.ts', second);
    expect(check('--release', 'shed@2').status).toBe(0);
    expect(Object.keys(listed())).toEqual(['shed@1', 'shed@2']);
    rmSync(path.join(root, 'packages/domain/src/shed/procedures/shed.v1.ts'));
    const { status, text } = check();
    expect(status).toBe(1);
    expect(text).toContain('shed@1 is released, but src/<room>/procedures/shed.v1.ts is gone');
  });

  it.each([
    ['of another name', definition('hut', 1), 'defines hut@1; its name says shed@1'],
    ['of another version', definition('shed', 2), 'defines shed@2; its name says shed@1'],
    ['that export nothing', 'export const a = 1;\n', 'exports 0 definitions'],
    ['that break', "throw new Error('broken');\n", 'cannot be loaded: broken'],
    [
      'that are unsound',
      definition('shed', 1).replace("initial: 'open'", "initial: 'ajar'"),
      'initial: no state ajar',
    ],
  ])('are no files %s', (_, text, fault) => {
    put('src/shed/procedures/shed.v1.ts', text);
    const result = check('--release', 'shed@1');
    expect(result).toMatchObject({ status: 1, text: expect.stringContaining(fault) });
  });

  it('are no two of the same name, none without a version, and none that leave matters behind', () => {
    put('src/yard/rules.ts', "export const label = '院';\n");
    put('src/yard/procedures/shed.v1.ts', definition('shed', 1));
    expect(check().text).toContain('shed@1 is defined twice');
    rmSync(path.join(root, 'packages/domain/src/yard'), { recursive: true });
    put('src/shed/procedures/shed.v0.ts', definition('shed', 0));
    expect(check().text).toContain('should be named <id>.v<version>.ts');
    rmSync(path.join(root, 'packages/domain/src/shed/procedures/shed.v0.ts'));
    const second = definition('shed', 2, 'migration: { from: 1, states: {} },');
    put('src/shed/procedures/shed.v2.ts', second.replaceAll(/\bopen\b/g, 'wide'));
    expect(check().text).toContain('states.open: has no place in the new version');
    expect(check('--release', 'hut@1').status).toBe(1);
  });
});
