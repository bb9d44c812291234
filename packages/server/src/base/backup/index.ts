export { backup, type BackupOptions } from './backup.ts';
export type { Manifest } from './manifest.ts';
export { assertRestoreFinished, checkBackup, restore, type RestoreOptions } from './restore.ts';
