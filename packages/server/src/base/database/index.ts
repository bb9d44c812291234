export {
  checkConnection,
  connect,
  type ConnectionTarget,
  type ConnectOptions,
  type Database,
  openClient,
} from './connect.ts';
export { appliedMigrations, migrate } from './migrate.ts';
export type { Instant, NewRow, Row, RowChange, Schema, TransactionId } from './schema.ts';
export { copyInto, copyOutLines } from './copy.ts';
export {
  type Change,
  type ChangeBatch,
  currentGeneration,
  databaseIdentity,
  feedStart,
  type Generation,
  hasReached,
  type Horizon,
  type SmallTransactions,
  listenChanges,
  notifyChanges,
  ownGeneration,
  presentHorizon,
  readChanges,
  readSmallTransactions,
  transactionOf,
} from './feed.ts';
export { keepable } from './keepable.ts';
export { checkRoles, type RoleFault } from './roles.ts';
export { inTransaction, type TransactionOptions } from './transaction.ts';
export { isUniqueViolation } from './uniqueViolation.ts';
