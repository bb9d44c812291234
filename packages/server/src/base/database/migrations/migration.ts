/** What a migration has to know of the database that it changes. */
export interface MigrationContext {
  /** Quoted name of the application's role, to which privileges are granted. */
  readonly applicationRole: string;
}

/**
 * One numbered step of the schema. It is plain SQL for PostgreSQL 15 and later with no extension,
 * runs as the owner inside one transaction, and is never edited once it has been released.
 */
export interface NumberedMigration {
  /** Four digits and a word: names sort in the order in which they run. */
  readonly name: string;
  sql(context: MigrationContext): string;
}
