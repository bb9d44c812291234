import { Command, CommanderError } from 'commander';
import { VERSION } from '../version.ts';
import { HELP } from './common.ts';
import { EXIT, reportFailure } from './output.ts';

const program = new Command('zca')
  .description('知长安：城市知识产权平台。ZhiChangAn: a city’s intellectual-property platform.')
  .version(VERSION)
  .showHelpAfterError(HELP)
  .exitOverride();

/** Every command in the order of the help; each is loaded where it is asked for, for most need much. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  quarantine: async () => (await import('./commands/quarantine.ts')).quarantineCommand(),
  tickets: async () => (await import('./commands/tickets.ts')).ticketsCommand(),
  places: async () => (await import('./commands/places.ts')).placesCommand(),
  reindex: async () => (await import('./commands/reindex.ts')).reindexCommand(),
  person: async () => (await import('./commands/person.ts')).personCommand(),
  procedures: async () => (await import('./commands/procedures.ts')).proceduresCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/backup.ts')).restoreCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  keys: async () => (await import('./commands/keys.ts')).keysCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
};

// The help of the whole, and whoever mistypes, needs them all.
const [asked = ''] = process.argv.slice(2);
const named = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
for (const name of named) program.addCommand(await COMMANDS[name]!());

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    process.exitCode = reportFailure(error);
  }
}
