import { formatsFor } from '../format.ts';
import type { ProvenanceCatalogue } from './zh.ts';

const { number, plural } = formatsFor('en');

/** Texts of the table of provenance in English. */
export const en: ProvenanceCatalogue = {
  field: 'Field',
  value: 'Value',
  file: 'File',
  position: 'Place',
  knownFrom: 'Taken in',
  knownTo: 'Until',
  stillKnown: 'current',
  none: '(empty)',
  earlier: '  earlier',
  version: (version) => `Version ${number(version)}`,
  versions: (count) => `All ${number(count)} ${plural(count, 'version', 'versions')}`,
  versionHead: 'Version',
  events: (count) => `${number(count)} ${plural(count, 'event', 'events')}, see legal events`,
  allFields: (count) => `All ${number(count)} fields`,
  names: {
    invention: 'invention',
    utilityModel: 'utility model',
    design: 'design',
    OPEN: 'open',
    DECLASSIFIED: 'declassified',
    patent: 'patent',
    trademark: 'trademark',
    geographicalIndication: 'geographical indication',
  },
  hash: 'Content hash',
  positions: {
    sheet: (v) => `sheet ${v}`,
    row: (v) => `row ${v}`,
    line: (v) => `line ${v}`,
    record: (v) => `record ${v}`,
    entry: (v) => `entry ${v}`,
    member: (v) => `in ${v}`,
    element: (v) => `element ${v}`,
    column: (v) => `column ${v}`,
    field: (v) => `field ${v}`,
    byteOffset: (v) => `byte ${v}`,
    seed: (v) => `seed ${v}`,
    index: (v) => `item ${v}`,
    path: (v) => v,
    documentIndex: (v) => `document ${v}`,
  },
};
