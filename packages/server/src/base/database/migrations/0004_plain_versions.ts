import type { NumberedMigration } from './migration.ts';

/**
 * Versions of up to half a database page are kept as they are. PostgreSQL compresses rows from 2 kB
 * on, which saved a fifth of the space and cost a third of the time to write and to read them.
 * Versions written before stay compressed until they are rewritten; both read the same.
 */
export const plainVersions: NumberedMigration = {
  name: '0004_plain_versions',
  sql: () => 'alter table record_version set (toast_tuple_target = 4080);',
};
