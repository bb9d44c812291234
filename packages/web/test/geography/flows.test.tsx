import LineString from 'ol/geom/LineString';
import type Style from 'ol/style/Style';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/base/catalogue/geography/en.ts';
import { zh } from '../../src/base/catalogue/geography/zh.ts';
import type { FlowArc } from '../../src/rooms/geography/canvas/flowLayer.ts';
import { FlowLayer } from '../../src/rooms/geography/canvas/flowLayer.ts';
import type { Palette } from '../../src/rooms/geography/canvas/palette.ts';
import { FlowTable } from '../../src/rooms/geography/components/FlowTable.tsx';
import { areaKindOf, flowAreaOf, readMap, writeMap } from '../../src/rooms/geography/mapState.ts';
import { FLOWS } from './answers.ts';
import { rendered, rowsOf } from './rendered.tsx';

const table = (change: Partial<typeof FLOWS> = {}) => (
  <FlowTable flows={{ ...FLOWS, ...change }} onList={() => undefined} />
);

describe('the table of flows', () => {
  it('has every pair by name, and no number that is hidden', async () => {
    const markup = await rendered(table());
    const hidden = zh.areaTable.hidden(3);
    expect(rowsOf(markup)).toEqual([
      ['雁塔区', '未央区', '1,200'],
      ['雁塔区', '雁塔区', '30'],
      ['陕西省宝鸡市', '雁塔区', '9'],
      ['未央区', '雁塔区', hidden],
    ]);
    expect(rowsOf(markup, 'tfoot')).toEqual([
      [zh.flows.unknown.from, '4'],
      [zh.flows.unknown.to, hidden],
      [zh.flows.unknown.both, '0'],
    ]);
    expect(markup).toContain(zh.flows.passings(zh.flows.kind.transfer, '1,245'));
  });

  it('opens the records of a pair whose number is told, and of no other', async () => {
    const markup = await rendered(table());
    expect([...markup.matchAll(/<button/g)]).toHaveLength(3);
    expect(markup).toContain(`aria-label="${zh.flows.list('雁塔区', '未央区', '1,200')}"`);
    expect(markup).not.toContain(`aria-label="未央区 → 雁塔区`);
    expect(markup).toContain(zh.flows.listNote);
  });

  it('speaks English', async () => {
    const markup = await rendered(table(), 'en');
    expect(rowsOf(markup)[0]).toEqual(['Yanta District', 'Weiyang District', '1,200']);
    expect(rowsOf(markup)[3]![2]).toBe(en.areaTable.hidden(3));
    expect(markup).toContain(`aria-label="${en.flows.table}"`);
  });

  it('says what was not read, and of nothing hidden where nothing is', async () => {
    expect(await rendered(table())).not.toContain(zh.flows.cutOff('0'));
    const more = await rendered(table({ cutOff: 12_345 }));
    expect(more).toContain(zh.flows.cutOff('12,345'));
    const open = await rendered(
      table({ pairs: FLOWS.pairs.slice(0, 3), unknown: { from: 4, to: 0, both: 0 }, hidden: 0 }),
    );
    expect(open).not.toContain(zh.areaTable.hidden(3));
  });

  it('has a name of its own beside the legend', () => {
    expect(zh.flows.table).not.toBe(zh.layer.flows);
    expect(en.flows.table).not.toBe(en.layer.flows);
  });
});

const PALETTE = {
  ink: '#111111',
  ink2: '#555555',
  surface: '#ffffff',
  line: '#dddddd',
  qing: '#006666',
  font: 'sans-serif',
} as Palette;
const arc = (id: string, count: number | null): FlowArc => ({
  id,
  title: id,
  from: [108.9, 34.2],
  to: [109, 34.3],
  count,
});

describe('the arcs of flows', () => {
  const layer = new FlowLayer(PALETTE);
  layer.show([arc('most', 100), arc('half', 50), arc('hidden', null)]);
  const features = layer.layer.getSource()!.getFeatures();
  const featureOf = (id: string) => features.find((feature) => feature.get('flow') === id)!;
  const lineOf = (id: string) => {
    const styles = layer.layer.getStyleFunction()!(featureOf(id), 1) as Style[];
    return styles[0]!.getStroke()!;
  };

  it('are as wide as their number, and thin and dashed where it is hidden', () => {
    expect(lineOf('most').getWidth()).toBe(9);
    expect(lineOf('half').getWidth()).toBe(5);
    expect(lineOf('hidden').getWidth()).toBe(1);
    expect(lineOf('hidden').getLineDash()).toEqual([4, 4]);
    expect(lineOf('most').getLineDash()).toBeNull();
  });

  it('bend, so that there and back do not overlap', () => {
    const middleOf = (line: FlowArc) => {
      const one = new FlowLayer(PALETTE);
      one.show([line]);
      const shape = one.layer.getSource()!.getFeatures()[0]!.getGeometry() as LineString;
      return shape.getCoordinates()[16]!;
    };
    const there = middleOf(arc('there', 1));
    const back = middleOf({ ...arc('back', 1), from: [109, 34.3], to: [108.9, 34.2] });
    expect(Math.hypot(there[0]! - back[0]!, there[1]! - back[1]!)).toBeGreaterThan(1000);
  });

  it('bear their name when clicked, until they are clicked again', () => {
    const labels = () =>
      features.flatMap((feature) => {
        const styles = layer.label.getStyleFunction()!(feature, 1) as Style[];
        return styles.map((style) => style.getText()!.getText());
      });
    expect(labels()).toEqual([]);
    layer.name(featureOf('half'));
    expect(labels()).toEqual(['half']);
    layer.name(featureOf('half'));
    expect(labels()).toEqual([]);
  });

  it('are those of the last answer alone', () => {
    const other = new FlowLayer(PALETTE);
    other.show([arc('one', 1)]);
    other.show([arc('two', 2)]);
    const shown = other.layer.getSource()!.getFeatures();
    expect(shown.map((feature) => feature.get('flow'))).toEqual(['two']);
  });
});

describe('the areas of flows', () => {
  it('are districts or zones, as the address says', () => {
    const state = readMap({ layer: 'flows', by: 'zone' });
    expect([flowAreaOf(state), areaKindOf(state)]).toEqual(['zone', 'zone']);
    expect(writeMap(state)).toMatchObject({ layer: 'flows', by: 'zone' });
    // Streets are areas of changes alone.
    expect(flowAreaOf(readMap({ layer: 'flows', by: 'street' }))).toBe('district');
    expect(flowAreaOf(readMap({ layer: 'flows' }))).toBe('district');
  });
});
