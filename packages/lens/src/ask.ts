import type { Answer, Condition, Question } from '@zca/query';
import { cells } from './aggregate/cells.ts';
import { facet } from './aggregate/facet.ts';
import { histogram } from './aggregate/histogram.ts';
import { pivot } from './aggregate/pivot.ts';
import { statistics } from './aggregate/statistics.ts';
import { Budget, BudgetExceeded } from './budget.ts';
import { ConditionCompiler, joined } from './condition/compile.ts';
import type { ScoringTerm } from './condition/compile.ts';
import { evaluate } from './condition/evaluate.ts';
import type { Node } from './condition/node.ts';
import type { AskContext } from './context.ts';
import { Finding } from './finding.ts';
import { SegmentHits, totalOf } from './hits.ts';
import { collapse } from './rank/collapse.ts';
import { compileSort } from './rank/sort.ts';
import type { Sort } from './rank/sort.ts';
import { takeTop } from './rank/top.ts';
import type { Findings, Recall } from './recall.ts';
import type { SegmentView } from './segmentView.ts';
import { EveryPart, type PartTaker } from './share.ts';
import { Arena } from './structure/arena.ts';
import { intersect, subtract, wordsFor } from './structure/bits.ts';
import { DecodedLists } from './structure/lists.ts';
import type { View } from './view.ts';

interface CompiledRefinement {
  readonly field: string;
  readonly node: Node;
}

/** The first hits of an answer, and what belongs to them. */
type Top = Pick<Answer, 'hits' | 'groups' | 'cursor'>;

const arena = new Arena();

/** How a question is answered beyond what it asks. */
export interface AskOptions {
  /** Which parts of the question are answered here; all of them unless it is given. */
  readonly parts?: PartTaker | undefined;
  /** What is kept of the same question for the next time; not used where it has refinements. */
  readonly recall?: Recall | undefined;
}

/** See `View.ask`. */
export function ask(
  view: View,
  question: Question,
  scope: Condition,
  clock: { now(): number },
  { parts = new EveryPart(), recall }: AskOptions,
): Answer {
  const started = clock.now();
  const budget = new Budget(() => clock.now(), question.budgetMs);
  try {
    return answer(
      { view, arena, budget, lists: new DecodedLists(arena) },
      question,
      scope,
      () => clock.now() - started,
      parts,
      recall?.of(question.where, scope),
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
  taker: PartTaker,
  findings: Findings | undefined,
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
  const found =
    findings === undefined || refinements.length > 0
      ? findHits(context, where, refinements, refinedFacets)
      : recallHits(context, where, findings);
  let complete = found.complete;
  const { hits, sideways } = found;

  let top: Top = { hits: [] };
  const answers = { facets: {}, histograms: {}, pivots: {}, statistics: {}, cells: {} };
  const parts: (() => void)[] = [];
  if (sort !== undefined || question.collapse !== undefined) {
    parts.push(() => {
      top = firstHits(context, hits, question, compiler.scoringTerms(), sort);
    });
  }
  const add = <R, A>(
    requests: Readonly<Record<string, R>> | undefined,
    into: Record<string, A>,
    compute: (request: R) => A,
  ): void => {
    for (const [name, request] of Object.entries(requests ?? {})) {
      parts.push(() => {
        into[name] = compute(request);
      });
    }
  };
  add(question.facets, answers.facets, (r) => facet(context, sideways.get(r.field) ?? hits, r));
  add(question.histograms, answers.histograms, (r) => histogram(context, hits, r));
  add(question.pivots, answers.pivots, (r) => pivot(context, hits, r));
  add(question.statistics, answers.statistics, (r) => statistics(context, hits, r));
  add(question.cells, answers.cells, (r) => cells(context, hits, r));

  // A part that runs out of time is left out; the others, and the count, stay lower bounds.
  for (let i = taker.next(parts.length); i >= 0; i = taker.next(parts.length)) {
    try {
      context.budget.check();
      parts[i]!();
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      complete = false;
      // Another reader of the same question may still have time for the parts that are left.
      break;
    }
  }
  return {
    count: totalOf(hits),
    ...top,
    ...answers,
    complete,
    generation: String(view.generation),
    tookMs: took(),
  };
}

/** The first hits, collapsed if asked for; without `sort` only the number of groups. */
function firstHits(
  context: AskContext,
  hits: readonly SegmentHits[],
  question: Question,
  terms: readonly ScoringTerm[],
  sort: Sort | undefined,
): Top {
  const order = sort ?? compileSort(context.view.fields, { size: 0, sort: [{ by: 'id' }] });
  if (question.collapse === undefined) return takeTop(context, hits, terms, order);
  const { first, groups, members } = collapse(context, hits, question.collapse, (among, size) => {
    return takeTop(context, among, terms, { ...order, size, after: undefined }).hits;
  });
  const { hits: lines, ...rest } = takeTop(context, first, terms, order);
  return { hits: lines.map((hit) => ({ ...hit, members: members(hit.id) })), groups, ...rest };
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

/** As `findHits` without refinements, where what was found before is not looked for again. */
function recallHits(
  context: AskContext,
  where: Node,
  findings: Findings,
): { hits: SegmentHits[]; sideways: Map<string, SegmentHits[]>; complete: boolean } {
  const hits: SegmentHits[] = [];
  const sideways = new Map<string, SegmentHits[]>();
  const { arena, budget, lists } = context;
  try {
    for (const view of context.view.segments) {
      if (view.live === 0) continue;
      const { segment } = view;
      let finding = findings.bySegment.get(segment);
      if (finding === undefined) {
        const bits = evaluate({ segment, arena, budget, lists }, where, undefined);
        const own = bits.slice(0, wordsFor(segment.documents));
        arena.release(bits);
        finding = new Finding(segment, own, findings.fields);
        findings.bySegment.set(segment, finding);
      }
      finding.moveTo(view.deleted);
      hits.push(new SegmentHits(view, finding, arena));
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
