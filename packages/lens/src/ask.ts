import type { Answer, Condition, Question } from '@zca/query';
import { cells } from './aggregate/cells.ts';
import { facet } from './aggregate/facet.ts';
import { histogram } from './aggregate/histogram.ts';
import { pivot } from './aggregate/pivot.ts';
import { statistics } from './aggregate/statistics.ts';
import { Budget, BudgetExceeded } from './budget.ts';
import { ConditionCompiler, joined } from './condition/compile.ts';
import { evaluate } from './condition/evaluate.ts';
import type { Node } from './condition/node.ts';
import type { AskContext } from './context.ts';
import { SegmentHits, totalOf } from './hits.ts';
import { collapse } from './rank/collapse.ts';
import { compileSort } from './rank/sort.ts';
import { takeTop } from './rank/top.ts';
import type { SegmentView } from './segmentView.ts';
import { Arena } from './structure/arena.ts';
import { intersect, subtract, wordsFor } from './structure/bits.ts';
import { DecodedLists } from './structure/lists.ts';
import type { View } from './view.ts';

interface CompiledRefinement {
  readonly field: string;
  readonly node: Node;
}

const arena = new Arena();

/** See `View.ask`. */
export function ask(
  view: View,
  question: Question,
  scope: Condition,
  clock: { now(): number },
): Answer {
  const started = clock.now();
  const budget = new Budget(() => clock.now(), question.budgetMs);
  try {
    return answer(
      { view, arena, budget, lists: new DecodedLists(arena) },
      question,
      scope,
      () => clock.now() - started,
    );
  } finally {
    arena.reset();
  }
}

function answer(
  context: AskContext,
  question: Question,
  scope: Condition,
  took: () => number,
): Answer {
  const { view } = context;
  const compiler = new ConditionCompiler(view.fields, view.analyzer);
  const where = joined([compiler.compile(question.where, true), compiler.compile(scope, false)]);
  const refinements = (question.refinements ?? []).map((refinement) => ({
    field: view.fields.get(refinement.field).name,
    node: compiler.compile(refinement.where, false),
  }));
  const sort = question.top === undefined ? undefined : compileSort(view.fields, question.top);

  const refinedFacets = new Set<string>();
  for (const { field } of Object.values(question.facets ?? {})) {
    if (refinements.some((refinement) => refinement.field === field)) refinedFacets.add(field);
  }
  const found = findHits(context, where, refinements, refinedFacets);
  let complete = found.complete;
  const { hits, sideways } = found;

  // A part that runs out of time is left out; the others, and the count, stay lower bounds.
  const part = <T>(compute: () => T): T | undefined => {
    try {
      context.budget.check();
      return compute();
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      complete = false;
      return undefined;
    }
  };
  const parts = <R, A>(requests: Readonly<Record<string, R>> | undefined, compute: (r: R) => A) => {
    const answers: Record<string, A> = {};
    for (const [name, request] of Object.entries(requests ?? {})) {
      const answered = part(() => compute(request));
      if (answered !== undefined) answers[name] = answered;
    }
    return answers;
  };

  const { collapse: collapsedBy } = question;
  const collapsed =
    collapsedBy === undefined
      ? undefined
      : part(() =>
          collapse(context, hits, collapsedBy, (among, size) => {
            const order = sort ?? compileSort(view.fields, { size: 0, sort: [{ by: 'id' }] });
            const whole = { ...order, size, after: undefined };
            return takeTop(context, among, compiler.scoringTerms(), whole).hits;
          }),
        );
  // Without the time to collapse there are no lines.
  const lines = collapsedBy === undefined ? hits : collapsed?.first;
  const top =
    sort === undefined || lines === undefined
      ? undefined
      : part(() => takeTop(context, lines, compiler.scoringTerms(), sort));
  const facets = parts(question.facets, (request) =>
    facet(context, sideways.get(request.field) ?? hits, request),
  );
  const histograms = parts(question.histograms, (r) => histogram(context, hits, r));
  const pivots = parts(question.pivots, (r) => pivot(context, hits, r));
  const figures = parts(question.statistics, (r) => statistics(context, hits, r));
  const mapCells = parts(question.cells, (r) => cells(context, hits, r));
  return {
    count: totalOf(hits),
    hits:
      collapsed === undefined
        ? (top?.hits ?? [])
        : (top?.hits ?? []).map((hit) => ({ ...hit, members: collapsed.members(hit.id) })),
    ...(collapsed === undefined ? {} : { groups: collapsed.groups }),
    ...(top?.cursor === undefined ? {} : { cursor: top.cursor }),
    facets,
    histograms,
    pivots,
    statistics: figures,
    cells: mapCells,
    complete,
    generation: String(view.generation),
    tookMs: took(),
  };
}

/**
 * Evaluates the condition on every segment. For each facet whose own field is refined, a second
 * set of hits leaves that field's refinements out. Segments not reached in time have no hits.
 */
function findHits(
  context: AskContext,
  where: Node,
  refinements: readonly CompiledRefinement[],
  refinedFacets: ReadonlySet<string>,
): {
  hits: SegmentHits[];
  sideways: Map<string, SegmentHits[]>;
  complete: boolean;
} {
  const hits: SegmentHits[] = [];
  const sideways = new Map<string, SegmentHits[]>();
  for (const field of refinedFacets) sideways.set(field, []);
  try {
    for (const view of context.view.segments) {
      if (view.live === 0) continue;
      const found = findInSegment(context, view, where, refinements, refinedFacets);
      hits.push(found.hits);
      for (const [field, others] of found.sideways) sideways.get(field)!.push(others);
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { hits, sideways, complete: false };
  }
  return { hits, sideways, complete: true };
}

function findInSegment(
  context: AskContext,
  view: SegmentView,
  where: Node,
  refinements: readonly CompiledRefinement[],
  refinedFacets: ReadonlySet<string>,
): { hits: SegmentHits; sideways: Map<string, SegmentHits> } {
  const { budget, lists } = context;
  const evaluation = { segment: view.segment, arena: context.arena, budget, lists };
  const words = wordsFor(view.segment.documents);
  const live = (bits: Uint32Array): SegmentHits => {
    if (view.deleted !== null) subtract(bits, view.deleted, words);
    return new SegmentHits(view, bits, context.arena);
  };
  const sideways = new Map<string, SegmentHits>();
  if (refinedFacets.size === 0) {
    const all = joined([where, ...refinements.map(({ node }) => node)]);
    return { hits: live(evaluate(evaluation, all, undefined)), sideways };
  }
  const base = evaluate(evaluation, where, undefined);
  const refined = refinements.map(({ field, node }) => ({
    field,
    bits: evaluate(evaluation, node, base),
  }));
  const without = (field: string | undefined): SegmentHits => {
    const bits = context.arena.dirty(words);
    bits.set(base.subarray(0, words));
    for (const refinement of refined) {
      if (refinement.field !== field) intersect(bits, refinement.bits, words);
    }
    return live(bits);
  };
  for (const field of refinedFacets) sideways.set(field, without(field));
  return { hits: without(undefined), sideways };
}
