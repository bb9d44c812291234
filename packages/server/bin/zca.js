#!/usr/bin/env node
// Starts the command line on the Node.js that the platform pins, so that the system's own (20.19 or
// later) is enough to install and start. Plain JavaScript: it must run on any Node.js.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const main = path.join(here, '..', 'src', 'cli', 'main.ts');

function pinnedNode() {
  if (process.platform !== 'linux') return null;
  const name = `node-linux-${process.arch}`;
  try {
    const folder = path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = path.join(folder, 'bin', 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

const [major, minor] = process.versions.node.split('.').map(Number);
// 22.18 is the first that runs TypeScript without a flag; 24's optimiser slows the lens threefold.
const suffices = (major === 22 && minor >= 18) || major === 23 || major > 24;
const node = pinnedNode() ?? (suffices ? process.execPath : null);
if (node === null) {
  process.stderr.write(
    `知长安需要 Node.js 22.18 或更新版本（24 除外），当前为 ${process.versions.node}。请安装 Node.js 26 后重试。\n` +
      `ZhiChangAn needs Node.js 22.18 or later (but not 24); this is ${process.versions.node}. Install Node.js 26 and try again.\n`,
  );
  process.exit(1);
}

const child = spawn(
  node,
  [
    '--disable-warning=ExperimentalWarning',
    '--max-old-space-size=4096',
    main,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: process.env },
);
// The child shares the terminal's process group, so Ctrl-C reaches it directly; other signals are passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => {
  if (signal !== null) process.kill(process.pid, signal === 'SIGKILL' ? 'SIGTERM' : signal);
  else process.exit(code ?? 1);
});
