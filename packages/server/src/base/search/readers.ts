import { joinAnswers, SharedParts } from '@zca/lens';
import type { Answer, Condition, Question } from '@zca/query';
import type {
  FromReader,
  MapAnswer,
  MapPart,
  MapRequest,
  PublishedView,
  Shared,
  ToReader,
} from './protocol.ts';
import { SearchRefusal } from './refusal.ts';
import type { SearchThread } from './searchThread.ts';

/** Starts a reader's thread; `again` is told when it has failed and another is due. */
export type StartReader = (again: (error: Error) => void) => SearchThread;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** A call that no reader has been told yet. */
interface Pending extends Waiting {
  readonly message: (call: number) => ToReader;
  /** The only reader that is to answer; any of them when absent. */
  readonly reader?: Reader | undefined;
}

interface Reader {
  worker: SearchThread;
  /** The call that it was told and has not answered. */
  answering?: (Waiting & { readonly call: number }) | undefined;
}

/**
 * A question is shared when none came so shortly before it: both readers find its hits, and while
 * many ask that work is better spent on the next question.
 */
const QUIET_MS = 20;

/**
 * The threads that answer questions. They take from one queue, one question at a time, so that
 * nobody waits behind a long one while another reader is idle; while nobody else asks, two readers
 * answer together.
 */
export class Readers {
  readonly #start: StartReader;
  readonly #shareFrom: number;
  readonly #readers: Reader[];
  readonly #queue: Pending[] = [];
  #view: PublishedView | undefined;
  #nextCall = 1;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #failed: Error | undefined;

  /** With fewer documents than `shareFrom` a question is never answered by two readers. */
  constructor(count: number, shareFrom: number, start: StartReader) {
    this.#start = start;
    this.#shareFrom = shareFrom;
    this.#readers = Array.from({ length: Math.max(1, count) }, () => {
      const reader: Reader = { worker: this.#startOne(() => reader) };
      return reader;
    });
  }

  #startOne(reader: () => Reader): SearchThread {
    const worker = this.#start((error) => {
      const own = reader();
      own.answering?.reject(error);
      own.answering = undefined;
      own.worker = this.#startOne(reader);
      if (this.#view !== undefined) tell(own, { kind: 'view', view: this.#view });
      this.#dispatch();
    });
    worker.on('message', (message: FromReader) => this.#onMessage(reader(), message));
    return worker;
  }

  #onMessage(reader: Reader, message: FromReader): void {
    if (message.kind === 'closed') return;
    const waiting = reader.answering;
    if (waiting?.call !== message.call) return;
    reader.answering = undefined;
    this.#dispatch();
    if (message.kind === 'refused') {
      waiting.reject(new SearchRefusal(message.code, message.message, message.params));
    } else {
      waiting.resolve(resultOf(message) as never);
    }
  }

  /** Questions that are put from now on are answered from this view. */
  show(view: PublishedView): void {
    this.#view = view;
    for (const reader of this.#readers) tell(reader, { kind: 'view', view });
  }

  async ask(question: Question, scope: Condition, past: string | null): Promise<Answer> {
    const put = (shared: Shared | null) =>
      this.#call<Answer>((call) => ({ kind: 'ask', call, question, scope, past, shared }));
    const isQuiet = performance.now() - this.#lastAsked >= QUIET_MS;
    this.#lastAsked = performance.now();
    const isShared =
      isQuiet &&
      this.#idle().length > 1 &&
      past === null &&
      this.#view !== undefined &&
      this.#view.documents >= this.#shareFrom &&
      hasSeveralParts(question);
    if (!isShared) return put(null);
    // Two idle readers are told at once, and both have been sent the same view before.
    const memory = SharedParts.memory();
    const answers = await Promise.all([
      put({ memory, end: 'front' }),
      put({ memory, end: 'back' }),
    ]);
    return joinAnswers(question, ...answers);
  }

  /**
   * Answers many questions of one scope, which is sent once to each reader: it may be a long list. Standing
   * ones go to the readers in the same order each time, where what they found is kept.
   */
  async askAll(
    questions: readonly Question[],
    scope: Condition,
    { past, standing }: { readonly past: string | null; readonly standing: boolean },
  ): Promise<Answer[]> {
    const taking = Math.min(this.#readers.length, questions.length);
    const shares = await Promise.all(
      Array.from({ length: taking }, (_, place) => {
        const own = questions.filter((_question, at) => at % taking === place);
        return this.#call<Answer[]>((call) => ({
          kind: 'askAll',
          call,
          questions: own,
          scope,
          past,
          standing,
        }));
      }),
    );
    return questions.map((_, at) => shares[at % taking]![Math.floor(at / taking)]!);
  }

  ids(where: Condition, scope: Condition, past: string | null): Promise<readonly string[]> {
    return this.#call((call) => ({ kind: 'ids', call, where, scope, past }));
  }

  /** A part of a map. All parts of one map go to one reader, which keeps what it counted. */
  map(request: MapRequest, part: MapPart, past: string | null): Promise<MapAnswer> {
    const reader = this.#readers[placeOf(request.key, this.#readers.length)];
    return this.#call((call) => ({ kind: 'map', call, request, part, past }), reader);
  }

  /** Fails what is waiting and everything that is asked from now on. */
  fail(error: Error): void {
    this.#failed = error;
    for (const { answering } of this.#readers) answering?.reject(error);
    for (const { reject } of this.#queue.splice(0)) reject(error);
  }

  #idle(): Reader[] {
    return this.#readers.filter(({ answering }) => answering === undefined);
  }

  #call<T>(message: (call: number) => ToReader, reader?: Reader): Promise<T> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ message, resolve, reject, reader });
      this.#dispatch();
    });
  }

  /** Tells idle readers what waits longest. */
  #dispatch(): void {
    for (const reader of this.#idle()) {
      const place = this.#queue.findIndex(
        (one) => one.reader === undefined || one.reader === reader,
      );
      if (place < 0) continue;
      const [next] = this.#queue.splice(place, 1) as [Pending];
      const call = this.#nextCall++;
      const { message, resolve, reject } = next;
      reader.answering = { call, resolve, reject };
      tell(reader, message(call));
    }
  }
}

/** One of so many places, always the same for a text. */
function placeOf(text: string, places: number): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return Math.abs(hash) % places;
}

/** Whether there is more to answer than the count and one thing. */
function hasSeveralParts({
  top,
  facets,
  histograms,
  pivots,
  statistics,
  cells,
}: Question): boolean {
  const named = [facets, histograms, pivots, statistics, cells];
  const parts = named.reduce((sum, each) => sum + Object.keys(each ?? {}).length, 0);
  return parts + Number(top !== undefined) > 1;
}

/** What a call was made for. */
function resultOf(message: Exclude<FromReader, { kind: 'refused' | 'closed' }>): unknown {
  switch (message.kind) {
    case 'answer':
      return message.answer;
    case 'answers':
      return message.answers;
    case 'ids':
      return message.ids;
    case 'map':
      return message.answer;
  }
}

function tell(reader: Reader, message: ToReader): void {
  reader.worker.postMessage(message);
}
