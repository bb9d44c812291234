export { type DataFolderLock, findDataFolderHolder, lockDataFolder } from './dataFolder.ts';
export { writeFileDurably } from './durable.ts';
export { FileMissing, FileStore, FileTooLarge, type StoredFile } from './store.ts';
