import type { LabelCatalogue } from './zh.ts';

/** Texts by which officers correct labels of a record in English. */
export const en: LabelCatalogue = {
  title: 'Corrections by persons',
  correct: 'Correct a label',
  none: 'Nobody has corrected a label.',
  kinds: { industry: 'industry', theme: 'theme' },
  verdicts: { add: 'Set', remove: 'Taken away' },
  entry: (verdict, kind, label) => `${verdict}: ${kind} “${label}”`,
  made: (who, at) => `${who}, ${at}`,
  reason: (reason) => `Reason: ${reason}`,
  takenBack: (who, at, reason) => `Taken back by ${who} on ${at}: ${reason}`,
  takeBack: 'Take back',
  takeBackOf: (what) => `Take back: ${what}`,
  platform: 'The platform',
  form: {
    lead: 'A correction holds at once and counts in searches, facets and figures. It stays when the rules change, until it is taken back. What the rules say is still shown.',
    label: 'Label',
    choose: 'Choose one',
    add: 'Set (the rules do not give it)',
    remove: 'Take away (the rules give it)',
    option: (kind, label) => `${kind}: ${label}`,
    reason: 'Reason',
    reasonHelp: 'Everybody can read the reason: write nothing personal.',
    missingLabel: 'Choose a label.',
    missingReason: 'Write the reason, two characters at least.',
    submit: 'Correct',
    cancel: 'Cancel',
  },
  back: {
    title: 'Take a correction back',
    lead: (what) => `When “${what}” is taken back, what the rules say holds again.`,
    reason: 'Why it is taken back',
    submit: 'Take back',
    cancel: 'Cancel',
  },
};
