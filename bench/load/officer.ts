import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type {
  ActReceipt,
  FormField,
  MatterDetail,
  ProcedureDescription,
  QueuePage,
} from '@zca/domain/matters';

/** One answer of the platform, with the milliseconds that it took. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** Sends requests to one platform over connections that stay open. */
export class Line {
  readonly #agent: Agent;
  readonly #port: number;

  constructor(port: number, connections: number) {
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  ask(cookie: string, path: string, body?: object): Promise<Answer> {
    const started = performance.now();
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.#port,
          path,
          agent: this.#agent,
          method: payload === undefined ? 'GET' : 'POST',
          headers: {
            cookie,
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'x-zca-csrf': '1' }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              body: Buffer.concat(chunks).toString('utf8'),
              ms: performance.now() - started,
            }),
          );
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(payload);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** What an officer has done, and how long each kind of thing took. */
export interface Work {
  readonly reads: number[];
  readonly writes: number[];
  /** Hashes of the entries of acts that were taken. */
  readonly entries: string[];
  /** Acts that were refused because somebody else had acted, and others that were refused. */
  overtaken: number;
  refused: number;
  /** Requests that were sent twice under one key, and answers that differed. */
  repeated: number;
  doubled: number;
  /** Matters that had gone to another office since the queue was read. */
  gone: number;
  failed: number;
}

export function newWork(): Work {
  return {
    reads: [],
    writes: [],
    entries: [],
    overtaken: 0,
    refused: 0,
    repeated: 0,
    doubled: 0,
    gone: 0,
    failed: 0,
  };
}

export interface OfficerOptions {
  readonly line: Line;
  readonly cookie: string;
  readonly procedures: ReadonlyMap<string, ProcedureDescription>;
  readonly today: string;
  /** Between 0 and 1. */
  readonly random: () => number;
  readonly work: Work;
}

/** An officer at a desk: reads the queue, opens matters, and does what can be done in them. */
export class Officer {
  readonly #options: OfficerOptions;
  #queue: readonly string[] = [];

  constructor(options: OfficerOptions) {
    this.#options = options;
  }

  /** Reads a page of the queue. */
  async readQueue(view = 'open'): Promise<void> {
    const page = await this.#read<QueuePage>(`/api/v1/matters?view=${view}`);
    this.#queue = page?.matters.map((matter) => matter.id) ?? [];
  }

  /** Opens a matter of the queue. */
  async open(): Promise<MatterDetail | undefined> {
    if (this.#queue.length === 0) await this.readQueue();
    const id = this.#queue[Math.floor(this.#options.random() * this.#queue.length)];
    return id === undefined ? undefined : this.#read<MatterDetail>(`/api/v1/matters/${id}`);
  }

  /** Does one of the things that are offered in a matter; whether there was any. */
  async act(matter: MatterDetail): Promise<boolean> {
    const { random } = this.#options;
    const possible = this.#possible(matter, () => true);
    const chosen = possible[Math.floor(random() * possible.length)];
    if (chosen === undefined) return false;
    await this.#do(matter.row.id, chosen, matter.revision);
    return true;
  }

  /**
   * Does several things in a matter one after the other: what leaves its state as it is again and
   * again, and at last something that leads on.
   */
  async actThrough(matter: MatterDetail, times: number): Promise<void> {
    const { random } = this.#options;
    const stays = this.#possible(matter, (to) => to.length === 0);
    const leads = this.#possible(matter, (to) => to.length > 0);
    let { revision } = matter;
    for (let n = 1; n <= times; n++) {
      const from = n === times && leads.length > 0 ? leads : stays;
      const chosen = from[Math.floor(random() * from.length)];
      if (chosen === undefined) return;
      const receipt = await this.#do(matter.row.id, chosen, revision);
      if (receipt === undefined) return;
      ({ revision } = receipt);
    }
  }

  #possible(
    matter: MatterDetail,
    wanted: (to: readonly string[]) => boolean,
  ): { readonly action: string; readonly input: Record<string, unknown> }[] {
    const described = this.#options.procedures.get(matter.row.procedure);
    return matter.offers.flatMap((offer) => {
      const action = described?.actions.find((one) => one.id === offer.action);
      if (offer.locked !== null || action === undefined || !wanted(action.to)) return [];
      const input = this.#filled(action.form, matter);
      return input === undefined ? [] : [{ action: offer.action, input }];
    });
  }

  async #do(
    id: string,
    chosen: { readonly action: string; readonly input: Record<string, unknown> },
    revision: number,
  ): Promise<ActReceipt | undefined> {
    const { line, cookie, random, work } = this.#options;
    const body = { ...chosen, revision, key: randomUUID() };
    const path = `/api/v1/matters/${id}/acts`;
    const receipt = await this.#write(path, body);
    // Now and then an answer is lost on its way and the request sent again.
    if (receipt !== undefined && random() < 0.02) {
      work.repeated++;
      const again = await line.ask(cookie, path, body);
      const { entry } = JSON.parse(again.body) as Partial<ActReceipt>;
      if (entry !== receipt.entry) work.doubled++;
    }
    return receipt;
  }

  async #write(path: string, body: object): Promise<ActReceipt | undefined> {
    const { line, cookie, work } = this.#options;
    const answer = await line.ask(cookie, path, body);
    work.writes.push(answer.ms);
    if (answer.status === 201) {
      const receipt = JSON.parse(answer.body) as ActReceipt;
      work.entries.push(receipt.entry);
      return receipt;
    }
    if (answer.status === 409) work.overtaken++;
    else if (answer.status === 422 || answer.status === 403) work.refused++;
    else if (answer.status === 404) work.gone++;
    else this.#failed(path, answer);
    return undefined;
  }

  async #read<T>(path: string): Promise<T | undefined> {
    const { line, cookie, work } = this.#options;
    const answer = await line.ask(cookie, path);
    work.reads.push(answer.ms);
    if (answer.status === 200) return JSON.parse(answer.body) as T;
    if (answer.status === 404) {
      work.gone++;
      this.#queue = [];
      return undefined;
    }
    this.#failed(path, answer);
    return undefined;
  }

  /** Counts what should not have happened, and shows the first of it. */
  #failed(path: string, answer: Answer): void {
    const { work } = this.#options;
    if (work.failed === 0)
      console.log(`failed: ${answer.status} ${path} ${answer.body.slice(0, 300)}`);
    work.failed++;
  }

  /** A form filled in with whatever fits; undefined when it needs a file or another person. */
  #filled(form: readonly FormField[], matter: MatterDetail): Record<string, unknown> | undefined {
    const input: Record<string, unknown> = {};
    for (const field of form) {
      if (field.onlyIf !== null) continue;
      const value = this.#valueOf(field, matter);
      if (value !== undefined) input[field.name] = value;
      else if (field.required) return undefined;
    }
    return input;
  }

  #valueOf(field: FormField, matter: MatterDetail): unknown {
    switch (field.type) {
      case 'text':
        return field.format === null ? '经核对材料齐全' : undefined;
      case 'longText':
        return '经电话联系双方并核对材料，情况属实，按程序办理。';
      case 'number':
      case 'money':
        return field.min ?? 1;
      case 'day':
        return this.#options.today;
      case 'yesNo':
        return true;
      case 'choice':
        return field.options[0]?.value;
      case 'choices':
        return field.options.slice(0, 1).map((option) => option.value);
      case 'office':
        return matter.row.office ?? undefined;
      default:
        return undefined;
    }
  }
}
