/*
 * Keeps docs/configuration.md equal to the table of settings.
 *
 *   node packages/server/src/base/config/document.ts            prints it
 *   node packages/server/src/base/config/document.ts --write F  writes it to F
 *   node packages/server/src/base/config/document.ts --check F  fails when F differs
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describeConfig } from './describe.ts';

const [mode, file] = process.argv.slice(2);
const wanted = describeConfig();
if (mode === '--write' && file) {
  writeFileSync(file, wanted);
} else if (mode === '--check' && file) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    process.stderr.write(
      `${file} does not say what the settings are: run node packages/server/src/base/config/document.ts --write ${file}\n`,
    );
    process.exitCode = 1;
  }
} else {
  process.stdout.write(wanted);
}
