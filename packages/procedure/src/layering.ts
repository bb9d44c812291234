/** A box to be placed; sizes in pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A connection of two boxes, by their ids. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** Boxes in layers from top to bottom: corners of the boxes, and for each link what it passes. */
export interface Layers {
  readonly corners: ReadonlyMap<string, Point>;
  /** In the order of the links, from `from` to `to`: around boxes of the layers passed; empty for loops. */
  readonly routes: readonly (readonly Point[])[];
  readonly width: number;
  readonly height: number;
}

/** Distance of boxes beside each other, and of layers, which leaves room for words on arrows. */
const GAP = { x: 40, y: 56 };
const SWEEPS = 12;

/** A box, or the place at which a long link passes a layer. */
interface Item {
  readonly width: number;
  readonly height: number;
  readonly up: Item[];
  readonly down: Item[];
  layer: number;
  /** Left end. */
  x: number;
}

/**
 * Places boxes in layers so that links lead downwards where no circle forbids it, with few crossings
 * (after Sugiyama, Tagawa, Toda 1981: circles broken by depth-first search, longest-path layers,
 * orders by barycentres). Pure: the same boxes and links give the same picture.
 */
export function layoutLayers(boxes: readonly Box[], links: readonly Link[]): Layers {
  const items = new Map<string, Item>(
    boxes.map(({ id, width, height }) => [id, { width, height, up: [], down: [], layer: 0, x: 0 }]),
  );
  const downward = withoutCircles(boxes, links);
  rank(items, downward);
  const layers: Item[][] = [];
  const put = (item: Item): void => {
    (layers[item.layer] ??= []).push(item);
  };
  for (const item of items.values()) put(item);
  const passed = new Map<string, readonly Item[]>();
  for (const { from, to } of downward) {
    const key = keyOf(from, to);
    if (passed.has(key)) continue;
    const [start, end] = [items.get(from)!, items.get(to)!];
    const chain: Item[] = [];
    for (let layer = start.layer + 1; layer < end.layer; layer++) {
      const item: Item = { width: 8, height: 0, up: [], down: [], layer, x: 0 };
      chain.push(item);
      put(item);
    }
    const whole = [start, ...chain, end];
    for (const [i, above] of whole.slice(0, -1).entries()) {
      above.down.push(whole[i + 1]!);
      whole[i + 1]!.up.push(above);
    }
    passed.set(key, chain);
  }
  const ordered = order(layers);
  spread(ordered);
  const tops = topsOf(ordered);
  const top = ({ layer }: Item): number => tops.at[layer]!;
  const bottom = (item: Item): number => top(item) + tops.heights[item.layer]!;
  const middle = (item: Item): number => item.x + item.width / 2;
  const routeOf = (from: string, to: string): Point[] | undefined => {
    const chain = passed.get(keyOf(from, to));
    if (chain === undefined) return undefined;
    const [start, end] = [items.get(from)!, items.get(to)!];
    return [
      // A small box beside a large one is left and entered straight, not through the large one.
      { x: middle(start), y: bottom(start) },
      ...chain.flatMap((item) => [
        { x: middle(item), y: top(item) },
        { x: middle(item), y: bottom(item) },
      ]),
      { x: middle(end), y: top(end) },
    ];
  };
  return {
    corners: new Map(
      [...items].map(([id, item]) => [
        id,
        { x: item.x, y: (top(item) + bottom(item) - item.height) / 2 },
      ]),
    ),
    routes: links.map(({ from, to }) => routeOf(from, to) ?? routeOf(to, from)?.toReversed() ?? []),
    width: Math.max(0, ...ordered.flat().map((item) => item.x + item.width)),
    height: tops.height,
  };
}

function keyOf(from: string, to: string): string {
  return `${from}\n${to}`;
}

/** The links without loops, those that would close a circle turned round. */
function withoutCircles(boxes: readonly Box[], links: readonly Link[]): Link[] {
  const next = new Map<string, Link[]>();
  for (const link of links) next.set(link.from, [...(next.get(link.from) ?? []), link]);
  const state = new Map<string, 'open' | 'done'>();
  const found: Link[] = [];
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const { from, to } of next.get(id) ?? []) {
      if (from === to) continue;
      if (state.get(to) === 'open') {
        found.push({ from: to, to: from });
        continue;
      }
      found.push({ from, to });
      if (!state.has(to)) visit(to);
    }
    state.set(id, 'done');
  };
  for (const { id } of boxes) if (!state.has(id)) visit(id);
  return found;
}

/** Layers by the longest way from above. */
function rank(items: ReadonlyMap<string, Item>, links: readonly Link[]): void {
  const above = new Map<string, number>();
  for (const { to } of links) above.set(to, (above.get(to) ?? 0) + 1);
  const waiting = [...items.keys()].filter((id) => !above.has(id));
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const from = items.get(id)!;
    for (const { to } of links.filter((link) => link.from === id)) {
      const item = items.get(to)!;
      item.layer = Math.max(item.layer, from.layer + 1);
      above.set(to, above.get(to)! - 1);
      if (above.get(to) === 0) waiting.push(to);
    }
  }
}

/** The layers, each in the order that gave the fewest crossings. */
function order(layers: readonly Item[][]): Item[][] {
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(best);
  let present = best;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const goesDown = sweep % 2 === 0;
    const place = new Map<Item, number>();
    present = present.map((layer) => [...layer]);
    for (const layer of present) for (const [i, item] of layer.entries()) place.set(item, i);
    for (const layer of goesDown ? present : present.toReversed()) {
      const weight = new Map(
        layer.map((item, i) => {
          const others = goesDown ? item.up : item.down;
          return [item, others.length === 0 ? i : mean(others.map((one) => place.get(one)!))];
        }),
      );
      layer.sort((a, b) => weight.get(a)! - weight.get(b)!);
      for (const [i, item] of layer.entries()) place.set(item, i);
    }
    const count = crossings(present);
    if (count < fewest) [best, fewest] = [present, count];
  }
  return best;
}

function crossings(layers: readonly (readonly Item[])[]): number {
  let count = 0;
  for (const [i, layer] of layers.entries()) {
    const place = new Map((layers[i + 1] ?? []).map((item, at) => [item, at]));
    const ends = layer.map((item) => item.down.map((one) => place.get(one) ?? 0));
    for (const [left, a] of ends.entries()) {
      for (const b of ends.slice(left + 1)) {
        for (const one of a) count += b.filter((other) => other < one).length;
      }
    }
  }
  return count;
}

/** Left ends: near the middle of what each is linked with, in their order and without overlaps. */
function spread(layers: readonly (readonly Item[])[]): void {
  for (const layer of layers) pack(layer, undefined);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const goesDown = sweep % 2 === 0;
    for (const layer of goesDown ? layers : layers.toReversed()) {
      pack(layer, (item) => {
        const others = goesDown ? item.up : item.down;
        const middle = others.map((one) => one.x + one.width / 2);
        return others.length === 0 ? item.x : mean(middle) - item.width / 2;
      });
    }
  }
  const first = Math.min(...layers.flat().map((item) => item.x));
  for (const item of layers.flat()) item.x = Math.round(item.x - first);
}

/** Half way between what comes of pushing boxes to the right and of pushing them to the left. */
function pack(layer: readonly Item[], wish: ((item: Item) => number) | undefined): void {
  const wanted = layer.map((item) => wish?.(item) ?? 0);
  const right: number[] = [];
  for (const [i, item] of layer.entries()) {
    const before = layer[i - 1];
    const free = before === undefined ? -Infinity : right[i - 1]! + before.width + GAP.x;
    right[i] = Math.max(wanted[i]!, free);
    item.x = right[i]!;
  }
  if (wish === undefined) return;
  let free = Infinity;
  for (let i = layer.length - 1; i >= 0; i--) {
    const item = layer[i]!;
    const left = Math.min(wanted[i]!, free - item.width);
    free = left - GAP.x;
    item.x = (right[i]! + left) / 2;
  }
}

function topsOf(layers: readonly (readonly Item[])[]): {
  readonly at: readonly number[];
  readonly heights: readonly number[];
  readonly height: number;
} {
  const heights = layers.map((layer) => Math.max(0, ...layer.map((item) => item.height)));
  const at: number[] = [];
  let y = 0;
  for (const height of heights) {
    at.push(y);
    y += height + GAP.y;
  }
  return { at, heights, height: Math.max(0, y - GAP.y) };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
