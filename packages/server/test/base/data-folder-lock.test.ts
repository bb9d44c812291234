import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findDataFolderHolder, lockDataFolder } from '../../src/base/files/dataFolder.ts';
import { processToken } from '../../src/base/files/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'zca-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fresh = () => mkdtempSync(join(folder, 'data-'));

const contender = `
  import { lockDataFolder } from ${JSON.stringify(new URL('../../src/base/files/dataFolder.ts', import.meta.url).href)};
  process.stdin.once('data', () => {
    try { lockDataFolder(process.argv[1]); console.log('got'); } catch (error) { console.log(error.code ?? String(error)); }
  });
  process.stdin.once('end', () => process.exit());
  console.log('here');
`;

function contend(data: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', contender, data]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const said = async (count: number) => {
    while (output.split('\n').length <= count) await once(child.stdout, 'data');
    return output.trim().split('\n');
  };
  return { child, said };
}

describe('the lock of a data folder', () => {
  it('is held by one and free again after its release', () => {
    const data = fresh();
    const lock = lockDataFolder(data);
    expect(findDataFolderHolder(data)).toBe(process.pid);
    expect(() => lockDataFolder(data)).toThrow(`process ${process.pid}`);
    lock.release();
    lock.release();
    expect(findDataFolderHolder(data)).toBeUndefined();
    lockDataFolder(data).release();
    expect(readdirSync(data)).toEqual([]);
  });

  it('is taken over from a process that lives no more, or whose number another has now', () => {
    const data = fresh();
    for (const holder of [
      { pid: 2 ** 22 + 1, token: 'x' },
      { pid: process.pid, token: 'of an earlier process' },
      { pid: process.ppid, token: `not ${processToken(process.ppid)}` },
    ]) {
      writeFileSync(join(data, 'zca.lock'), JSON.stringify(holder));
      expect(findDataFolderHolder(data)).toBeUndefined();
      const lock = lockDataFolder(data);
      expect(findDataFolderHolder(data)).toBe(process.pid);
      lock.release();
    }
    writeFileSync(join(data, 'zca.lock'), '{"pid":');
    lockDataFolder(data).release();
    expect(readdirSync(data)).toEqual([]);
  });

  it('goes to exactly one of many that meet the same stale lock', async () => {
    const data = fresh();
    writeFileSync(join(data, 'zca.lock'), JSON.stringify({ pid: 2 ** 22 + 1, token: 'x' }));
    const contenders = Array.from({ length: 6 }, () => contend(data));
    await Promise.all(contenders.map(({ said }) => said(1)));
    for (const { child } of contenders) child.stdin.write('go');
    const answers = (await Promise.all(contenders.map(({ said }) => said(2)))).map(
      ([, answer]) => answer,
    );
    const ended = contenders.map(({ child }) => once(child, 'exit'));
    for (const { child } of contenders) child.stdin.end();
    await Promise.all(ended);
    expect(answers.toSorted()).toEqual([...Array(5).fill('data-folder-in-use'), 'got']);
    expect(findDataFolderHolder(data)).toBeUndefined();
  });

  it('says which folder cannot be made', () => {
    const file = join(fresh(), 'file');
    writeFileSync(file, '');
    expect(() => lockDataFolder(join(file, 'data'))).toThrow(`${file}/data cannot be made`);
  });
});
