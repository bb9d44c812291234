export {
  type EmbeddedConnections,
  type EmbeddedPostgres,
  findRunningPostgres,
  type StartOptions,
  startEmbeddedPostgres,
} from './launcher.ts';
export { currentPlatform, getPostgresPackage, type Platform } from './platform.ts';
