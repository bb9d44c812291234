import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (error: Error) => void;
}

/** A child process that answers each question with one line on its standard output. */
export class LineProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Waiting[] = [];
  readonly #ended: Promise<unknown>;
  #failure: Error | undefined;
  #said = '';

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stderr.on('data', (chunk: Buffer) => {
      this.#said = `${this.#said}${chunk.toString()}`.slice(-2000);
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#waiting.shift()?.resolve(line);
    });
    const endWithParent = (): void => void this.#child.kill('SIGKILL');
    process.once('exit', endWithParent);
    this.#child.once('close', () => process.off('exit', endWithParent));
    this.#child.stdin.on('error', () => {}); // The end of the process says what happened.
    this.#ended = new Promise<void>((resolve) => {
      const end = (error: Error) => {
        this.#failure ??= error;
        for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
        resolve();
      };
      this.#child.once('error', end);
      this.#child.once('close', (code, signal) =>
        end(new Error(`${command} ended (${signal ?? code}): ${this.#said}`)),
      );
    });
  }

  /** Passes text on, when the process has taken what came before. */
  async write(text: string): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#child.stdin.write(text)) return;
    await Promise.race([once(this.#child.stdin, 'drain'), this.#ended]);
  }

  /** Writes a question and waits for its line; questions are answered in their order. */
  async ask(text: string): Promise<string> {
    const answer = new Promise<string>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // Not awaited before the answer, which may be the failure of the process.
    void this.write(text).catch(() => {});
    if (this.#failure !== undefined) throw this.#failure;
    return answer;
  }

  async close(): Promise<void> {
    if (this.#failure !== undefined) return;
    this.#child.stdin.end();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    await this.#ended;
    clearTimeout(timer);
  }
}
