import { formatsFor } from '../format.ts';
import type { PartyCatalogue } from './zh.ts';

const { number } = formatsFor('en');

/** Texts of the pages of parties in English. */
export const en: PartyCatalogue = {
  list: {
    title: 'Find a party',
    lead: 'Look holders up by name or unified social credit code. Different writings of one name stand together.',
    label: 'Name or unified social credit code',
    submit: 'Find',
    exact: 'Same name',
    similar: 'Similar name',
    nothing: (name) => `No party bears the name "${name}" or one with it in it.`,
    nothingHint: 'To search within names, ask for the holder on the search page.',
    more: 'There are more; write more of the name.',
    rights: (count) => `${number(count)} rights`,
    alsoNamed: (names) => `Also: ${names}`,
  },
  kinds: { organisation: 'Organisation', person: 'Person' },
  page: {
    unknown: 'No such party',
    unknownSentence: 'The id may be wrong. Look the party up by name.',
    held: 'Held',
    valid: 'of these in force',
    filed: 'Applied for',
    unit: 'rights',
    records: 'See all records',
    noRecords:
      'The rights of a person cannot be searched by the name alone; those of all who bear it open below.',
    indexing: 'The index is being made; figures will come soon.',
    incomplete: 'Counting was not finished in time; the figures are lower bounds.',
    none: 'Holds no right now.',
    types: 'Types',
    statuses: 'Legal status',
    trend: 'Filings by year',
    trendNote: 'By filing date; filings of the last two years are not all published yet',
    fields: 'Fields of technology',
    fieldsNote: 'WIPO’s 35; a right may be in several',
    people: 'Inventors',
    peopleNote: (shown, all) =>
      `First ${number(shown)} of ${number(all)} names; one name may be several people`,
    partners: 'Joint holders',
    partnersNote: (shown, all) => `First ${number(shown)} of ${number(all)}`,
    places: 'Districts',
    placesNote: 'By the addresses in the rights, those of joint holders included',
    noneOf: 'None.',
    names: 'Names and evidence',
    namesNote:
      'As rights write them. Writings of one normal form are one name; merged names can be taken apart at any time.',
    name: 'Writing',
    count: 'Rights',
    basis: 'Because',
    sameForm: 'same normal form',
    merged: 'merged',
    evidence: {
      address: 'same name and same address',
      with: (other) => `same name, and applied together with ${other}`,
      right: (key) => `only in ${key}`,
    },
    personNote:
      'Persons are never joined by the name alone: they need the same address or the same co-applicant; otherwise each right’s mention stays its own.',
    codes: 'Unified social credit code',
    noCode: 'Not stated in any right',
    manyCodes: 'Several codes are stated: these may be several organisations of one name.',
    parent: 'Belongs to',
    units: 'Units and branches',
    unitsNote: 'Counted for themselves, not for this party',
    history: 'Merges',
    historyNone: 'Never merged.',
    merge: (party, into) => `${party} taken into ${into}`,
    undo: (party, into) => `${party} taken out of ${into}`,
    undone: 'undone',
    by: (who) => (who === 'platform' ? 'by the platform' : `matter ${who}`),
    number: (id) => `Merge no. ${number(id)}`,
    undoIt: 'Undo this merge',
    year: 'Year',
    total: 'Total',
  },
  panel: {
    title: 'The two parties',
    stays: 'Party that stays',
    takenIn: 'Party that is taken in',
    otherNames: 'Other names',
    merged: 'The two are one party now.',
    veto: (why) => `Cannot be merged: ${why}`,
    reasons: 'Reasons, in bits',
    score: (score) => `Together ${score}`,
    thresholds: (merge, propose) =>
      `from ${merge} the platform merges by the names, from ${propose} it proposes; addresses and the like only help the review`,
    notice:
      'An algorithm lists these hints; whether the two are one is for the reviewer to decide.',
  },
  resolution: {
    title: 'Compare parties',
    lead: 'Compares the names of all organisations. Those that differ in writing and legal form alone are merged, those that are alike are proposed for review. Persons are left out. Every merge can be undone; what a review keeps apart is not proposed again.',
    run: 'Compare',
    running: 'Comparing in the background; you may leave this page. The result is shown here.',
    stop: 'Stop',
    stopped: 'The comparison was stopped; merges and proposals before that stand.',
    failed:
      'The comparison did not end. Try again later; if it fails again, tell the system administrator the time.',
    done: (parties, merged, proposed, seconds) =>
      `Compared ${parties} organisations: ${merged} merges, ${proposed} proposals, in ${seconds} s.`,
    waiting: (count) => `${count} more pairs wait for the next run.`,
    queue: 'See the merges to review',
  },
};
