import type { NumberedMigration } from './migration.ts';

/**
 * A refused row keeps its cells in the order and the writing in which they were read, so that it can
 * be exported and mended as the file had it. Questions about a past day look for what changed since.
 */
export const rawAsRead: NumberedMigration = {
  name: '0003_raw_as_read',
  sql: () => `
alter table quarantine alter column raw type json using raw::json;
create index record_version_known_from_idx on record_version (known_from);
`,
};
