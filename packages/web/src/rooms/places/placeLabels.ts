/** A label that wants to stand at a point; all in the units of the drawing. */
export interface WantedLabel {
  readonly key: string;
  readonly at: readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
}

/** Where the middle of a label stands; with a line to its point where that is elsewhere. */
export interface PlacedLabel {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly leader: boolean;
}

interface Space {
  readonly width: number;
  readonly height: number;
  /** Whether a point is taken by something that a label had better not cover; unknown is free. */
  readonly isGround?: (x: number, y: number) => boolean;
  /** Whether a point is still in what a label names, which then needs no leader; unknown is not. */
  readonly isOwn?: (key: string, x: number, y: number) => boolean;
}

interface Taken {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DIRECTIONS = 24;
const STEP = 14;
const MOST_STEPS = 18;
/** What it costs to stand over the ground of another area, in units of distance. */
const GROUND_COST = 90;
/** Points along a leader that nothing may cover. */
const LEADER_POINTS = 10;

/**
 * Places labels so that none overlaps another: at its point where that is free, in the order given, and then
 * the others beside, as near as may be, with a leader. Where there is no room at all a label is left out.
 */
export function placeLabels(wanted: readonly WantedLabel[], space: Space): PlacedLabel[] {
  const taken: Taken[] = [];
  const placed: PlacedLabel[] = [];
  const crowded: WantedLabel[] = [];
  const put = (label: WantedLabel, [x, y]: readonly [number, number], leader: boolean): void => {
    const { key, width, height } = label;
    taken.push({ x, y, width, height });
    placed.push({ key, x, y, leader });
  };
  for (const label of wanted) {
    const at = nearby(label, taken, space);
    if (at === null) crowded.push(label);
    else put(label, at, false);
  }
  for (const label of crowded) {
    // Rather a leader across another label than no label.
    const found = beside(label, taken, space, true) ?? beside(label, taken, space, false);
    if (found === null) continue;
    put(label, found, true);
    taken.push(...alongLeader(label.at, found));
  }
  return placed;
}

/** The point of a label, or the nearest place in what it names, where it overlaps no other. */
function nearby(
  label: WantedLabel,
  taken: readonly Taken[],
  space: Space,
): readonly [number, number] | null {
  const { key, width, height } = label;
  const places = [label.at, ...around(label.at, Math.ceil(width / 2 / STEP))].filter(
    ([x, y], place) => place === 0 || space.isOwn?.(key, x, y) === true,
  );
  for (const place of places) {
    const [x, y] = within(label, place, space);
    if (!taken.some((other) => overlap({ x, y, width, height }, other))) return [x, y];
  }
  return null;
}

/** Places around a point, the nearest first. */
function around([x, y]: readonly [number, number], steps: number): (readonly [number, number])[] {
  return Array.from({ length: steps * DIRECTIONS }, (_, place) => {
    const distance = (Math.floor(place / DIRECTIONS) + 1) * STEP;
    const angle = ((place % DIRECTIONS) / DIRECTIONS) * 2 * Math.PI;
    return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)] as const;
  });
}

function beside(
  label: WantedLabel,
  taken: readonly Taken[],
  space: Space,
  keepsClear: boolean,
): readonly [number, number] | null {
  let best: readonly [number, number] | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Whose label covers the point itself cannot be kept clear of.
  const [own] = alongLeader(label.at, label.at);
  const covered = new Set(taken.filter((other) => overlap(own!, other)));
  for (const at of around(label.at, MOST_STEPS)) {
    const [x, y] = within(label, at, space);
    if (x !== at[0] || y !== at[1]) continue;
    const cost = Math.hypot(x - label.at[0], y - label.at[1]) + groundCost(label, at, space);
    if (cost >= least) continue;
    const box = { x, y, width: label.width, height: label.height };
    const leader = keepsClear ? alongLeader(label.at, at) : [];
    const blocked = taken.some(
      (other) =>
        overlap(box, other) || (!covered.has(other) && leader.some((part) => overlap(part, other))),
    );
    if (!blocked) [best, least] = [at, cost];
  }
  return best;
}

function groundCost(
  { width, height }: WantedLabel,
  [x, y]: readonly [number, number],
  { isGround = () => false }: Space,
): number {
  const corners = [-0.5, 0, 0.5].flatMap((across) =>
    [-0.5, 0.5].map((down) => isGround(x + across * width, y + down * height)),
  );
  return (GROUND_COST * corners.filter(Boolean).length) / corners.length;
}

/** The middle of a label moved so that all of it is seen. */
function within(
  { width, height }: WantedLabel,
  [x, y]: readonly [number, number],
  space: Space,
): readonly [number, number] {
  return [
    Math.min(space.width - width / 2, Math.max(width / 2, x)),
    Math.min(space.height - height / 2, Math.max(height / 2, y)),
  ];
}

/** The part of a leader that is seen: near its own label it lies below it. */
function alongLeader(
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Taken[] {
  return Array.from({ length: LEADER_POINTS }, (_, place) => {
    const share = place / LEADER_POINTS;
    return {
      x: fromX + share * (toX - fromX),
      y: fromY + share * (toY - fromY),
      width: 2,
      height: 2,
    };
  });
}

function overlap(one: Taken, other: Taken): boolean {
  return (
    Math.abs(one.x - other.x) * 2 < one.width + other.width &&
    Math.abs(one.y - other.y) * 2 < one.height + other.height
  );
}
