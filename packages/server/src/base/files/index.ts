export { lockDataFolder } from './dataFolder.ts';
export { FileStore } from './store.ts';
