// Writes the documents that are made from code; with --check it only compares, and fails on a
// difference: the API description, the configuration, the table of authority, and the tags of the query language.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const load = (file) => import(path.join(root, file));

const { describeConfig } = await load('packages/server/src/base/config/index.ts');
const { describeApi } = await load('packages/server/src/describeApi.ts');
const { documentQueryLanguage } = await load('packages/query/src/index.ts');
const { describeAuthority } = await load('packages/domain/src/identity/index.ts');
const { describeProcedureAuthority } = await load('packages/domain/src/matters/index.ts');
const { PROCEDURES } = await load('packages/domain/src/procedures.ts');
const { RIGHT_FIELD_REGISTRY } = await load('packages/domain/src/registry/index.ts');

/** The document with its tables of fields replaced. */
function withFields(file) {
  let text = readFileSync(path.join(root, file), 'utf8');
  for (const language of ['zh', 'en']) {
    const begin = `<!-- fields ${language} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(`<!-- /fields ${language} -->`);
    if (from < 0 || to < from)
      throw new Error(`${file} has no place for the fields in ${language}`);
    const table = documentQueryLanguage(RIGHT_FIELD_REGISTRY, language);
    text = `${text.slice(0, from)}${begin}\n${table}\n${text.slice(to)}`;
  }
  return text;
}

const documents = {
  'docs/openapi.json': `${JSON.stringify(await describeApi(), null, 2)}\n`,
  'docs/authority.md': `${describeAuthority()}\n${describeProcedureAuthority(PROCEDURES)}`,
  'docs/configuration.md': describeConfig(),
  'docs/query-language.md': withFields('docs/query-language.md'),
};

const check = process.argv.includes('--check');
const stale = [];
for (const [file, text] of Object.entries(documents)) {
  let present = '';
  try {
    present = readFileSync(path.join(root, file), 'utf8');
  } catch {
    // An absent document is stale.
  }
  if (present === text) continue;
  stale.push(file);
  if (!check) writeFileSync(path.join(root, file), text);
}
if (check && stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run npm run generate and commit.`);
  process.exit(1);
}
console.log(
  check ? 'generated documents are up to date' : `written: ${stale.join(', ') || 'nothing'}`,
);
process.exit(0);
