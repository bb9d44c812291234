export { type KeyOptions, replaceLostKeys, rotateKeys } from './keyChanges.ts';
export {
  appendEntry,
  type Audit,
  type AuditRecord,
  type NewEntry,
  recordAudit,
} from './journal.ts';
export { Ledger, type LedgerOptions, type LogReceipt } from './ledger.ts';
export { type BundleOptions, type Inclusion, type KeyOfLog, keysOfLog } from './proofs.ts';
export { ledgerRoutes } from './routes.ts';
