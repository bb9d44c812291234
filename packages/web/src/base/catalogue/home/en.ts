import { formatsFor } from '../format.ts';
import type { HomeCatalogue } from './zh.ts';

const { number, plural } = formatsFor('en');

/** Texts of the first page in English. */
export const en: HomeCatalogue = {
  home: {
    title: 'Patents, trademarks and geographical indications',
    leadPlain: 'Every answer names its source.',
    lead: (count, sources, updated) =>
      `${number(count)} public ${plural(count, 'record', 'records')} of the city${sources === 0 ? '' : ` from ${number(sources)} ${plural(sources, 'source', 'sources')}`}${updated === null ? '' : `, updated ${updated}`}. Every answer names its source.`,
    loading: (share, count) =>
      `The demonstration city is ${share} loaded; ${count} records can already be searched.`,
    all: 'All',
    collections: 'What to search',
    examples: 'Try',
    exampleQueries: ['氮化镓 功率器件', 'ipc:H01L29 AND filed>=2020'],
    learn: 'Learn',
    howToQuery: 'How to write a query',
    everything: 'All records',
    allCharts: 'All charts',
    latest: 'Latest publications',
    allLatest: 'All',
    makeUp: 'What the records are',
    ways: {
      valid: { name: 'In force', detail: 'Patents and trademarks in force now' },
      charts: { name: 'Charts', detail: 'Trend, holders, classes, industries' },
      pledged: { name: 'Pledged', detail: 'Rights with a registered pledge' },
      open: { name: 'Open licences', detail: 'Patents that anyone may use' },
    },
  },
  wards: {
    title: 'Nine hard-tech industries',
    drawing:
      'Plan of the 108 wards: one square is 1/108 of the nine industries together; the table beside it has the numbers',
    validInventions: 'Invention patents in force',
    pieces: (count) => plural(count, 'patent', 'patents'),
    piecesOn: (_count, day) => day,
    westMarket: 'W',
    eastMarket: 'E',
    qujiang: '',
    note: 'Inventions in force by industry; one may count in several. Sorted by rules, not tested on a sample. One square is 1/108 of the total, laid out as the 108 wards of Tang Chang’an. Open an industry to see its patents.',
  },
};
