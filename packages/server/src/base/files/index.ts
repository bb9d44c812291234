export { type DataFolderLock, findDataFolderHolder, lockDataFolder } from './data-folder.ts';
export { writeFileDurably } from './durable.ts';
export { FileMissing, FileStore, FileTooLarge, type StoredFile } from './store.ts';
