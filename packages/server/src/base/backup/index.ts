export { backup } from './backup.ts';
export type { Manifest } from './manifest.ts';
export { assertRestoreFinished, checkBackup, restore } from './restore.ts';
