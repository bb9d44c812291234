// Runs every test, and the browser journeys where a Chromium is found; ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'zca-test-'));
// Every test file and command loads the same modules: what V8 made of them is kept beside npm's packages.
process.env.NODE_COMPILE_CACHE ??= path.join(root, 'node_modules/.cache/compiled');
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Files that fail are tried once more, if they are no more than these: more is no chance. */
const MOST_TRIED_AGAIN = 6;

/** What vitest says of a run of its own, or null of one that broke before counting. */
function vitest(name, args) {
  const report = path.join(scratch, `${name}.json`);
  const result = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NO_COLOR: '1' } },
  );
  if (!existsSync(report)) return null;
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  return {
    passed: counts.numPassedTests,
    failed: Math.max(counts.numFailedTests, result.status === 0 ? 0 : 1),
    skipped: counts.numPendingTests + counts.numTodoTests,
    files: counts.testResults,
  };
}

/** Names of the tests of these files that ended so. */
const titlesOf = (files, status) =>
  files.flatMap((file) =>
    file.assertionResults
      .filter((test) => test.status === status)
      .map((test) => `${path.relative(root, file.name)}: ${test.fullName}`),
  );

/**
 * Runs one vitest configuration and adds up its counts. Files that fail beside others are tried once
 * more alone, and what passes then is told by name as unsteady: on a machine with much else to do a
 * wait may be too short, but whoever reads must see which. A run that breaks before counting failed.
 */
function run(name, args) {
  const first = vitest(name, args);
  if (first === null) {
    totals.failed += 1;
    return;
  }
  totals.passed += first.passed;
  totals.skipped += first.skipped;
  const failing = first.files.filter((file) => file.status === 'failed');
  if (failing.length === 0 || failing.length > MOST_TRIED_AGAIN) {
    totals.failed += first.failed;
    return;
  }
  const paths = failing.map((file) => path.relative(root, file.name));
  console.log(`Tried once more, alone: ${paths.join(', ')}`);
  const options = args.filter((arg, at) => arg === '--config' || args[at - 1] === '--config');
  const second = vitest(`${name}-again`, [...options, '--maxWorkers=1', ...paths]);
  if (second === null) {
    totals.failed += first.failed;
    return;
  }
  const passedBefore = failing.flatMap((file) => titlesOf([file], 'passed')).length;
  totals.passed += second.passed - passedBefore;
  totals.skipped += second.skipped - failing.flatMap((file) => titlesOf([file], 'skipped')).length;
  totals.failed += second.failed;
  const still = new Set(titlesOf(second.files, 'failed'));
  for (const title of titlesOf(failing, 'failed'))
    if (!still.has(title)) console.log(`Unsteady, passed when tried alone: ${title}`);
}

/** Where a Chromium stands on this machine, or null. */
function findChromium() {
  const places = [
    process.env.ZCA_CHROMIUM,
    // The same engine without the windows of a browser, which cost as much as the pages in them.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/** Number of journeys, so that a machine without a browser says how many it skipped. */
function countJourneys() {
  const folder = path.join(root, 'e2e');
  const list = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'list',
      '--config',
      'e2e/vitest.config.ts',
      '--json',
    ],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ZCA_CHROMIUM: 'none' } },
  );
  try {
    return JSON.parse(list.stdout.slice(list.stdout.indexOf('['))).length;
  } catch {
    return existsSync(folder) ? 1 : 0;
  }
}

const filters = process.argv.slice(2);
run('packages', filters);
if (filters.length === 0) {
  const chromium = findChromium();
  if (chromium === null) {
    const journeys = countJourneys();
    totals.skipped += journeys;
    console.log(`No Chromium found: ${journeys} browser journeys skipped.`);
  } else {
    process.env.ZCA_CHROMIUM = chromium;
    run('journeys', ['--config', 'e2e/vitest.config.ts']);
  }
}
const sharedData = existsSync(path.join(root, '..', 'shared', 'data', 'SOURCES.md'));
if (!sharedData)
  console.log('Real data files not found beside the repository: their tests were skipped.');
rmSync(scratch, { recursive: true, force: true });
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
