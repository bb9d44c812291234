import type { NumberedMigration } from './migration.ts';

/**
 * Whether a list of numbers belongs to a person who is signed in, so that lists of visitors, of whom
 * there may be any number, crowd out none but their like. Lists from before, which live for a day,
 * count as those of visitors.
 */
export const numberListOfPerson: NumberedMigration = {
  name: '0008_number_list_of_person',
  sql: () => `
alter table number_list add column of_person boolean not null default false;
comment on column number_list.of_person is
  'Whether the list belongs to a person who is signed in; false for a visitor known by a cookie.';
`,
};
