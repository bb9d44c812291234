import { describe, expect, it } from 'vitest';
import { checkDefinition, type ProcedureDefinition, type StateNode } from '../src/index.ts';
import { GARDEN } from './support/garden.ts';

const title = { zh: '名', en: 'Title' };
const garden: ProcedureDefinition = GARDEN;
const found = (definition: ProcedureDefinition) =>
  checkDefinition(definition).map(({ where, what }) => `${where}: ${what}`);

const withAction = (name: string, change: object): ProcedureDefinition => ({
  ...garden,
  actions: { ...garden.actions, [name]: { ...garden.actions[name]!, ...change } },
});
const withClock = (name: string, change: object): ProcedureDefinition => ({
  ...garden,
  clocks: { ...garden.clocks, [name]: { ...garden.clocks[name]!, ...change } },
});
const withField = (name: string, field: object): ProcedureDefinition => ({
  ...garden,
  fields: { ...garden.fields, [name]: { title, ...field } as never },
});
const withStates = (states: Record<string, StateNode>): ProcedureDefinition => ({
  ...garden,
  states: { ...garden.states, ...states },
});
const basis = garden.basis[0]!;
const paper = { title, series: '园', body: [] };

/** Each way of making the sound definition wrong, and what is told of it. */
const WRONGS: Record<string, [ProcedureDefinition, string]> = {
  'an id that is no name': [{ ...garden, id: 'Garden-1' }, 'id: lower camel case'],
  'an id that objects inherit': [{ ...garden, id: 'constructor' }, 'id: lower camel case'],
  'version zero': [{ ...garden, version: 0 }, 'version: a whole number from 1'],
  'a mark of two characters': [{ ...garden, mark: '园地' }, 'mark: one character'],
  'no legal basis': [{ ...garden, basis: [] }, 'basis: no legal basis'],
  'a basis without a first day': [
    { ...garden, basis: [{ ...basis, effectiveFrom: '2020' }] },
    'basis.0: first and last day',
  ],
  'a basis that ends before it begins': [
    { ...garden, basis: [{ ...basis, effectiveTo: '2019-12-31' }] },
    'basis.0: first and last day',
  ],
  'an article of another instrument': [
    withAction('apply', { basis: { 别的办法: '第一条' } }),
    'actions.apply: no instrument 别的办法',
  ],
  'a law of no day': [{ ...garden, lawDay: 'plot' }, 'lawDay: plot is no day'],
  'no subject': [{ ...garden, subject: 'other' }, 'subject: no field other'],
  'a concealed subject': [
    { ...garden, subject: 'name' },
    'subject: a concealed value in every list',
  ],
  'an initial state that does not exist': [{ ...garden, initial: 'x' }, 'initial: no state x'],
  'no retention': [{ ...garden, retention: { years: 0, mark: 'D' } }, 'retention: no years'],
  'a migration from a later version': [
    { ...garden, migration: { from: 1, states: {} } },
    'migration: not from an earlier version',
  ],
  'a migration into nowhere': [
    { ...garden, version: 2, migration: { from: 1, states: { received: 'x' } } },
    'migration: no state x',
  ],
  'nothing that files': [
    withAction('apply', { from: ['received'], by: [{ role: 'clerk', where: 'handler' }] }),
    'actions: none files a matter',
  ],
  'a state with a dot': [withStates({ 'a.b': { title } }), 'states.a.b: lower camel case'],
  'a compound state without initial': [
    withStates({ a: { title, states: { b: { title } } } }),
    'states.a: no initial state',
  ],
  'an end with states inside': [
    withStates({ a: { title, end: true, initial: 'b', states: { b: { title } } } }),
    'states.a: an end has no states inside',
  ],
  'a way on when nothing is inside': [
    withStates({ a: { title, whenDone: 'granted' } }),
    'states.a: nothing inside that could be done',
  ],
  'a way on into nowhere': [
    withStates({
      a: { title, parallel: true, states: { b: { title, end: true } }, whenDone: 'x' },
    }),
    'states.a: no state x',
  ],
  'an unreachable state': [withStates({ a: { title, end: true } }), 'states.a: cannot be reached'],
  'a state without exit': [
    withAction('close', { to: 'granted' }),
    'states.granted: no way out, and no end',
  ],
  'an exit that only goes in circles': [
    {
      ...withAction('close', { to: 'loop' }),
      states: { ...garden.states, loop: { title }, round: { title } },
      actions: {
        ...withAction('close', { to: 'loop' }).actions,
        turn: { title, from: ['loop'], to: 'round', by: [{ role: 'clerk', where: 'handler' }] },
        back: { title, from: ['round'], to: 'loop', by: [{ role: 'clerk', where: 'handler' }] },
      },
    },
    'states.loop: never comes to an end',
  ],
  'an action from nowhere': [withAction('take', { from: ['x'] }), 'actions.take: no state x'],
  'an action to nowhere': [withAction('accept', { to: 'x' }), 'actions.accept: no state x'],
  'an action that leads on from an end': [
    withAction('accept', { from: ['received', 'refused'] }),
    'actions.accept: leads on from the end refused',
  ],
  'no last route': [
    withAction('accept', { to: [{ to: 'review', when: () => true }] }),
    'actions.accept: the last route has a condition',
  ],
  'nobody to do it': [withAction('take', { by: [] }), 'actions.take: nobody may do it'],
  'an authority of nobody': [
    withAction('take', { by: [{ where: 'handler' }] }),
    'actions.take: neither a role nor a party',
  ],
  'a party that does not exist': [
    withAction('take', { by: [{ where: 'party:x' }] }),
    'actions.take: no party party:x',
  ],
  'filing by place of a filed matter': [
    withAction('apply', { by: [{ role: 'clerk', where: 'office' }] }),
    'actions.apply: a place that only a filed matter has',
  ],
  'a form with an unknown field': [
    withAction('draft', { form: [{ field: 'x' }] }),
    'actions.draft: no field x',
  ],
  'a field twice in a form': [
    withAction('draft', { form: [{ field: 'reason' }, { field: 'reason' }] }),
    'actions.draft: reason twice in the form',
  ],
  'a condition on what is asked later': [
    withAction('draft', {
      form: [
        { field: 'reason', onlyIf: { field: 'isGranted', is: [false] } },
        { field: 'isGranted' },
      ],
    }),
    'actions.draft: reason depends on isGranted, which is not asked before it',
  ],
  'a condition that never holds': [
    withAction('correct', {
      form: [{ field: 'kind' }, { field: 'hives', onlyIf: { field: 'kind', is: ['wasps'] } }],
    }),
    'actions.correct: kind never is wasps',
  ],
  'two persons of an unknown action': [
    withAction('sign', { notAfterOwn: ['x'] }),
    'actions.sign: no action x',
  ],
  'an unknown paper': [withAction('sign', { papers: ['x'] }), 'actions.sign: no paper x'],
  'joining an unknown party': [
    withAction('apply', { joins: 'x' }),
    'actions.apply: no party party:x',
  ],
  'assigning by a text': [
    withAction('give', { form: [{ field: 'plot' }], assign: { field: 'plot' } }),
    'actions.give: plot is no person',
  ],
  'assigning whom the form does not ask': [
    withAction('give', { form: [] }),
    'actions.give: its form does not ask inspector',
  ],
  'recusing by an unknown field': [
    withAction('recuse', { recuses: { field: 'x' } }),
    'actions.recuse: no field x',
  ],
  'a notice to an unknown party': [
    withAction('take', { notices: [{ to: { where: 'party:x' }, title }] }),
    'actions.take: no party party:x',
  ],
  'an option twice': [
    withField('kind', {
      type: 'choice',
      options: ['beds', 'beds', 'trees', 'bees'].map((value) => ({ value, title })),
    }),
    'fields.kind: the same option twice',
  ],
  'a choice of nothing': [
    withField('none', { type: 'choice', options: [] }),
    'fields.none: no options',
  ],
  'a range that is empty': [
    withField('hives', { type: 'number', min: 2, max: 1 }),
    'fields.hives: min above max',
  ],
  'a text of no length': [withField('x', { type: 'text', maxLength: 0 }), 'fields.x: no length'],
  'a field that objects inherit': [
    withField('valueOf', { type: 'text' }),
    'fields.valueOf: lower camel case',
  ],
  'a clock of an unknown action': [
    withClock('acceptBy', { metBy: ['x'] }),
    'clocks.acceptBy: no action x',
  ],
  'a clock that nothing starts': [
    withClock('acceptBy', { startsOn: [] }),
    'clocks.acceptBy: nothing starts it',
  ],
  'a clock that one action starts and ends': [
    withClock('acceptBy', { voidBy: ['apply'] }),
    'clocks.acceptBy: apply starts it and ends it',
  ],
  'a clock that begins with the end': [
    withClock('acceptBy', { startsOn: ['withdraw'] }),
    'clocks.acceptBy: withdraw starts it when the matter has ended',
  ],
  'a clock that begins after the end': [
    {
      ...withClock('acceptBy', { startsOn: ['rate'] }),
      actions: {
        ...garden.actions,
        rate: { title, from: ['refused'], by: [{ where: 'party:applicant' }] },
      },
    },
    'clocks.acceptBy: rate starts it when the matter has ended',
  ],
  'a guard of what is not there': [
    withAction('apply', { unless: () => null }),
    'actions.apply: `unless` of a matter that is not there yet: use `check`',
  ],
  'an unknown expiry': [withClock('answerBy', { onExpiry: 'x' }), 'clocks.answerBy: no action x'],
  'an expiry that files': [
    withClock('answerBy', { onExpiry: 'apply' }),
    'clocks.answerBy: apply files a matter',
  ],
  'an expiry with a form': [
    withClock('answerBy', { onExpiry: 'draft' }),
    'clocks.answerBy: draft asks what the platform cannot answer',
  ],
  'an extension by nobody': [
    withClock('decideBy', { extension: { by: 'x', parameter: 'p', times: 1 } }),
    'clocks.decideBy: no action x',
  ],
  'an extension never given': [
    withClock('decideBy', { extension: { by: 'giveTime', parameter: 'p', times: 0 } }),
    'clocks.decideBy: an extension that cannot be given',
  ],
  'an extension declined unasked': [
    withClock('decideBy', {
      extension: { by: 'giveTime', parameter: 'p', times: 1, declinedBy: 'refuseTime' },
    }),
    'clocks.decideBy: declined, but never asked for',
  ],
  'an extension by a text': [
    withClock('decideBy', {
      extension: { by: 'draft', parameter: 'p', times: 1, countField: 'reason' },
    }),
    'clocks.decideBy: reason is no number',
  ],
  'an extension by what is not asked': [
    withClock('decideBy', {
      extension: { by: 'draft', parameter: 'p', times: 1, countField: 'moreDays' },
    }),
    'clocks.decideBy: its form does not ask moreDays',
  ],
  'a trigger that is no day': [
    withClock('objectBy', { triggerDay: 'plot' }),
    'clocks.objectBy: plot is no day',
  ],
  'a pause in an unknown state': [
    withClock('decideBy', { pausesIn: ['x'] }),
    'clocks.decideBy: no state x',
  ],
  'a clock that waits for nobody': [
    withClock('decideBy', { waitsFor: 'party:x' }),
    'clocks.decideBy: no party party:x',
  ],
  'a paper to an unknown field': [
    { ...garden, papers: { ...garden.papers, note: { ...paper, addressee: 'x' } } },
    'papers.note: no field x',
  ],
  'a paper for an unknown party': [
    { ...garden, papers: { ...garden.papers, note: { ...paper, for: ['x'] } } },
    'papers.note: no party party:x',
  ],
  'a filer that is no party': [{ ...garden, filer: 'x' }, 'filer: no party x'],
  'a law of what is no day': [
    withClock('decideBy', { lawDay: 'plot' }),
    'clocks.decideBy: plot is no day',
  ],
  'readers that do not exist': [
    { ...garden, readBy: [{ where: 'party:x' }] },
    'readBy: no party party:x',
  ],
  'levels for nobody': [
    { ...garden, levels: { personal: [{ where: 'party:x' }] } },
    'levels.personal: no party party:x',
  ],
  'publication in an unknown state': [
    { ...garden, publication: { states: ['x'], fields: [] } },
    'publication: no state x',
  ],
  'publication of an unknown field': [
    { ...garden, publication: { states: [], fields: ['x'] } },
    'publication: no field x',
  ],
  'publication of what is not public': [
    { ...garden, publication: { states: [], fields: ['name'] } },
    'publication: name is not public',
  ],
};

describe('a definition', () => {
  it('that is sound has no faults', () => {
    expect(found(garden)).toEqual([]);
  });

  it.each(Object.entries(WRONGS))('with %s is found out', (_, [definition, fault]) => {
    expect(found(definition)).toContain(fault);
  });

  it('that runs for ever, and says so by having no end, is sound', () => {
    const by = [{ role: 'clerk', where: 'handler' }] as const;
    const register: ProcedureDefinition = {
      ...garden,
      initial: 'on',
      states: { on: { title }, off: { title } },
      actions: {
        apply: garden.actions['apply']!,
        stop: { title, from: ['on'], to: 'off', by },
        start: { title, from: ['off'], to: 'on', by },
      },
      clocks: {},
      publication: { states: [], fields: [] },
    };
    const { to: _, ...apply } = register.actions['apply']!;
    expect(found({ ...register, actions: { ...register.actions, apply } })).toEqual([]);
  });

  it('of too many positions is not walked through', () => {
    const region = (): StateNode => ({
      title,
      initial: 'a',
      states: Object.fromEntries([...'abcdefghij'].map((name) => [name, { title }])),
    });
    const regions = Object.fromEntries([...'pqrs'].map((name) => [name, region()]));
    const by = [{ role: 'clerk', where: 'handler' }] as const;
    const moves = [...'pqrs'].flatMap((at) =>
      [...'abcdefghij'].map((to) => [
        `${at}${to}`,
        { title, from: [`many.${at}`], to: `many.${at}.${to}`, by },
      ]),
    );
    const huge: ProcedureDefinition = {
      ...garden,
      initial: 'many',
      states: { many: { title, parallel: true, states: regions } },
      actions: {
        apply: { ...garden.actions['apply']!, to: 'many' },
        ...Object.fromEntries(moves),
      },
      clocks: {},
      publication: { states: [], fields: [] },
    };
    expect(found(huge)).toEqual(['states: more than 5000 positions']);
  });
});
