import { formatsFor } from '../format.ts';
import type { ViewCatalogue } from './zh.ts';

const { number } = formatsFor('en');

export const en: ViewCatalogue = {
  numbers: {
    title: 'Numbers in bulk',
    lead: 'Paste or upload many numbers. Each is looked up; those not held, those of several records and those that cannot be read are listed.',
    text: 'Numbers',
    textHelp:
      'One a line, or columns copied from a table, of which only the numbers are taken. Application, patent, publication, international application and trademark numbers, in any written form. At most 50,000 at once.',
    example: 'For example\n201710601862.3\nZL 2017 1 0601862.3\nCN 107999999 A\nUS-2007255977-A1',
    lookUp: 'Look up',
    lookingUp: 'Looking up',
    orFile: 'Or read a file',
    fileHelp: 'TXT is read line by line; of CSV, XLSX and JSONL the column with most numbers.',
    chooseFile: 'Choose a file',
    empty: 'There are no numbers yet. Paste some or choose a file.',
    privacy: 'Only you can see a list. It is kept for a day, and you can remove it at any time.',
    resultTitle: (count) => `${number(count)} numbers looked up`,
    fromFile: (file) => `File ${file}`,
    fromText: 'Pasted numbers',
    column: (column) => `column “${column}”`,
    until: (time) => `kept until ${time}`,
    records: (count) => `${number(count)} records`,
    showRecords: (count) => `Search these ${number(count)}`,
    save: 'Download the table, CSV',
    remove: 'Remove the list',
    another: 'Look up others',
    filter: 'Filter by outcome',
    outcomes: {
      entries: 'All',
      found: 'Found',
      ambiguous: 'Several records',
      missed: 'Not held',
      unreadable: 'Not a number',
      repeated: 'Repeated',
    },
    line: 'Line',
    written: 'As written',
    outcome: 'Outcome',
    record: 'Record',
    readAs: (reading) => `read as ${reading}`,
    repeats: (line) => `same as line ${line}`,
    missedNote: 'A valid number that the platform does not hold',
    nothing: 'There are none of this kind.',
    range: (from, to, total) => `${from}–${to} of ${total}`,
    previous: 'Previous',
    next: 'Next',
  },
};
