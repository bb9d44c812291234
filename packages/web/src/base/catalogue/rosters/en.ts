import { formatsFor } from '../format.ts';
import type { RosterCatalogue } from './zh.ts';

const { number } = formatsFor('en');
const firms = (count: number): string => `${number(count)} ${count === 1 ? 'firm' : 'firms'}`;

/** Texts of the page of firms without patents in English. */
export const en: RosterCatalogue = {
  title: 'Firms without patents',
  lead: 'Upload a roster of firms: each is looked up by its name in normal form and its credit code, and those that hold no patents are listed, by district, development zone and industry. You see the firms of your own area.',
  rosters: 'Rosters',
  none: 'There is no roster with firms of your area.',
  name: 'Name of the roster',
  nameHelp: 'For example: larger industrial firms, 2026.',
  file: 'File',
  template: 'Empty table',
  send: 'Upload the roster',
  sending: 'Uploading.',
  upload: 'Upload a roster',
  taken: (taken, read) =>
    `${number(read)} ${read === 1 ? 'line' : 'lines'} read, ${firms(taken)} taken.`,
  notTaken: 'No firm was taken and no roster was kept.',
  unread: (headers) => `Columns not used: ${headers}`,
  firms,
  summary: (zero, all, day) => `On ${day}, ${number(zero)} of ${firms(all)} held no patents.`,
  unsure: (count) =>
    `A person has to look at ${firms(count)}: parties of like names may be the same.`,
  patents: 'Patents',
  kinds: {
    all: 'All patents',
    invention: 'Inventions',
    utilityModel: 'Utility models',
    design: 'Designs',
  },
  validity: 'Counted',
  validities: { valid: 'In force', any: 'Ever filed' },
  day: 'Day',
  show: 'Show',
  shown: {
    zero: 'Without patents',
    holding: 'With patents',
    unsure: 'To be looked at',
    all: 'All firms',
  },
  division: 'District',
  zone: 'Development zone',
  everyZone: 'All zones',
  byZone: 'By development zone',
  industry: 'Industry',
  everyDivision: 'All districts',
  everyIndustry: 'All industries',
  byDivision: 'By district',
  byIndustry: 'By industry',
  part: { firms: 'Firms', zero: 'Without patents', share: 'Share' },
  xlsx: 'XLSX',
  csv: 'CSV',
  table: 'Firms',
  line: 'Line',
  firm: 'Firm',
  count: 'Patents',
  match: 'Found',
  matches: {
    party: 'Matched to a party',
    none: 'No right is held under this name',
    ambiguous: 'Name and code lead to different parties: to be looked at',
  },
  similar: 'Like names:',
  noRows: 'There are no such firms.',
  previous: 'Back',
  next: 'Further',
  page: (from, to, total) => `${number(from)} to ${number(to)} of ${firms(total)}`,
  remarks: 'Lines that were not taken, or are to be looked at',
  holders: 'Counted by the holders of today; earlier transfers are not undone.',
};
