// Imports the real files that lie beside the repository (../shared/data), each into an empty
// database of its own, twice, and prints what came of it. Absent files are counted as skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const shared = path.join(root, '..', 'shared', 'data');
const main = path.join(root, 'packages/server/src/cli/main.ts');

/** Tables of Chinese patents, with the share of rows that is to be taken at least. */
const TABLES = [
  ['patents-cn/cnipa_pss_biblio_listed_companies.jsonl.gz', 0.99],
  ['patents-cn/cn_titles_ipc_lxingy3.jsonl.gz', 1],
  ['patents-cn/cn_design_patents_legal_events.jsonl.gz', 1],
  ['patents-cn/cn_patents_ipc_claim1_30.xlsx', 1],
  ['patents-cn/cnki_gbt7714_patent_citations.txt.gz', 0.99],
  ['patents-cn/cnki_export_sample_raw.txt', 0.99],
  ['patents-cn/cpc_sample_train.csv', 1],
  ['patents-cn/cpc_sample_val.csv', 1],
  // Its ids are hashes, so that no row can be known: all of it is to be quarantined, none lost.
  ['patents-cn/cn_title_abstract_assignee_ccfbdci2022.jsonl.gz', 0],
];

function documents() {
  return ['patents-official-xml/office-xml-cn-us-jp', 'patents-official-xml/st36'].flatMap(
    (folder) => {
      const place = path.join(shared, folder);
      if (!existsSync(place)) return [];
      return readdirSync(place)
        .filter((name) => name.startsWith('cn_'))
        .sort()
        .map((name) => [`${folder}/${name}`, 1]);
    },
  );
}

const files = [...TABLES, ...documents()];
const present = files.filter(([file]) => existsSync(path.join(shared, file)));
const skipped = files.length - present.length;
let failed = 0;
const scratch = mkdtempSync(path.join(tmpdir(), 'zca-real-'));

function importOnce(file, data) {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'import', file, '--json', '--data', data],
    {
      encoding: 'utf8',
    },
  );
  const last = run.stdout.trim().split('\n').at(-1);
  return last?.startsWith('{')
    ? JSON.parse(last)
    : { problem: run.stderr.trim().split('\n').at(-1) };
}

for (const [index, [file, share]] of present.entries()) {
  const data = path.join(scratch, String(index));
  const place = path.join(shared, file);
  const first = importOnce(place, data);
  const second = importOnce(place, data);
  const taken = first.new + first.updated + first.unchanged;
  const whole = first.read === taken + first.quarantined && first.read > 0;
  const good = whole && taken >= first.read * share && second.new === 0 && second.updated === 0;
  if (!good) failed += 1;
  console.log(
    `${good ? 'ok  ' : 'FAIL'} ${path.basename(file)}: ` +
      (first.problem ??
        `read ${first.read}, new ${first.new}, updated ${first.updated}, unchanged ${first.unchanged}, quarantined ${first.quarantined}, ${first.seconds.toFixed(1)} s; again: unchanged ${second.unchanged}, quarantined ${second.quarantined}`),
  );
  rmSync(data, { recursive: true, force: true });
}
rmSync(scratch, { recursive: true, force: true });
if (skipped > 0) console.log(`${skipped} real files are absent and were skipped`);
console.log(`${present.length - failed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
