import type {
  ChangeAnswer,
  ConcentrationAnswer,
  MapAreaKind,
  MoranAnswer,
} from '@zca/domain/geography';
import {
  change,
  concentration,
  divergingClasses,
  EXPLANATIONS,
  locationQuotient,
  moran,
  notComputed,
  seededRandom,
  sharingBorder,
  suppress,
} from '@zca/domain/geography';
import { valueLabel } from '@zca/domain/registry';
import type { Answer } from '@zca/query';
import type { UnderstoodSearch } from '../../registry/index.ts';
import { countChanges, type DayPeriods } from '../changes.ts';
import type { AnalysedArea, AnalysisAsker, Viewer } from './asking.ts';
import { EVERYTHING, EXCHANGE_SEED, countsOf, having } from './asking.ts';

/** Most values of a field of which the specialities are told. */
const MOST_FIELDS = 50;
/** Where counts are hidden, measures of fewer records could tell them. */
const LEAST_OPEN_RECORDS = 1000;

/** The analyses of counts by area. */
export class AreaAnalyses {
  readonly #asker: AnalysisAsker;

  constructor(asker: AnalysisAsker) {
    this.#asker = asker;
  }

  /** How evenly records lie over areas, and in which fields each has more than its share. */
  async concentration(
    search: UnderstoodSearch,
    by: AnalysedArea,
    field: string,
    viewer: Viewer,
  ): Promise<ConcentrationAnswer> {
    const started = performance.now();
    const areas = this.#asker.areas(by);
    const answers = await this.#asker.askAll(search, [
      { also: EVERYTHING, parts: { facets: { areas: areaFacet(by, areas) } } },
      {
        also: having(by, ...areas.map(({ code }) => code)),
        parts: { facets: { fields: { field, size: MOST_FIELDS } } },
      },
      ...areas.map(({ code }) => ({
        also: having(by, code),
        parts: { facets: { fields: { field, size: MOST_FIELDS } } },
      })),
    ]);
    const [whole, region, ...each] = answers;
    const byCode = countsOf(whole!, 'areas');
    const counts = areas.map(({ code }) => byCode.get(code) ?? 0);
    const shown = suppress(counts, { ...viewer, totalKnown: true });
    const fields = [...countsOf(region!, 'fields')].toSorted(([, one], [, other]) => other - one);
    const here = each.map((answer) => countsOf(answer, 'fields'));
    const open = fields.map(([value]) =>
      suppress(
        here.map((inArea) => inArea.get(value) ?? 0),
        { ...viewer, totalKnown: true },
      ),
    );
    const quotient = (area: number, place: number) => {
      const count = open[place]!.counts[area]!;
      if (count === null || shown.counts[area] === null) return null;
      return locationQuotient({
        here: count,
        area: counts[area]!,
        field: fields[place]![1],
        region: region!.count,
      });
    };
    return {
      ...this.#asker.basis('concentration', answers, viewer, {
        hidden: shown.hidden + open.reduce((sum, { hidden }) => sum + hidden, 0),
        started,
      }),
      areas: areas.map((area, place) => ({ ...area, count: shown.counts[place]! })),
      result: measured(counts, shown.hidden),
      region: region!.count,
      fields: fields.map(([value]) => ({ value, label: valueLabel(field, value) })),
      quotients: areas.map((_, area) => fields.map((__, place) => quotient(area, place))),
    };
  }

  /** Whether neighbouring districts have like numbers of records a square kilometre. */
  async moranOfDistricts(search: UnderstoodSearch, viewer: Viewer): Promise<MoranAnswer> {
    const started = performance.now();
    const areas = await this.#asker.boundaries();
    const answers = await this.#asker.askAll(search, [
      {
        also: EVERYTHING,
        parts: {
          facets: { areas: areaFacet('district', areas) },
        },
      },
    ]);
    const shown = suppress(countsIn(answers[0]!, areas), { ...viewer, totalKnown: true });
    const density = areas.map(({ areaKm2 }, place) => (shown.counts[place] ?? 0) / areaKm2);
    return {
      ...this.#asker.basis('moran', answers, viewer, { hidden: shown.hidden, started }),
      unit: 'district',
      zoom: null,
      cellMetres: null,
      missing: answers[0]!.facets['areas']?.missing ?? 0,
      result: moran(density, sharingBorder(areas), seededRandom(EXCHANGE_SEED)),
    };
  }

  /** How the counts of areas changed from one period to another that does not overlap it. */
  async change(
    search: UnderstoodSearch,
    by: MapAreaKind,
    periods: DayPeriods,
    viewer: Viewer,
  ): Promise<ChangeAnswer> {
    const { rows, before, after, ...counted } = await countChanges(
      this.#asker.registry,
      search,
      by,
      periods,
      viewer,
    );
    return {
      count: counted.count,
      threshold: viewer.threshold,
      hidden: counted.hidden,
      complete: counted.complete,
      generation: counted.generation,
      tookMs: counted.tookMs,
      explanation: EXPLANATIONS.change,
      areas: rows.map((row) => ({
        code: row.code,
        name: row.name,
        before: row.before,
        after: row.after,
        change: change(row.before, row.after),
      })),
      outside: { before: before.outside, after: after.outside },
      total: {
        before: before.count,
        after: after.count,
        change: change(before.count, after.count),
      },
      classes: divergingClasses(rows.map(({ difference }) => difference)),
    };
  }
}

function areaFacet(by: AnalysedArea, areas: readonly { readonly code: string }[]) {
  return { field: by, size: 0, values: areas.map(({ code }) => code) };
}

function countsIn(answer: Answer, areas: readonly { readonly code: string }[]): number[] {
  const counts = countsOf(answer, 'areas');
  return areas.map(({ code }) => counts.get(code) ?? 0);
}

/** The measures of concentration, to two digits where a count is hidden, and none of few records then. */
function measured(counts: readonly number[], hidden: number): ConcentrationAnswer['result'] {
  const result = concentration(counts);
  if (!result.computed || hidden === 0) return result;
  if (result.whole < LEAST_OPEN_RECORDS) {
    return notComputed('hiddenCounts', result.whole, LEAST_OPEN_RECORDS);
  }
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    ...result,
    herfindahl: round(result.herfindahl),
    herfindahlPoints: Math.round(round(result.herfindahl) * 10_000),
    normalised: round(result.normalised),
    equivalents: round(1 / round(result.herfindahl)),
    greatest: result.greatest.map(({ of, share }) => ({ of, share: round(share) })),
    entropy: round(result.entropy),
    evenness: round(result.evenness),
    gini: round(result.gini),
    theil: round(result.theil),
  };
}
