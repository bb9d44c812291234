import { checkDefinition, diagramOf, offersOf } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { CITY, YANTA } from './casework.ts';
import { accepted, filed, mediating, sent, signed } from './complaintCases.ts';
import { LAW } from './facts.ts';

describe('the complaint procedure', () => {
  it('is sound, and every state can be drawn', () => {
    expect(checkDefinition(complaint)).toEqual([]);
    expect(diagramOf(complaint, 'zh').nodes.length).toBeGreaterThan(20);
  });
});

describe('what an office is offered', () => {
  it.each([
    ['by the city: to dispatch', filed, CITY, ['dispatch']],
    ['by the district: to sign', sent, YANTA, ['sign']],
    ['to accept or reject', signed, YANTA, ['accept', 'reject']],
    ['to ask both sides', accepted, YANTA, ['respondentAgrees', 'complainantAgrees']],
    ['to come to an agreement', mediating, YANTA, ['agree']],
  ] as const)('begins with what it has the matter for: %s', (_title, make, actor, first) => {
    const { matter, data } = make();
    const view = { matter: matter!, data, today: '2026-04-28', law: LAW };
    const offered = offersOf(complaint, view, actor).map(({ action }) => action);
    expect(offered.slice(0, first.length)).toEqual(first);
  });
});
