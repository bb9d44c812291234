import type { Condition } from '@zca/query';
import type { CalendarDay } from '@zca/standards';
import type { BothWords } from '../matters/index.ts';
import type { Method, Span } from './formula.ts';
import { leavesOf } from './formula.ts';
import type {
  Direction,
  IndicatorGroup,
  IndicatorKind,
  IndicatorRank,
  PublishedFigure,
  RegisterKey,
} from './model.ts';

/** A way to take a number apart: by the values of a field, or by conditions that may overlap. */
export type BreakdownDefinition =
  | { readonly id: string; readonly title: BothWords; readonly of: 'field'; readonly field: string }
  | {
      readonly id: string;
      readonly title: BothWords;
      readonly of: 'conditions';
      readonly parts: readonly {
        readonly id: string;
        readonly title: BothWords;
        readonly where: (span: Span) => Condition;
      }[];
    };

/** An indicator in one version. A change of what is counted is a new version with its own first day. */
export interface IndicatorDefinition {
  readonly code: string;
  readonly version: number;
  readonly effectiveFrom: CalendarDay;
  readonly effectiveTo: CalendarDay | null;
  readonly rank: IndicatorRank;
  readonly group: IndicatorGroup;
  readonly kind: IndicatorKind;
  readonly direction: Direction;
  readonly title: BothWords;
  /** For a board: a few characters. */
  readonly shortTitle: BothWords;
  readonly unit: BothWords;
  /** Digits behind the point that are shown; nothing is computed with rounded values. */
  readonly decimals: number;
  readonly owner: BothWords;
  readonly sources: readonly BothWords[];
  readonly base: { readonly year: number; readonly value: number | null };
  /**
   * Value from which the schedule starts where that is not the base: a count that begins anew with the
   * plan starts from zero.
   */
  readonly scheduleFrom?: number;
  readonly targets: readonly PublishedFigure[];
  readonly notes: readonly BothWords[];
  /** The first is published. */
  readonly methods: readonly [Method, ...Method[]];
  readonly breakdowns?: readonly BreakdownDefinition[];
  readonly unverified?: readonly BothWords[];
}

/** Registers that any method of an indicator reads. */
export function registersOf(definition: IndicatorDefinition): readonly RegisterKey[] {
  const keys = definition.methods.flatMap(({ formula }) =>
    leavesOf(formula).flatMap((leaf) => (leaf.of === 'rights' ? [] : [leaf.register])),
  );
  return [...new Set(keys)];
}

/** The target by which schedule and progress are computed; undefined where only a direction is known. */
export function adoptedTarget(definition: IndicatorDefinition): PublishedFigure | undefined {
  return definition.targets.find(({ adopted }) => adopted);
}
