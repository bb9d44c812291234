import type { ProcedureDefinition, StateNode } from './definition.ts';
import { type Box, layoutLayers, type Link, type Point } from './layering.ts';
import { findState, routesOf } from './states.ts';
import type { Words } from './words.ts';

/** A state in the picture; `start` is where matters are filed. Corner and size in pixels. */
export interface DiagramNode {
  /** State path; empty for the start. */
  readonly path: string;
  readonly title: Words;
  readonly kind: 'start' | 'state' | 'group' | 'parallel' | 'end';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An arrow in the picture, from border to border. */
export interface DiagramEdge {
  /** Null for what happens by itself when every part has ended. */
  readonly action: string | null;
  readonly title: Words;
  /** State paths; empty for the start. */
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** Middle of its words: on the arrow, apart from those of arrows beside it. */
  readonly label: Point;
}

/** The state chart of a definition as a picture. */
export interface Diagram {
  readonly width: number;
  readonly height: number;
  /** Groups come before what lies inside them. */
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const START = '';
const HEAD = 28;
const PADDING = 20;
const STATE_HEIGHT = 36;
const START_SIZE = 16;

type Arrow = Omit<DiagramEdge, 'points' | 'label'>;

/** What is placed inside one group, in coordinates of its own. */
interface Inside {
  readonly nodes: readonly DiagramNode[];
  readonly routes: ReadonlyMap<Arrow, readonly Point[]>;
  readonly width: number;
  readonly height: number;
}

/**
 * The picture of a definition: states in layers from top to bottom, states inside others in boxes of
 * their own, an arrow for every way that an action can take. Actions that lead nowhere else have none.
 *
 * @param language whose titles the boxes are wide enough for
 */
export function diagramOf(definition: ProcedureDefinition, language: keyof Words = 'zh'): Diagram {
  const arrows = arrowsOf(definition);
  const inside = place(definition.states, START, arrows, language);
  const margin = (point: Point): Point => ({ x: point.x + PADDING, y: point.y + PADDING });
  const nodes = inside.nodes.map((node) => ({ ...node, ...margin(node) }));
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  return {
    width: inside.width + 2 * PADDING,
    height: inside.height + 2 * PADDING,
    nodes,
    edges: arrows.map((arrow) => {
      const beside = arrows.filter((other) => joins(other, arrow));
      const rank = (beside.indexOf(arrow) + 1) / (beside.length + 1);
      const route = (inside.routes.get(arrow) ?? []).map(margin);
      const points = pointsOf(byPath.get(arrow.from)!, byPath.get(arrow.to)!, route, rank);
      const isTurned = arrow.from > arrow.to;
      return { ...arrow, points, label: along(points, isTurned ? 1 - rank : rank) };
    }),
  };
}

function joins(one: Arrow, other: Arrow): boolean {
  return (
    (one.from === other.from && one.to === other.to) ||
    (one.from === other.to && one.to === other.from)
  );
}

function arrowsOf(definition: ProcedureDefinition): Arrow[] {
  const arrows: Arrow[] = [];
  const add = (action: string | null, title: Words, from: string, to: string): void => {
    const isKnown = arrows.some(
      (one) => one.action === action && one.from === from && one.to === to,
    );
    if (!isKnown) arrows.push({ action, title, from, to });
  };
  for (const [name, action] of Object.entries(definition.actions)) {
    if (action.from.length === 0 && action.to === undefined) {
      add(name, action.title, START, definition.initial);
    }
    for (const { to } of routesOf(action)) {
      for (const from of action.from.length === 0 ? [START] : action.from) {
        add(name, action.title, from, to);
      }
    }
  }
  for (const path of pathsOf(definition.states, '')) {
    const { whenDone } = findState(definition, path)!;
    if (whenDone !== undefined) add(null, { zh: '各部分完成', en: 'All done' }, path, whenDone);
  }
  return arrows;
}

function* pathsOf(states: Readonly<Record<string, StateNode>>, above: string): Generator<string> {
  for (const [name, node] of Object.entries(states)) {
    yield above + name;
    if (node.states !== undefined) yield* pathsOf(node.states, `${above}${name}.`);
  }
}

/** Places the states of one group; `above` is its path. */
function place(
  states: Readonly<Record<string, StateNode>>,
  above: string,
  arrows: readonly Arrow[],
  language: keyof Words,
): Inside {
  const prefix = above === START ? '' : `${above}.`;
  const inner = new Map<string, Inside>();
  const boxes: Box[] =
    above === START ? [{ id: START, width: START_SIZE, height: START_SIZE }] : [];
  for (const [name, node] of Object.entries(states)) {
    const path = prefix + name;
    const title = widthOf(node.title[language]) + 2 * PADDING;
    if (node.states === undefined) {
      boxes.push({ id: path, width: Math.max(72, title), height: STATE_HEIGHT });
      continue;
    }
    const inside = place(node.states, path, arrows, language);
    inner.set(path, inside);
    boxes.push({
      id: path,
      width: Math.max(title, inside.width + 2 * PADDING),
      height: inside.height + HEAD + PADDING,
    });
  }
  const ids = new Set(boxes.map((box) => box.id));
  // An arrow between states deeper inside links the boxes that hold them.
  const linked = arrows.flatMap((arrow) => {
    const [from, to] = [childOf(arrow.from, prefix), childOf(arrow.to, prefix)];
    const isHere = from !== undefined && to !== undefined && from !== to;
    return isHere && ids.has(from) && ids.has(to) ? [{ arrow, link: { from, to } }] : [];
  });
  const layers = layoutLayers(
    boxes,
    linked.map(({ link }): Link => link),
  );
  const nodes: DiagramNode[] = [];
  const routes = new Map(linked.map(({ arrow }, i) => [arrow, layers.routes[i]!] as const));
  for (const { id, width, height } of boxes) {
    const corner = layers.corners.get(id)!;
    nodes.push(nodeOf(states[id.slice(prefix.length)], id, { ...corner, width, height }));
    const inside = inner.get(id);
    if (inside === undefined) continue;
    const move = ({ x, y }: Point): Point => ({
      x: x + corner.x + (width - inside.width) / 2,
      y: y + corner.y + HEAD,
    });
    for (const node of inside.nodes) nodes.push({ ...node, ...move(node) });
    for (const [arrow, route] of inside.routes) routes.set(arrow, route.map(move));
  }
  return { nodes, routes, width: layers.width, height: layers.height };
}

/** The child of a group in which a path lies; undefined when it lies outside. */
function childOf(path: string, prefix: string): string | undefined {
  if (prefix === '' && path === START) return START;
  if (!path.startsWith(prefix) || path === START) return undefined;
  return prefix + path.slice(prefix.length).split('.')[0]!;
}

function nodeOf(
  state: StateNode | undefined,
  path: string,
  at: Pick<DiagramNode, 'x' | 'y' | 'width' | 'height'>,
): DiagramNode {
  if (state === undefined) {
    return { path, title: { zh: '立项', en: 'Filed' }, kind: 'start', ...at };
  }
  return { path, title: state.title, kind: kindOf(state), ...at };
}

/** Width of a text at 14 pixels: wide for Chinese, about half of it for the rest. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u2e80' ? 14 : 8), 0);
}

/**
 * From border to border. Arrows between the same two boxes run beside each other: `place`, between 0
 * and 1, says where.
 */
function pointsOf(
  from: DiagramNode,
  to: DiagramNode,
  route: readonly Point[],
  place: number,
): Point[] {
  if (from === to) return loop(from, place);
  const aside = (place - 0.5) * Math.min(from.width, to.width, 160);
  const moved = ({ x, y }: Point): Point => ({ x: x + aside, y });
  const way = route.map(moved);
  const [start, end] = [moved(centreOf(from)), moved(centreOf(to))];
  return [border(from, start, way[0] ?? end), ...way, border(to, end, way.at(-1) ?? start)];
}

function loop(node: DiagramNode, place: number): Point[] {
  const x = node.x + node.width;
  const y = node.y + node.height * place;
  return [
    { x, y: y - 4 },
    { x: x + 16, y: y - 4 },
    { x: x + 16, y: y + 4 },
    { x, y: y + 4 },
  ];
}

/** The point at a share of the length of a line. */
function along(points: readonly Point[], share: number): Point {
  const lengths = points
    .slice(1)
    .map((to, i) => Math.hypot(to.x - points[i]!.x, to.y - points[i]!.y));
  let left = share * lengths.reduce((total, length) => total + length, 0);
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [points[i]!, points[i + 1]!];
    if (left <= length && length > 0) {
      const part = left / length;
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
    }
    left -= length;
  }
  return points[0]!;
}

function centreOf(node: DiagramNode): Point {
  return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
}

/** Where the line from a point inside a box to another point, or away from it, meets the border. */
function border(box: DiagramNode, inside: Point, towards: Point): Point {
  const dx = towards.x - inside.x;
  const dy = towards.y - inside.y;
  const limits = [
    dx > 0 ? (box.x + box.width - inside.x) / dx : dx < 0 ? (box.x - inside.x) / dx : Infinity,
    dy > 0 ? (box.y + box.height - inside.y) / dy : dy < 0 ? (box.y - inside.y) / dy : Infinity,
  ];
  const share = Math.min(...limits);
  // One box inside the other, both around the same middle.
  if (!Number.isFinite(share)) return { x: inside.x, y: box.y };
  return { x: inside.x + dx * share, y: inside.y + dy * share };
}

/** What a state is: one with states inside, one at a time or all at once; an end; or a plain one. */
function kindOf(node: StateNode): Exclude<DiagramNode['kind'], 'start'> {
  if (node.states !== undefined) return node.parallel === true ? 'parallel' : 'group';
  return node.end === true ? 'end' : 'state';
}
