import { formatsFor } from '../format.ts';
import type { LetterCatalogue } from './zh.ts';

const { number, plural } = formatsFor('en');

export const en: LetterCatalogue = {
  verify: {
    title: 'Verify a document',
    lead: 'Enter the code at the foot of the document to learn whether this platform issued it and whether it still holds.',
    code: 'Verification code',
    codeHelp:
      '13 letters and digits; hyphens and case do not matter. The letters O, I and L do not occur: what you see are the digits 0 and 1.',
    look: 'Verify',
    wrong:
      'The code has 13 characters, and at least one differs from the document. Enter it again.',
    valid: 'Issued by this platform and in force',
    withdrawn: (day) => `Issued by this platform and withdrawn on ${day}; it no longer holds`,
    demonstration: 'Demonstration data, without legal effect',
    number: 'Number',
    name: 'Title',
    office: 'Issued by',
    day: 'Day of issue',
    hash: 'SHA-256 of the file',
    printing: 'The file is being made; refresh in a moment.',
    privacy:
      'To protect those concerned the content is not shown here. Compare with the document in your hand: number, title, office and day must be the same.',
    compare: 'Compare a file',
    compareLead:
      'Choose the PDF that you received, or drop it here. It is read in your browser alone and not sent.',
    choose: 'Choose a file',
    computing: 'Computing…',
    same: (name) => `“${name}” is the file that the platform issued, byte for byte.`,
    different: (name) =>
      `“${name}” is not the file that the platform issued: it may have been altered or saved anew, or be another one.`,
    unreadable: (name) => `“${name}” cannot be read. Try another file.`,
    computed: 'SHA-256 of this file',
    another: 'Verify another document',
  },
  notices: {
    title: 'Notices',
    empty: 'There are no notices yet.',
    unread: 'unread',
    markAll: 'Mark all as read',
    markOne: 'Mark as read',
    markNamed: (text) => `Mark as read: ${text}`,
    earlier: 'Earlier notices',
    settings: 'How they reach you',
    settingsLead: 'Notices are always in the platform. Those that are ticked also leave it.',
    kind: 'Kind',
    none: 'Mail, SMS and webhook are not configured; notices stay in the platform.',
    language: 'Write to me in',
    chinese: 'Chinese',
    english: 'English',
    save: 'Save',
    saved: 'Saved.',
    channels: { mail: 'Mail', sms: 'SMS', webhook: 'Webhook' },
  },
  deliveries: {
    title: 'Deliveries and printing',
    notices: 'Notices that did not arrive',
    lead: 'What did not arrive outside the platform and is no longer tried stands here. The notices themselves are in the platform, where their recipients see them.',
    waiting: (count) =>
      `${number(count)} more ${plural(count, 'waits', 'wait')} for delivery or another attempt.`,
    empty: 'No delivery is parked.',
    notice: 'Notice',
    channel: 'Channel',
    attempts: 'Attempts',
    parkedAt: 'Parked',
    reason: 'Reason',
    replay: 'Try again',
    replayNamed: (notice) => `Try notice ${notice} again`,
    replayed: 'It is tried again.',
    papers: 'Papers that could not be printed',
    papersLead: 'They are issued and numbered, and have no file. Remove the cause and print again.',
    paper: 'Number',
    print: 'Print again',
    printNamed: (number) => `Print ${number} again`,
    printed: 'It is printed again.',
  },
};
