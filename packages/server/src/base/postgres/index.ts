export { findRunningPostgres, startEmbeddedPostgres } from './launcher.ts';
