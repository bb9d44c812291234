import type { NumberedMigration } from './migration.ts';

/**
 * What is below a subgroup of the IPC or the CPC is told by its dots and by the order of the scheme,
 * so both are kept with the titles.
 */
export const classDepth: NumberedMigration = {
  name: '0006_class_depth',
  sql: () => `
alter table classification_title
  add column depth smallint check (depth between 0 and 20),
  add column place integer;
comment on column classification_title.depth is 'Dots of a subgroup, 0 for a main group; null where the file does not tell.';
comment on column classification_title.place is 'Place in the file, which has the order of the scheme.';
`,
};
