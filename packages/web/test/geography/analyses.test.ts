import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/address.ts';
import { apiQuestion, readAnalysis } from '../../src/rooms/geography/analyses/address.ts';
import { analysisOf } from '../../src/rooms/geography/analyses/ofMap.ts';
import { mapParameters, readMap } from '../../src/rooms/geography/mapState.ts';

const asked = (address: Record<string, unknown>) => {
  const state = readMap({ q: '电池', include: ['type:design'], ...address });
  const { path, parameters } = apiQuestion(readAnalysis({ ...analysisOf(state) }));
  return { path, parameters, ofMap: present(mapParameters(state)) };
};

describe('the analysis of a map', () => {
  it('of flows asks what the map asks', () => {
    const { path, parameters, ofMap } = asked({ layer: 'flows', kind: 'licence', by: 'zone' });
    expect(path).toBe('/map/analyses/flows');
    expect(parameters).toEqual({ ...ofMap, kind: 'licence', by: 'zone' });
  });

  it('of changes asks for the days of the years that the map compares', () => {
    const { path, parameters, ofMap } = asked({
      layer: 'change',
      by: 'street',
      before: '2016-2018',
      after: '2019-2021',
    });
    expect(path).toBe('/map/analyses/change');
    expect(parameters).toEqual({
      ...ofMap,
      by: 'street',
      beforeFrom: '2016-01-01',
      beforeTo: '2018-12-31',
      afterFrom: '2019-01-01',
      afterTo: '2021-12-31',
    });
  });

  it('of every other layer is that of its records, years included', () => {
    const { path, parameters, ofMap } = asked({ layer: 'points', years: '2019-2021' });
    expect(path).toBe('/map/analyses/hot-spots');
    expect(parameters).toEqual(ofMap);
    expect(parameters['q']).toContain('2019-2021');
  });
});
