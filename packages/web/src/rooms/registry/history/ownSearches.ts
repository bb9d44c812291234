import type { OwnSearches, RememberedSearch, WatchFrequency } from '@zca/domain/registry';
import { get, send } from '../../../base/api/client.ts';
import {
  listLocal,
  rememberLocal,
  removeAllLocal,
  removeLocal,
  renameLocal,
} from './localHistory.ts';

/** Where searches are kept: with the platform for a person, in the browser for a visitor. */
export interface SearchHistory {
  readonly list: (signal?: AbortSignal) => Promise<OwnSearches>;
  readonly remember: (parameters: RememberedSearch, count: number) => Promise<void>;
  readonly rename: (id: number, name: string | null) => Promise<void>;
  readonly remove: (id: number) => Promise<void>;
  /** Watches a search that has a name, or no longer; absent where nobody could be told. */
  readonly watch?: (id: number, frequency: WatchFrequency | null) => Promise<void>;
  readonly removeAll: () => Promise<void>;
}

const OWN = '/my/searches';

const PERSON: SearchHistory = {
  list: (signal) => get<OwnSearches>(OWN, {}, signal),
  remember: async (parameters, count) => {
    await send('POST', OWN, { parameters, count });
  },
  rename: async (id, name) => {
    await send('PUT', `${OWN}/${id}`, { name });
  },
  remove: async (id) => {
    await send('DELETE', `${OWN}/${id}`);
  },
  watch: async (id, frequency) => {
    await (frequency === null
      ? send('DELETE', `${OWN}/${id}/watch`)
      : send('PUT', `${OWN}/${id}/watch`, { frequency }));
  },
  removeAll: async () => {
    await send('DELETE', OWN);
  },
};

const VISITOR: SearchHistory = {
  list: async () => ({ searches: listLocal(), keptDays: 0 }),
  remember: async (parameters, count) => rememberLocal(parameters, count, new Date().toISOString()),
  rename: async (id, name) => renameLocal(id, name),
  remove: async (id) => removeLocal(id),
  removeAll: async () => removeAllLocal(),
};

export const historyOf = (isSignedIn: boolean): SearchHistory => (isSignedIn ? PERSON : VISITOR);
