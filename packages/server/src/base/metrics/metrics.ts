import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `/metrics` tells, in the Prometheus text format. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #questions: Histogram<'complete'>;
  readonly #records: Counter<'outcome'>;
  readonly #lens: Gauge<'what'>;

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    const registers = [this.#registry];
    this.#requests = new Histogram({
      name: 'zca_http_request_seconds',
      help: 'Time of HTTP requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    });
    this.#questions = new Histogram({
      name: 'zca_lens_question_seconds',
      help: 'Time that the lens spent on a question',
      labelNames: ['complete'],
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
      registers,
    });
    this.#records = new Counter({
      name: 'zca_import_records_total',
      help: 'Records read by imports, by outcome',
      labelNames: ['outcome'],
      registers,
    });
    this.#lens = new Gauge({
      name: 'zca_lens',
      help: 'Size of the lens: documents, segments, bytes',
      labelNames: ['what'],
      registers,
    });
  }

  observeRequest(method: string, route: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, milliseconds / 1000);
  }

  observeQuestion(complete: boolean, milliseconds: number): void {
    this.#questions.observe({ complete: String(complete) }, milliseconds / 1000);
  }

  countRecords(outcome: string, count: number): void {
    this.#records.inc({ outcome }, count);
  }

  lensSize(documents: number, segments: number, bytes: number): void {
    this.#lens.set({ what: 'documents' }, documents);
    this.#lens.set({ what: 'segments' }, segments);
    this.#lens.set({ what: 'bytes' }, bytes);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
