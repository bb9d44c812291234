import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { personCommand } from './commands/person.ts';
import { proceduresCommand } from './commands/procedures.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { reindexCommand } from './commands/reindex.ts';
import { startCommand } from './commands/start.ts';
import { ticketsCommand } from './commands/tickets.ts';
import { verifyCommand } from './commands/verify.ts';
import { HELP } from './common.ts';
import { EXIT, reportFailure } from './output.ts';

const program = new Command('zca')
  .description('知长安：城市知识产权平台。ZhiChangAn: a city’s intellectual-property platform.')
  .version(VERSION)
  .showHelpAfterError(HELP)
  .exitOverride();

for (const command of [
  startCommand(),
  demoCommand(),
  importCommand(),
  quarantineCommand(),
  ticketsCommand(),
  reindexCommand(),
  personCommand(),
  proceduresCommand(),
  exportCommand(),
  backupCommand(),
  restoreCommand(),
  verifyCommand(),
  keysCommand(),
  doctorCommand(),
]) {
  program.addCommand(command);
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    process.exitCode = reportFailure(error);
  }
}
