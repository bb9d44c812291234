import * as fc from 'fast-check';
import {
  type ActingPerson,
  type Field,
  findAuthority,
  type Json,
  type JsonObject,
  offersOf,
  type ProcedureDefinition,
  replay,
} from '@zca/procedure';
import { addDays } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { report } from '../../src/protection/procedures/report.v1.ts';
import {
  BEILIN,
  Casework,
  CITY,
  filerOf,
  HEAD,
  officer,
  OPERATOR,
  STATION,
  VISITOR,
  YANTA,
} from './casework.ts';
import { FILES, LAW } from './facts.ts';

const OFFICES = ['610113', '610113.01', '610103', 'XA-GX'];
const PERSONS = ['m1', YANTA.id, HEAD.id];
const BEILIN_HEAD = officer('head', '610103');

/** A value that a form takes for a field, as chance will have it. */
function valueOf(field: Field, name: string, roll: number, today: string): Json {
  switch (field.type) {
    case 'text':
      if (field.format === 'phone') return '13900000000';
      if (field.format === 'creditCode') return '91350100M000100Y43';
      if (field.format === 'idNumber') return '11010519491231002X';
      return `${name}${roll}`;
    case 'longText':
      return `${name} ${roll}`;
    case 'number':
    case 'money':
      return roll;
    case 'day':
      return addDays(today, field.mayBeFuture === true ? roll % 30 : -(roll % 60));
    case 'yesNo':
      return roll % 2 === 0;
    case 'choice':
      return field.options[roll % field.options.length]!.value;
    case 'choices':
      return [field.options[roll % field.options.length]!.value];
    case 'files':
      return FILES as unknown as Json;
    case 'office':
      return OFFICES[roll % OFFICES.length]!;
    case 'person':
      return PERSONS[roll % PERSONS.length]!;
  }
}

function inputFor(
  definition: ProcedureDefinition,
  action: string,
  roll: number,
  today: string,
): JsonObject {
  const input: Record<string, Json> = {};
  for (const [i, { field, required }] of (definition.actions[action]!.form ?? []).entries()) {
    if (required !== true && (roll + i) % 3 !== 0) continue;
    input[field] = valueOf(definition.fields[field]!, field, roll + i, today);
  }
  return input;
}

const step = fc.record({
  who: fc.nat(1000),
  pick: fc.nat(1000),
  roll: fc.nat(1000),
  days: fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(40) }),
});

describe.each<ProcedureDefinition>([complaint, report])(
  'random walks through $id',
  (definition) => {
    const people: readonly ActingPerson[] = [
      filerOf(definition),
      CITY,
      OPERATOR,
      YANTA,
      BEILIN,
      STATION,
      HEAD,
      BEILIN_HEAD,
      officer('mediator', null, 'm1'),
    ];
    const filings = Object.keys(definition.actions).filter(
      (name) => definition.actions[name]!.from.length === 0,
    );

    it('never break, never leave the journal behind, never act beyond authority', () => {
      const visited = new Set<string>();
      fc.assert(
        fc.property(fc.array(step, { minLength: 4, maxLength: 45 }), (steps) => {
          const work = new Casework(definition);
          let today = '2026-04-20';
          for (const { who, pick, roll, days } of steps) {
            today = addDays(today, days);
            const actor = people[who % people.length]!;
            if (work.matter === null) {
              const action = filings[pick % filings.length]!;
              const by = action === 'register' ? YANTA : VISITOR;
              work.try(today, by, action, inputFor(definition, action, roll, today));
              continue;
            }
            work.expire(today);
            const view = { matter: work.matter, data: work.data, today, law: LAW };
            const offers = offersOf(definition, view, actor);
            if (offers.length === 0) continue;
            const { action, locked } = offers[pick % offers.length]!;
            const before = work.matter;
            const wasEnded = before.endedAt;
            const refusals = work.try(
              today,
              actor,
              action,
              inputFor(definition, action, roll, today),
            );
            if (locked !== null) expect(refusals.length, action).toBeGreaterThan(0);
            if (refusals.length > 0) {
              expect(work.matter).toBe(before);
              continue;
            }
            visited.add(work.state);
            expect(
              findAuthority(actor, definition.actions[action]!.by, before),
            ).not.toBeUndefined();
            // What has ended stays ended, since the same instant, and no clock runs in it.
            if (wasEnded !== null) expect(work.matter.endedAt).toBe(wasEnded);
            if (work.matter.endedAt !== null) {
              const open = Object.values(work.matter.clocks).filter(
                ({ status }) => status === 'running' || status === 'paused',
              );
              expect(open).toEqual([]);
            }
          }
          if (work.matter !== null) {
            expect(replay(work.decisions.map(({ act }) => act))).toEqual(work.matter);
          }
        }),
        { numRuns: 300, seed: 20260415 },
      );
      expect(visited.size).toBeGreaterThan(10);
    });
  },
);
