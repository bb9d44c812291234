export { lockDataFolder } from './dataFolder.ts';
export { FileStore, FileTooLarge } from './store.ts';
