import type { LegalParameter, Validity } from '@zca/domain/law';
import { STATUSES } from '@zca/domain/law';
import type {
  CalendarDay,
  MarkedText,
  Right,
  RightStatus,
  RightSummary,
} from '@zca/domain/registry';
import {
  displayNumber,
  expiryDayOf,
  rightValidity,
  holdersOn,
  rightType,
  rightTypeLabel,
  valueLabel,
} from '@zca/domain/registry';
import type { Analyzer } from '@zca/lens';
import type { Analyse, Mark, TextRun } from '@zca/query';
import { highlight, passage } from '@zca/query';
import { theAnalyzer } from '../base/search/analyzer.ts';
import type { LawStore } from '../law/index.ts';

/** Characters of a passage in a list. */
const PASSAGE_LENGTH = 90;
/** Parameters change rarely; a list need not read them again. */
const PARAMETERS_MS = 5_000;

export interface SummariserOptions {
  readonly law: LawStore;
  /** Today in Shanghai. */
  readonly today: () => CalendarDay;
}

/** Makes lines of lists out of records: what matched, who holds, what is in force. */
export class Summariser {
  readonly #options: SummariserOptions;
  readonly #analyse: Analyse;
  /** Folds and cuts texts as the index does. */
  readonly analyzer: Analyzer;
  #parameters: Promise<readonly LegalParameter[]> | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(options: SummariserOptions) {
    this.#options = options;
    const analyzer = theAnalyzer();
    this.analyzer = analyzer;
    this.#analyse = {
      normaliseUnit: (unit) => analyzer.normalise(unit),
      words: (text) => [...analyzer.words(analyzer.normalise(text))],
    };
  }

  /** Legal parameters as recorded now, or a few seconds ago. */
  parameters(): Promise<readonly LegalParameter[]> {
    const now = performance.now();
    if (this.#parameters === undefined || now - this.#readAt > PARAMETERS_MS) {
      this.#readAt = now;
      this.#parameters = this.#options.law.listParameters();
    }
    return this.#parameters;
  }

  /** Makes the next answer read the parameters again. */
  forgetParameters(): void {
    this.#parameters = undefined;
  }

  /** Validity of a right today, or at the end of a past day. */
  async validity(right: Right, asOf: CalendarDay | null): Promise<Validity> {
    return rightValidity(right, await this.parameters(), asOf ?? this.#options.today());
  }

  async summarise(
    right: Right,
    marks: readonly Mark[],
    asOf: CalendarDay | null,
  ): Promise<RightSummary> {
    const day = asOf ?? this.#options.today();
    const validity = await this.validity(right, asOf);
    const holders = holdersOn(right, day);
    const division = holders.find((holder) => holder.division !== undefined)?.division;
    const type = rightType(right);
    return {
      key: right.key,
      collection: right.collection,
      type,
      typeLabel: rightTypeLabel(type),
      title: marked(highlight(right.title, marksIn(marks, 'title'), this.#analyse)),
      passage: this.#passage(right, marks),
      holders: holders.map((holder) => holder.name),
      district: division === undefined ? null : valueLabel('district', division),
      number: displayNumber(right),
      filingDay: right.filingDay ?? null,
      classification: classification(right),
      status: statusOf(validity),
      synthetic: right.synthetic === true,
    };
  }

  #passage(right: Right, marks: readonly Mark[]): MarkedText {
    if (right.collection === 'trademark') {
      const goods = right.classes.flatMap((each) => each.goods ?? []).join('；');
      return marked(highlight(goods.slice(0, PASSAGE_LENGTH), [], this.#analyse));
    }
    const text =
      right.collection === 'patent'
        ? (right.abstract ?? right.firstClaim ?? '')
        : [right.products?.join('；'), right.area, right.specification].filter(Boolean).join('　');
    const found = passage(text, marksIn(marks, 'abstract'), PASSAGE_LENGTH, this.#analyse);
    const runs = marked(found.runs);
    if (found.cutBefore) runs.unshift({ text: '…' });
    if (found.cutAfter) runs.push({ text: '…' });
    return runs;
  }
}

/** Status as the API tells it. */
export function statusOf(validity: Validity): RightStatus {
  const { zh, en } = STATUSES[validity.status];
  return {
    group: validity.group,
    status: validity.status,
    label: { zh, en },
    overlays: validity.overlays.map((overlay) => overlay.overlay),
    expiryDay: expiryDayOf(validity),
  };
}

function marksIn(marks: readonly Mark[], field: string): Mark[] {
  return marks.filter((mark) => mark.fields.includes(field));
}

function marked(runs: readonly TextRun[]): MarkedText {
  return runs.map((run) => (run.hit === true ? { text: run.text, hit: true } : { text: run.text }));
}

/** First classification symbol: IPC, Locarno, the classes of a mark, or the product of an indication. */
function classification(right: Right): string | null {
  if (right.collection === 'trademark') {
    return right.classes.map((each) => String(each.nice).padStart(2, '0')).join('、') || null;
  }
  if (right.collection === 'geographicalIndication') return right.products?.[0] ?? null;
  const first = right.ipc.find((mark) => mark.first === true) ?? right.ipc[0];
  if (first !== undefined) return first.symbol.replace(/^([A-H]\d{2}[A-Z])/, '$1 ');
  return right.locarno?.[0] ?? null;
}
