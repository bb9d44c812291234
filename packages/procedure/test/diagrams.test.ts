import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagram, type DiagramNode, diagramOf, routesOf } from '../src/index.ts';
import type { ActionDefinition } from '../src/index.ts';
import { type Box, layoutLayers, type Link } from '../src/layering.ts';
import { GARDEN } from './support/garden.ts';

const overlap = (a: DiagramNode, b: DiagramNode) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const parentOf = (path: string) => path.split('.').slice(0, -1).join('.');

describe('the diagram of a definition', () => {
  it.each(['zh', 'en'] as const)('shows every state and every way, in %s', (language) => {
    const diagram: Diagram = diagramOf(GARDEN, language);
    expect(diagramOf(GARDEN, language)).toEqual(diagram);
    expect(JSON.parse(JSON.stringify(diagram))).toEqual(diagram);
    const paths = diagram.nodes.map((node) => node.path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toHaveLength(1 + 7 + 2 + 5 + 1 + 2);
    for (const [name, action] of Object.entries<ActionDefinition>(GARDEN.actions)) {
      const from = action.from.length === 0 ? [''] : action.from;
      const ways = from.flatMap((one) => routesOf(action).map(({ to }) => `${one}→${to}`));
      const drawn = diagram.edges.filter((edge) => edge.action === name);
      expect(drawn.map((edge) => `${edge.from}→${edge.to}`)).toEqual(ways);
    }
    expect(diagram.edges.filter((edge) => edge.action === null)).toMatchObject([
      { from: 'review', to: 'deciding' },
    ]);
  });

  it('keeps boxes apart, and what is inside inside', () => {
    const { nodes, width, height } = diagramOf(GARDEN);
    for (const a of nodes) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      const parent = nodes.find((node) => node.path === parentOf(a.path) && node.path !== '');
      if (parent !== undefined) {
        expect(a.x >= parent.x && a.x + a.width <= parent.x + parent.width).toBe(true);
        expect(a.y >= parent.y && a.y + a.height <= parent.y + parent.height).toBe(true);
        expect(nodes.indexOf(parent)).toBeLessThan(nodes.indexOf(a));
      }
      for (const b of nodes) {
        if (a !== b && parentOf(a.path) === parentOf(b.path)) expect(overlap(a, b)).toBe(false);
      }
    }
  });

  it('leads arrows from border to border', () => {
    const { nodes, edges } = diagramOf(GARDEN);
    const touches = (node: DiagramNode, { x, y }: { x: number; y: number }) => {
      const near = (a: number, b: number) => Math.abs(a - b) < 0.01;
      const isBeside = near(x, node.x) || near(x, node.x + node.width);
      const isAbove = near(y, node.y) || near(y, node.y + node.height);
      const isWithin =
        x > node.x - 0.01 &&
        x < node.x + node.width + 0.01 &&
        y > node.y - 0.01 &&
        y < node.y + node.height + 0.01;
      return isWithin && (isBeside || isAbove);
    };
    const at = (path: string) => nodes.find((node) => node.path === path)!;
    for (const { from, to, points } of edges) {
      expect(touches(at(from), points[0]!)).toBe(true);
      expect(touches(at(to), points.at(-1)!)).toBe(true);
    }
  });

  it('draws a way that leads back to itself, and one into a group from itself', () => {
    const by = [{ role: 'clerk', where: 'handler' }] as const;
    const title = { zh: '再', en: 'Again' };
    const again = diagramOf({
      ...GARDEN,
      actions: {
        ...GARDEN.actions,
        again: { title, from: ['received'], to: 'received', by },
        restart: { title, from: ['deciding'], to: 'deciding.drafting', by },
      },
    });
    const drawn = again.edges.filter(({ title: { en } }) => en === 'Again');
    expect(drawn.map(({ points }) => points.length)).toEqual([4, 2]);
    expect(again.edges.every(({ label }) => Number.isFinite(label.x + label.y))).toBe(true);
    for (const { points } of drawn) {
      for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }
  });
});

describe('layers', () => {
  const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
    fc.record({
      boxes: fc.array(
        fc.record({
          width: fc.integer({ min: 10, max: 200 }),
          height: fc.integer({ min: 10, max: 90 }),
        }),
        {
          minLength: size,
          maxLength: size,
        },
      ),
      links: fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 }),
    }),
  );

  it('hold all boxes without overlaps, whatever leads where', () => {
    fc.assert(
      fc.property(graph, (given) => {
        const boxes: Box[] = given.boxes.map((box, i) => ({ id: `b${i}`, ...box }));
        const links: Link[] = given.links.map(([from, to]) => ({ from: `b${from}`, to: `b${to}` }));
        const { corners, routes, width, height } = layoutLayers(boxes, links);
        expect(layoutLayers(boxes, links).routes).toEqual(routes);
        expect(routes).toHaveLength(links.length);
        const placed = boxes.map((box) => ({ ...box, ...corners.get(box.id)! }));
        for (const a of placed) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(
            true,
          );
          for (const b of placed) {
            if (a !== b) expect(overlap(a as never, b as never)).toBe(false);
          }
        }
      }),
    );
  });

  it('lead downwards where there is no circle', () => {
    const boxes = ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 50, height: 20 }));
    const links = ['ab', 'bc', 'cd', 'ad', 'db'].map(([from, to]) => ({ from: from!, to: to! }));
    const { corners, routes } = layoutLayers(boxes, links);
    const y = (id: string) => corners.get(id)!.y;
    expect(y('a') < y('b') && y('b') < y('c') && y('c') < y('d')).toBe(true);
    expect(routes.map((route) => route.length)).toEqual([2, 2, 2, 6, 4]);
    // The one that closes the circle leads upwards.
    const back = routes[4]!.map((point) => point.y);
    expect(back).toEqual(back.toSorted((one, other) => other - one));
  });
});
