import { StartupProblem } from '../base/problem.ts';

/** How a command speaks: bars on a terminal, plain lines when piped, one JSON object when asked. */
export class Output {
  readonly #json: boolean;
  readonly #terminal: boolean;
  #barShown = false;
  #lastLineAt = 0;

  constructor(options: { readonly json: boolean }) {
    this.#json = options.json;
    this.#terminal = process.stderr.isTTY && !options.json;
  }

  /** A sentence for a person. With --json it goes to standard error, which keeps the answer clean. */
  line(text: string): void {
    this.#clearBar();
    (this.#json ? process.stderr : process.stdout).write(`${text}\n`);
  }

  /** Progress of something long; `share` is 0 to 1, or null when the end is not known. */
  progress(label: string, share: number | null, detail: string): void {
    if (this.#terminal) {
      const width = 30;
      const filled = share === null ? 0 : Math.round(Math.min(1, share) * width);
      const bar =
        share === null ? '·'.repeat(width) : '█'.repeat(filled) + '░'.repeat(width - filled);
      const percent = share === null ? '' : ` ${Math.floor(share * 100)}%`;
      process.stderr.write(`\r\x1b[2K${label} ${bar}${percent} ${detail}`);
      this.#barShown = true;
      return;
    }
    const now = Date.now();
    if (now - this.#lastLineAt < 5000) return;
    this.#lastLineAt = now;
    const percent = share === null ? '' : ` ${Math.floor(share * 100)}%`;
    process.stderr.write(`${label}${percent} ${detail}\n`);
  }

  /** Ends a bar. */
  done(): void {
    this.#clearBar();
  }

  /** The answer for a script: with --json the last line of standard output. */
  result(value: object): void {
    this.#clearBar();
    if (this.#json) process.stdout.write(`${JSON.stringify(value)}\n`);
  }

  get json(): boolean {
    return this.#json;
  }

  #clearBar(): void {
    if (!this.#barShown) return;
    process.stderr.write('\r\x1b[2K');
    this.#barShown = false;
  }
}

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** Something failed that is the program's own fault. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A person can mend it: data folder, database, file. */
  refused: 3,
  /** The work ended, with records in quarantine or findings to look at. */
  findings: 4,
} as const;

/**
 * Prints what ended a command, in both languages, and gives its exit code. Only a defect of the
 * program shows more than a sentence, and only when ZCA_LOG_LEVEL is debug or trace.
 */
export function reportFailure(error: unknown): number {
  if (error instanceof StartupProblem) {
    process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`);
    return EXIT.refused;
  }
  const message = error instanceof Error ? error.message : String(error);
  const level = process.env['ZCA_LOG_LEVEL'];
  process.stderr.write(
    `程序出错：${message}\nThe program failed: ${message}\n` +
      '请带上这句话报告问题；ZCA_LOG_LEVEL=debug 会显示更多。Report this sentence; ZCA_LOG_LEVEL=debug shows more.\n',
  );
  if (error instanceof Error && (level === 'debug' || level === 'trace')) {
    process.stderr.write(`${error.stack ?? ''}\n`);
  }
  return EXIT.failed;
}
