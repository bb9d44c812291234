import type { NumberedMigration } from './migration.ts';

/** What was taken by an import and should be looked at all the same: a byte that no encoding has, a day left out. */
export const importNotes: NumberedMigration = {
  name: '0009_import_notes',
  sql: () => `
alter table import_run add column notes json not null default '[]';
comment on column import_run.notes is 'What was taken and should be looked at: by rule and field the number of times, and where it was first met.';
`,
};
