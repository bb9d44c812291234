import { formatsFor } from '../format.ts';
import type { ThemeCatalogue } from './zh.ts';

const { number } = formatsFor('en');

/** Texts of the pages of awards, rules and lists without patents in English. */
export const en: ThemeCatalogue = {
  awards: {
    title: 'Register of awards',
    count: (count) => `${number(count)} ${count === 1 ? 'award' : 'awards'}`,
    lead: 'China Patent Awards, national science awards and provincial ones. Only national ones count as condition HV5 of a high-value invention patent. Nothing is changed here: an award entered wrongly is withdrawn. Import CSV, XLSX or JSON with patent number, prize and awarding document.',
    template: 'Empty table',
    find: 'Number, title, document or its number',
    show: { standing: 'Standing', withdrawn: 'Withdrawn', unmatched: 'Without a record' },
    shown: 'Show',
    patent: 'Patent',
    prize: 'Prize',
    counts: 'Counts for HV5',
    notCounted: 'Does not count',
    year: 'Year',
    document: 'Document',
    source: 'Source',
    sourceLine: (file, line) => `${file}, line ${number(line)}`,
    none: 'There is no such award.',
    noRecord: 'The data centre lacks this patent',
    more: 'One page more',
    withdraw: 'Withdraw',
    withdrawOf: (name) => `Withdraw: ${name}`,
    recorded: (by, at) => `Entered by ${by}, ${at}`,
    nobody: 'the platform',
    withdrawn: (by, day, reason) => `Withdrawn by ${by} on ${day}: ${reason}`,
    reason: 'Reason',
    cancel: 'Keep it',
    refusals: 'Rows that could not be taken',
    refusalsNone: 'There are none.',
    dismiss: 'Put aside',
    dismissOf: (line) => `Put line ${number(line)} aside`,
  },
  fields: {
    title: 'Fields without a core patent',
    lead: 'The plan wants no field such as artificial intelligence, quantum technology or aerospace to be without core patents. It does not say what a core patent is: here it is a high-value invention patent in force on the day. A patent belongs where its first-named holder sits.',
    area: 'Area',
    shown: 'Shown',
    show: { without: 'Fields without core patents alone', all: 'All fields' },
    summary: (without, all, day) =>
      `On ${day}, ${number(without)} of ${number(all)} fields have no core patent.`,
    incomplete:
      'Not all was counted in time: figures are lower bounds, and a field shown without core patents may have some.',
    table: 'Fields and core patents',
    field: 'Field',
    kinds: {
      industry: 'Hard-tech industry',
      theme: 'Theme of the plan',
      technologyField: 'Technology field (35)',
    },
    inventions: 'Inventions in force',
    core: 'Of them high-value',
    none: 'None',
  },
};
