export { PUBLIC_SCOPE, refusing, scopeOf } from './ask.ts';
export type { ExportFormat } from './export/exportRights.ts';
export {
  type NamedParties,
  readAllKeys,
  readAllRights,
  readNamedParties,
  readRawRights,
} from './rightReader.ts';
export { ownerOf } from './numbers/asker.ts';
export { type Passings, readPassings } from './passings.ts';
export type { RightSourceSettings } from './searchSource.ts';
export { wordsCondition } from './similar.ts';
export { RegistryService } from './service.ts';
export { registryRoutes } from './routes.ts';
export { saveInventedRights } from './inventedRights.ts';
export { UNPUBLISHED_YEARS } from './analysis.ts';
export { type Reach, type UnderstoodSearch, dayOf, wholeCondition } from './question.ts';
export { PastDay, SearchQuery, askedSearch } from './searchQuery.ts';
