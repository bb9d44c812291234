import { formatsFor } from '../format.ts';
import type { HelpCatalogue } from './zh.ts';

const { number, plural } = formatsFor('en');

export const en: HelpCatalogue = {
  title: 'How to write a query',
  lead: 'Words, names and numbers work as they are. To be more exact, write as below. English and Chinese forms mean the same; the records themselves are in Chinese.',
  rules: 'Forms',
  write: 'Write',
  means: 'Meaning',
  run: 'Try it',
  runNamed: (query) => `Try it: ${query}`,
  found: (count) => `${number(count)} ${plural(count, 'record', 'records')}`,
  runAll: 'Try all of them',
  more: 'The grammar (EBNF) and all details are in docs/query-language.md, which comes with the software.',
  fields: 'Fields',
  fieldsLead: 'A field stands before the colon. Any of its tags will do.',
  field: 'Field',
  tags: 'Tags',
  takes: 'Takes',
  values: (count) => `${number(count)} ${plural(count, 'value', 'values')}`,
  kinds: {
    text: 'words, or a phrase in quotation marks',
    keyword: 'a value',
    integer: 'a whole number, with > >= < <= and ..',
    decimal: 'a number, with > >= < <= and ..',
    date: 'a year, month or day, with > >= < <= and ..',
    point: 'a place and a radius',
  },
};
