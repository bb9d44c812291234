import { formatsFor } from '../format.ts';
import type { RuleCatalogue } from './zh.ts';

const { number } = formatsFor('en');
const patents = (count: number): string => `${number(count)} ${count === 1 ? 'patent' : 'patents'}`;

/** Texts of the page of the mappings to industries and themes in English. */
export const en: RuleCatalogue = {
  title: 'Sorting rules',
  lead: 'Patents are sorted by IPC symbols and words into hard-tech industries, strategic emerging industries and themes of the plan. The rules are tables with versions: export one, edit it, upload it as a new version, read what it would change, and let another person put it in force. Cards, facets and indicators then follow.',
  kind: 'Mapping',
  parameters:
    'What the definition leaves open (HV1.matchMode and others) are legal parameters, seen and changed on their page.',
  versions: 'Versions',
  version: 'Version',
  rows: 'Rules',
  uploaded: 'Uploaded',
  note: 'Note',
  state: 'State',
  inForce: 'In force',
  notInForce: 'Not in force',
  shipped: 'Comes with the platform',
  mine: ' (you)',
  nobody: 'The platform',
  open: 'Open',
  openOf: (version) => `Open version ${version}`,
  xlsx: 'XLSX',
  csv: 'CSV',
  exportOf: (format, version) => `${format} of ${version}`,
  upload: {
    title: 'Upload a new version',
    lead: 'Edit an exported table and keep all its columns. Where one row is wrong, nothing of the table is taken, and every fault is told with its line.',
    name: 'Name of the version',
    nameHelp: 'For example XA9-2026/1; no other version may have it.',
    note: 'What was changed',
    file: 'Edited table',
    send: 'Upload',
    sending: 'Uploading.',
    taken: (version, count) =>
      `Taken as version ${version} with ${number(count)} ${count === 1 ? 'rule' : 'rules'}.`,
    refused: (count) =>
      `Not taken: ${number(count)} ${count === 1 ? 'fault' : 'faults'}. Mend the table and upload it again.`,
  },
  detail: (version) => `Version ${version}`,
  drift: {
    title: 'What it would change',
    lead: 'Every patent is sorted by this version and by the one in force, and both are compared.',
    start: 'Compare',
    again: 'Compare again',
    running: (done, total) => `Comparing: ${number(done)} of ${patents(total)}.`,
    failed: 'The comparison did not come to its end. Start it again.',
    none: 'Putting this version in force changes the labels of no record.',
    summary: (changed, all, from, to) =>
      `From ${from} to ${to}: of ${patents(all)}, ${number(changed)} change labels.`,
    primary: (count) => `The primary industry of ${patents(count)} changes.`,
    highValue: (gained, lost) =>
      `${number(gained)} more high-value inventions, ${number(lost)} fewer.`,
    labels: 'Patents of each label',
    label: 'Label',
    before: 'Now',
    after: 'Then',
    gained: 'Gained',
    lost: 'Lost',
    moves: 'From which labels to which',
    from: 'Now',
    to: 'Then',
    count: 'Patents',
    examples: 'Examples',
    noLabel: 'None',
    others: (kinds, all) =>
      `${number(kinds)} further kinds of change, ${patents(all)}, are not listed.`,
  },
  activate: {
    title: 'Put in force',
    own: 'You uploaded this version: another person who may do so reads its report and puts it in force.',
    first: 'Compare it with the version in force first, and read the report.',
    needs: 'Your roles do not let you put versions in force.',
    do: (version) => `Put ${version} in force`,
    ask: 'Put it in force? Labels of records and the indicators that rest on them change.',
    yes: 'Put it in force',
    cancel: 'Leave it',
    done: (version, count) =>
      `${version} is in force; ${number(count)} ${count === 1 ? 'record is' : 'records are'} being sorted anew.`,
  },
  table: {
    title: 'Rules that differ from the version in force',
    all: 'All rules',
    showAll: (count) => `Show all ${number(count)}`,
    showChanged: 'Show differences alone',
    same: 'Nothing differs from the version in force.',
    id: 'Rule',
    label: 'Label',
    symbols: 'Symbols',
    strength: 'Strength',
    words: 'Words',
    except: 'Except',
    reason: 'Reason',
    change: 'Change',
    changes: { new: 'New', changed: 'Changed', same: 'Same', removed: 'Removed' },
    sharedWith: (labels) => `Shared with ${labels}`,
  },
  history: {
    title: 'What was put in force',
    none: 'No other version was ever put in force: the one that comes with the platform is.',
    line: (version, at, by, changed) =>
      `${at}: ${version}, put in force by ${by}; ${patents(changed)} changed labels`,
  },
  corrected: {
    title: (count) => `Labels corrected by persons: ${number(count)}`,
    lead: 'A correction holds for one patent, whatever version is in force, until it is taken back on the page of the record.',
    none: 'No correction stands.',
    right: 'Patent',
    label: 'Label',
    verdicts: { add: 'Set', remove: 'Taken away' },
    reason: 'Reason',
    by: 'By',
    more: 'Earlier ones',
  },
};
