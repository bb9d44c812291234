export {
  checkConnection,
  clientConfig,
  connect,
  type ConnectionTarget,
  type ConnectOptions,
  type Database,
  openClient,
} from './connect.ts';
export { appliedMigrations, migrate } from './migrate.ts';
export type { Instant, NewRow, Row, RowChange, Schema, TransactionId } from './schema.ts';
