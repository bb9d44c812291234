import { foundation } from './0001_foundation.ts';
import { recordAlias } from './0002_record_alias.ts';
import { rawAsRead } from './0003_raw_as_read.ts';
import { plainVersions } from './0004_plain_versions.ts';
import { numberList } from './0005_number_list.ts';
import { classDepth } from './0006_class_depth.ts';
import { searchHistory } from './0007_search_history.ts';
import { numberListOfPerson } from './0008_number_list_of_person.ts';
import { importNotes } from './0009_import_notes.ts';
import { ledger } from './0010_ledger.ts';
import { accounts } from './0011_accounts.ts';
import { papers } from './0012_papers.ts';
import { matters } from './0013_matters.ts';
import { tickets } from './0015_tickets.ts';
import { themes } from './0016_themes.ts';
import { parties } from './0017_parties.ts';
import { indicators } from './0018_indicators.ts';
import { clues } from './0019_clues.ts';
import { labelOverrides } from './0021_label_overrides.ts';
import { boundaries } from './0022_boundaries.ts';
import { onlinePlaces } from './0023_online_places.ts';
import type { NumberedMigration } from './migration.ts';

export type { MigrationContext, NumberedMigration } from './migration.ts';

/** Every migration in order. A new one is a new file and a line here. */
export const migrations: readonly NumberedMigration[] = [
  foundation,
  recordAlias,
  rawAsRead,
  plainVersions,
  numberList,
  classDepth,
  searchHistory,
  numberListOfPerson,
  importNotes,
  ledger,
  accounts,
  papers,
  matters,
  tickets,
  themes,
  parties,
  indicators,
  clues,
  labelOverrides,
  boundaries,
  onlinePlaces,
];
