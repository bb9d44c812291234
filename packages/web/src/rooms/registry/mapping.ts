import type { ColumnMapping, ImportPreview } from '@zca/domain/registry';

type PreviewFile = ImportPreview['files'][number];

export type MappingFault =
  | { readonly kind: 'twice'; readonly field: string }
  | { readonly kind: 'nothing' };

/** Fields that may stand in several columns, because a record may hold several values. */
const MANY: readonly string[] = [
  'applicants',
  'holders',
  'inventors',
  'ipc',
  'cpc',
  'locarno',
  'publications',
];

/** What keeps a table from being imported with this mapping, null when nothing does. */
export function mappingFault(mapping: ColumnMapping): MappingFault | null {
  const fields = Object.values(mapping.columns).filter((field) => field !== '');
  if (fields.length === 0) return { kind: 'nothing' };
  const twice = fields.find(
    (field, place) => fields.indexOf(field) !== place && !MANY.includes(field.split('.')[0] ?? ''),
  );
  return twice === undefined ? null : { kind: 'twice', field: twice };
}

/** Gives a column a field, or takes it away. */
export function mapColumn(
  mapping: ColumnMapping,
  header: string,
  field: string | null,
): ColumnMapping {
  const { [header]: _, ...rest } = mapping.columns;
  return { ...mapping, columns: field === null ? rest : { ...rest, [header]: field } };
}

/** A mapping to start from: what was recognised, or an empty one for a table. */
export function startMapping(file: PreviewFile): ColumnMapping | null {
  if (file.mapping !== null) return file.mapping;
  return file.headers.length > 0 ? { collection: 'patent', columns: {} } : null;
}
