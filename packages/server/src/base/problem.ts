/** A sentence for people, in both languages of the platform. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/**
 * Something that keeps the platform from starting, from reading a backup or from using its data
 * folder, and that a person can mend. It carries a stable code and one sentence in each language
 * that says what is wrong, where, and what to do; commands print the sentence and never a stack
 * trace. Anything that is not a `StartupProblem` is a defect of the program.
 */
export class StartupProblem extends Error {
  readonly code: string;
  readonly sentence: Sentence;

  constructor(code: string, sentence: Sentence, options?: { cause?: unknown }) {
    super(sentence.en, options);
    this.name = 'StartupProblem';
    this.code = code;
    this.sentence = sentence;
  }
}
