import { formatsFor } from '../format.ts';
import type { ServiceCatalogue } from './zh.ts';

const { number, plural } = formatsFor('en');

const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  workingDay: ['working day', 'working days'],
  day: ['day', 'days'],
  month: ['month', 'months'],
  year: ['year', 'years'],
  hour: ['hour', 'hours'],
};
const unitOf = (count: number, unit: string): string => {
  const words = UNITS[unit];
  return words === undefined ? unit : plural(count, ...words);
};
/** What is left is told in working days or in days, whatever the limit was given in. */
const left = (count: number, unit: string): string =>
  `${number(count)} ${unitOf(count, unit === 'workingDay' ? unit : 'day')}`;

/** Texts of filing and following matters in English. */
export const en: ServiceCatalogue = {
  list: {
    title: 'Services',
    lead: 'What you can file here. No sign-in is needed; a tracking code then shows how it goes on.',
    none: 'Nothing can be filed online at present.',
    file: 'Fill in',
    basis: 'Legal basis',
    basisOf: (title, number_) => `${title} (${number_})`,
    limit: (title) => `Time limit: ${title}`,
    track: 'Track',
    trackLead: 'Follow what you have filed with the tracking code of its receipt.',
  },
  form: {
    optional: 'optional',
    demonstration: 'This is a demonstration; what you file reaches no authority.',
    kept: 'Kept on this device',
    keptNote: 'Personal details are not kept; you fill them in again after leaving.',
    forget: 'Remove what is kept',
    restored: 'What you had not yet filed is back. Personal details were not kept; fill them in.',
    contents: 'The matter',
    person: 'Who you are and how to reach you',
    personNote:
      'Stored encrypted; only those who handle the matter see it, and each look is recorded.',
    unchosen: 'Not chosen',
    yes: 'Yes',
    no: 'No',
    yuan: 'yuan',
    submit: 'File',
    sending: 'Filing',
    again: 'File again',
    twice: 'Pressing again, also after the network failed, files it only once.',
    before: 'After you file',
    beforeClock: (title) => `The limit “${title}” runs; the receipt names its last day`,
    beforeNumber: 'You get a number, a tracking code and a proof from the journal at once',
    beforeTrack: 'With the code you follow, complete and withdraw it without signing in',
    absent: 'There is no such procedure, or the public cannot file it.',
    summary: (count) => `${number(count)} ${plural(count, 'thing', 'things')} to mend`,
    faults: {
      missing: (field) => `“${field}” is missing.`,
      unchosen: (field) => `Nothing is chosen for “${field}”.`,
      long: (most, length) => `At most ${number(most)} characters; there are ${number(length)}.`,
      number: () => 'A number is needed here, such as 12.',
      whole: () => 'Write the amount to the fen at most, such as 168 or 168.50.',
      range: (from, to) => `It must lie between ${from} and ${to}.`,
      least: (from) => `It must not be below ${from}.`,
      most: (to) => `It must not be above ${to}.`,
      day: 'This is not a date; write it as 2026-11-24.',
      future: 'It cannot be later than today.',
      uploading: 'A file is still on its way; file when it has arrived.',
    },
    length: (length, most) => `${number(length)} / ${number(most)} characters`,
    files: {
      take: 'Take a photo',
      choose: 'Choose files',
      most: (count, size) =>
        `At most ${number(count)} ${plural(count, 'file', 'files')} of up to ${size} each`,
      uploading: (name) => `Uploading ${name}`,
      uploaded: (name, size) => `${name}, ${size}, uploaded`,
      remove: (name) => `Remove ${name}`,
      again: 'Upload again',
      tooMany: (most) => `At most ${number(most)} files; the others were not added.`,
      tooLarge: (name, size) =>
        `${name} is larger than ${size} and was not uploaded. Compress or split it.`,
      notAccepted: (name) => `Files like ${name} are not accepted here; it was not uploaded.`,
      failed: (name) => `${name} was not uploaded.`,
      waiting: 'Waiting',
    },
    lost: 'The server did not answer, so it is not known whether it arrived. Press once more; it counts once.',
    earlier:
      'Your earlier attempt had arrived; this is its receipt. Later changes are not part of it; complete it with the tracking code.',
    changed: {
      title: 'This matter has just changed. What you typed is still here.',
      state: (state) => `It is now at: ${state}`,
      acts: 'Since you opened it:',
      gone: 'This can no longer be done now.',
      again: 'Read; send it for the matter as it is now',
    },
  },
  receipt: {
    title: 'Received; write down the tracking code',
    titleKept: 'Receipt',
    code: 'Tracking code',
    codeNote:
      'The code is shown only here. Whoever has it can follow and complete the matter; keep it to yourself.',
    number: 'Number',
    at: 'Received',
    entry: 'Proof in the journal',
    copy: 'Copy the code',
    copied: 'Copied',
    print: 'Print the receipt',
    open: 'Track',
    qr: 'QR code of the tracking page',
    next: 'What happens next',
    received: 'Received',
    logged: (time) => `${time}; the proof stands in the journal`,
    by: (day) => `By ${day} at the latest`,
    noDay: (year) =>
      `The working calendar of ${year} is not published yet; the last day is set when it is`,
    result: 'You are told the result',
    told: 'Each step is told on the tracking page',
    gone: 'A receipt is shown only in the window in which it was filed. The tracking code goes on working.',
    another: 'File another',
    filedToo: 'Filed with it',
  },
  track: {
    title: 'Track a matter',
    lead: 'Enter the tracking code of the receipt.',
    code: 'Tracking code',
    help: '16 letters and digits; capitals and hyphens do not matter.',
    open: 'Look up',
    short: (length) => `The code has 16 characters; there are ${number(length)}.`,
    state: 'Where it stands',
    office: 'Handled by',
    filed: 'Received',
    ended: 'Closed',
    told: 'So far',
    clocks: 'Time limits',
    papers: 'Official documents',
    verifyPaper: 'Verify',
    getPaper: (title: string) => `Download ${title}`,
    proof: 'Download the proof',
    proofNote:
      'The proof holds every step and can be verified without a network; it contains what you entered yourself, so keep it safe.',
    verifyProof: 'Verify a proof',
    offers: 'What you can do now',
    nothing: 'There is nothing for you to do now.',
    done: (title) => `“${title}” has arrived and stands in the journal.`,
    cancel: 'Leave it',
    refresh: 'Refresh',
    another: 'Look up another',
  },
  clock: {
    unit: (unit) => unitOf(2, unit),
    length: (count, unit) => `${number(count)} ${unitOf(count, unit)}`,
    left: (count, unit) => `${left(count, unit)} left`,
    today: 'Due today',
    todayAt: (time) => `Due today at ${time}`,
    over: (count, unit) => `${left(count, unit)} overdue`,
    overToday: 'Overdue',
    paused: 'Suspended',
    unknown: (year) => `Open: the working calendar of ${year} is not published`,
    inTime: 'Done in time',
    late: 'Done late',
    void: 'No longer counted',
    none: 'No time limit',
    until: (day) => `until ${day}`,
  },
};
