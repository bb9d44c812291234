import {
  type Area,
  type Board,
  type Breakdown,
  type CountedItems,
  type DefinitionView,
  describeDefinition,
  type DraftReceipt,
  type EvidenceView,
  type IndicatorDefinition,
  type IndicatorDetail,
  INDICATORS,
  indicatorsOn,
  type Period,
  type PopulationFigure,
  populationOfDistricts,
  type PublishedValue,
  type Span,
  type ValueDraft,
  yearPeriod,
} from '@zca/domain/indicators';
import type { Actor } from '@zca/domain/identity';
import { RIGHT_FIELD_REGISTRY } from '@zca/domain/registry';
import type { InputLimits } from '@zca/formats';
import { print } from '@zca/query';
import type { Database } from '../base/database/index.ts';
import { absent, HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import type { LawStore } from '../law/index.ts';
import {
  actingPerson,
  askerOf,
  type MattersService,
  refusalsAsProblems,
} from '../matters/index.ts';
import type { RegistryService } from '../registry/index.ts';
import { type Asked, definitionOf, periodOf, understand } from './asked.ts';
import { liveValues, makeBoard, planYears, publishedValues, type ValueOf } from './board.ts';
import { type ChosenPart, entryBreakdowns, rightsBreakdowns, rightsLeaf } from './breakdowns.ts';
import { makeDetail } from './detail.ts';
import { EntryStore } from './entryStore.ts';
import { rightsCondition } from './evidence.ts';
import { Figures, type FigureSet, type Wanted } from './figures.ts';
import { frozenRights, readKeys } from './frozen.ts';
import { frozenItems, type ItemSources, liveItems } from './items.ts';
import { areaWithin, ownAreas, reachOf } from './reach.ts';
import { RegisterDesk } from './registerDesk.ts';
import { type Reporting, reportValue } from './reporting.ts';
import type { KeptEvidence, ValueStore } from './valueStore.ts';
import { isByCondition, whyCounted } from './why.ts';

export interface IndicatorsOptions {
  readonly database: Database;
  readonly search: SearchService;
  readonly registry: RegistryService;
  readonly law: LawStore;
  readonly matters: MattersService;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Today in Shanghai. */
  readonly today: () => string;
  readonly budgetMs: number;
  readonly values: ValueStore;
  readonly limits: Partial<InputLimits>;
  readonly isDemonstration: () => boolean;
}

/** Indicators: counted, judged, taken apart, and put on their way to publication. */
export class IndicatorsService {
  readonly entries: EntryStore;
  readonly values: ValueStore;
  readonly figures: Figures;
  readonly desk: RegisterDesk;
  readonly #options: IndicatorsOptions;

  constructor(options: IndicatorsOptions) {
    this.#options = options;
    const { database, search, law, budgetMs, clock, today } = options;
    this.entries = new EntryStore(database.pool);
    this.values = options.values;
    this.figures = new Figures({ search, entries: this.entries, law, budgetMs, clock, today });
    this.desk = new RegisterDesk({
      database,
      entries: this.entries,
      now: () => this.now,
      today,
      onChange: () => this.figures.changed(),
    });
  }

  /** How much files of registers may expand to. */
  get limits(): Partial<InputLimits> {
    return this.#options.limits;
  }

  get now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  definitions(): readonly DefinitionView[] {
    return INDICATORS.map(describeDefinition);
  }

  async board(actor: Actor, asked: Asked): Promise<Board> {
    const start = performance.now();
    const { area, reach, period, source } = understand(actor, asked, this.#options.today());
    const definitions = indicatorsOn(period.to);
    const [published, figures] = await Promise.all([
      // Beside values counted now stands just what was published of the same area and period.
      this.values.published(source === 'live' ? { area: area.code, period: period.name } : {}),
      this.#gather(definitions, period, source, { mayLag: true }),
    ]);
    const board = makeBoard({
      definitions,
      area,
      reach,
      own: ownAreas(actor),
      period,
      source,
      valueOf: source === 'live' ? liveValues(figures) : publishedValues(published),
      figures,
      published,
      today: this.#options.today(),
      demonstration: this.#options.isDemonstration(),
    });
    return { ...board, tookMs: tookSince(start) };
  }

  async detail(actor: Actor, code: string, asked: Asked): Promise<IndicatorDetail> {
    const start = performance.now();
    const { area, reach, period, source } = understand(actor, asked, this.#options.today());
    const definition = definitionOf(code, period);
    const published = await this.values.published({ code });
    const figures = await this.#gather([definition], period, source, { withAlternatives: true });
    const valueOf: ValueOf = source === 'live' ? liveValues(figures) : publishedValues(published);
    const leaf = source === 'live' ? rightsLeaf(definition) : undefined;
    const span = figures.span(period);
    const where = leaf === undefined ? undefined : rightsCondition(leaf, span, area.code);
    const detail = makeDetail({
      definition,
      area,
      reach,
      own: ownAreas(actor),
      period,
      source,
      valueOf,
      figures,
      published,
      breakdowns:
        source === 'published'
          ? await this.#frozenBreakdowns(definition, area, period, published, span)
          : where === undefined
            ? entryBreakdowns(figures.inputs(definition.methods[0].formula, area.code, period), [])
            : await rightsBreakdowns(definition, where, span, [], this.#options),
      search: where === undefined ? null : print(where, RIGHT_FIELD_REGISTRY, 'zh'),
      today: this.#options.today(),
    });
    return { ...detail, tookMs: tookSince(start) };
  }

  /** The frozen list of the latest vintage, taken apart; nothing where none was published. */
  async #frozenBreakdowns(
    definition: IndicatorDefinition,
    area: Area,
    period: Period,
    published: readonly PublishedValue[],
    span: Span,
  ): Promise<readonly Breakdown[]> {
    const latest = published.findLast(
      (value) => value.area === area.code && value.period === period.name,
    );
    const evidence = latest && (await this.values.findEvidence(latest.evidence));
    if (evidence === undefined) return [];
    if (evidence.question === null) return entryBreakdowns(evidence.entries, []);
    const keys = readKeys((await this.values.findRecords(evidence.id)) ?? '');
    const days = { ...span, day: evidence.day };
    return (await frozenRights(definition, days, keys, [], true, this.#options)).breakdowns;
  }

  /** The registered population of the districts on a day: published figures, which everybody may know. */
  async populationOn(day: string): Promise<readonly PopulationFigure[]> {
    const figures = await this.figures.gather([]);
    return populationOfDistricts((area) => figures.entriesAt('population', area), day);
  }

  /** A page of what is counted, now or in frozen evidence. */
  async items(
    actor: Actor,
    code: string,
    asked: Asked & {
      readonly chosen: readonly ChosenPart[];
      readonly evidence?: string | undefined;
      readonly cursor?: string | undefined;
      /** The one record or entry that is asked for; nothing else is answered. */
      readonly only?: string | undefined;
    },
  ): Promise<CountedItems> {
    const { area, period, source } = understand(actor, asked, this.#options.today());
    const { chosen, cursor, only } = asked;
    const frozen =
      asked.evidence ??
      (source === 'published' ? await this.#publishedEvidence(code, area, period) : undefined);
    if (frozen !== undefined) {
      const evidence = await this.#evidence(actor, frozen);
      if (evidence.code !== code) {
        throw new HttpProblem('request.invalid', {
          zh: `这份证据属于指标 ${evidence.code}，不是 ${code}，请从该指标打开。`,
          en: `This evidence is that of indicator ${evidence.code}, not ${code}; open it from there.`,
        });
      }
      const frozenPeriod = periodOf(evidence.period, this.#options.today());
      const definition = definitionOf(code, frozenPeriod);
      const records = (await this.values.findRecords(frozen)) ?? '';
      const figures = await this.figures.gather([]);
      const span = { ...figures.span(frozenPeriod), day: evidence.day };
      return frozenItems(
        definition,
        evidence,
        records,
        { chosen, cursor, only, maySee: this.#seen(actor) },
        span,
        this.#sources(await this.#why()),
      );
    }
    const definition = definitionOf(code, period);
    const figures = await this.figures.gather([{ method: definition.methods[0], period }]);
    const sources = this.#sources(await this.#why());
    return liveItems(definition, area, period, { chosen, cursor, only }, figures, sources);
  }

  /** The evidence of the latest vintage of a period. */
  async #publishedEvidence(code: string, area: Area, period: Period): Promise<string> {
    const wanted = { code, area: area.code, period: period.name };
    const latest = (await this.values.published(wanted)).at(-1);
    if (latest !== undefined) return latest.evidence;
    throw absent('这一期还没有发布。', 'Nothing was published for this period.');
  }

  /** Frozen evidence: for everybody once it is published, before that for who may see its area. */
  async evidence(actor: Actor, id: string): Promise<EvidenceView> {
    const { whole, entries, ...evidence } = await this.#evidence(actor, id);
    const maySee = this.#seen(actor);
    const all = new Map(whole.map((entry) => [entry.id, entry]));
    return {
      ...evidence,
      entries: entries.map((plain) => ({
        ...plain,
        entry: maySee(plain.area) ? (all.get(plain.id) ?? null) : null,
      })),
    };
  }

  /** Whether somebody may see the entries of an area whole: names, numbers of cases, amounts. */
  #seen(actor: Actor): (area: string) => boolean {
    const reach = new Set(reachOf(actor, 'indicators.live').map(({ code }) => code));
    return (area) => reach.has(area);
  }

  async #evidence(actor: Actor, id: string): Promise<KeptEvidence> {
    const evidence = await this.values.findEvidence(id);
    const mayRead =
      evidence !== undefined &&
      (reachOf(actor, 'indicators.live').some(({ code }) => code === evidence.area) ||
        (await this.values.isPublished(id)));
    if (evidence === undefined || !mayRead) {
      throw absent(
        '没有这份证据，或者它还没有发布。',
        'There is no such evidence, or it is not published yet.',
      );
    }
    return evidence;
  }

  /** Takes the evidence of a value and files it as a draft; the value is what the evidence says. */
  async draft(actor: Actor, draft: ValueDraft): Promise<DraftReceipt> {
    const area = areaWithin(reachOf(actor, 'indicators.draft'), draft.area);
    const period = periodOf(draft.period, this.#options.today());
    const definition = definitionOf(draft.code, period);
    if (period.to >= this.#options.today()) {
      throw new HttpProblem('request.invalid', {
        zh: `${period.name} 到 ${period.to} 才结束，现在的数值不是这一期的数值。请在期末之后填报。`,
        en: `${period.name} ends on ${period.to}, so its value is not yet known. Report it after that day.`,
      });
    }
    const before = (await this.values.nextVintage(draft.code, area.code, period.name)) - 1;
    if (before > 0 && (draft.correction ?? '').trim() === '') {
      throw new HttpProblem('request.invalid', {
        zh: `这一期已发布第${before}版，再次填报是更正，请写明更正理由。`,
        en: `Vintage ${before} of this period is published; another one corrects it, so say why.`,
      });
    }
    return refusalsAsProblems(() =>
      reportValue(this.reporting, {
        definition,
        area,
        period,
        correction: draft.correction,
        note: draft.note,
        person: actingPerson(actor),
        asker: askerOf(actor),
        at: this.now,
      }),
    );
  }

  /** What reporting a value needs. */
  get reporting(): Reporting {
    const { search, matters } = this.#options;
    return { values: this.values, figures: this.figures, search, matters };
  }

  /** Gathers what the board and the pages of definitions need. */
  #gather(
    definitions: readonly IndicatorDefinition[],
    period: Period,
    source: 'live' | 'published',
    {
      withAlternatives = false,
      mayLag = false,
    }: { readonly withAlternatives?: boolean; readonly mayLag?: boolean },
  ): Promise<FigureSet> {
    // The pages of a definition show registered figures of other cities beside what was published.
    if (source === 'published') {
      return withAlternatives ? this.figures.gather([]) : this.figures.withoutEntries();
    }
    const periods = [...planYears(this.#options.today()), period];
    const wanted = definitions.flatMap(({ methods, base }): Wanted[] => [
      ...[...periods, yearPeriod(base.year)].map((each) => ({ method: methods[0], period: each })),
      ...(withAlternatives ? methods.slice(1).map((method) => ({ method, period })) : []),
    ]);
    return this.figures.gather(wanted, mayLag);
  }

  async #why(): Promise<ItemSources['whyOf']> {
    const { law, registry } = this.#options;
    const parameters = await law.listParameters();
    return async (definition, right, day) => {
      // Awards are asked for right by right, so only where they can be a reason.
      const isAwarded = right.collection === 'patent' && isByCondition(definition);
      const awards = isAwarded ? await registry.awards.of(right) : [];
      return whyCounted(definition, right, day, { parameters, awards });
    };
  }

  #sources(whyOf: ItemSources['whyOf']): ItemSources {
    const { search, registry, budgetMs } = this.#options;
    return { search, registry, budgetMs, whyOf };
  }
}

function tookSince(start: number): number {
  return Math.round((performance.now() - start) * 10) / 10;
}
