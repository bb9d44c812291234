import { parseIpc } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import { SECTORS } from '../src/sectors.ts';
import { PROCESS_FAMILIES } from '../src/text/process.ts';
import { modesOf, type Topic } from '../src/text/topic.ts';
import { TOPICS } from '../src/text/topics/index.ts';

const each = (check: (topic: Topic) => void): void => {
  for (const topic of TOPICS) check(topic);
};

describe('every topic', () => {
  it('belongs to a sector, and every sector that files patents has topics', () => {
    SECTORS.forEach((sector, i) => {
      const weight = sector.eraWeights.reduce((sum, one) => sum + one, 0);
      if (weight > 0)
        expect(TOPICS.filter((topic) => topic.sector === i).length).toBeGreaterThan(0);
    });
  });

  it('can be written about in at least one way', () => {
    each((topic) => expect(modesOf(topic).length, topic.field).toBeGreaterThan(0));
  });

  it('has IPC symbols in compact form, none twice', () => {
    each((topic) => {
      expect(topic.ipc.length, topic.field).toBeGreaterThan(1);
      expect(new Set(topic.ipc).size, topic.field).toBe(topic.ipc.length);
      for (const symbol of topic.ipc) {
        expect(parseIpc(symbol).ok, symbol).toBe(true);
        expect(symbol).toMatch(/^[A-H]\d\d[A-Z]\d{1,4}\/\d{2,6}$/);
      }
    });
  });

  it('has enough words for texts that differ', () => {
    each((topic) => {
      const modes = modesOf(topic);
      const names = modes.every((mode) => mode === 'algorithm') ? topic.goals : topic.things;
      expect(names.length, topic.field).toBeGreaterThan(2);
      expect(topic.uses.length, topic.field).toBeGreaterThan(3);
      expect(topic.problems.length, topic.field).toBeGreaterThan(3);
      expect(topic.effects.length, topic.field).toBeGreaterThan(4);
      if (modes.includes('structure')) expect(topic.parts.length, topic.field).toBeGreaterThan(8);
      if (modes.includes('system')) expect(topic.modules.length, topic.field).toBeGreaterThan(5);
      if (modes.includes('algorithm')) {
        for (const list of [topic.data, topic.features, topic.models, topic.outputs]) {
          expect(list.length, topic.field).toBeGreaterThan(3);
        }
      }
    });
  });

  it('is made by a known family of processes, with materials and what comes between', () => {
    each((topic) => {
      if (topic.process === null) return;
      expect(PROCESS_FAMILIES, topic.field).toContain(topic.process);
      expect(topic.materials.length, topic.field).toBeGreaterThan(0);
      expect(topic.reagents.length, topic.field).toBeGreaterThan(1);
      expect(topic.intermediates.length, topic.field).toBeGreaterThan(2);
      if (topic.bases.length > 0) expect(topic.bases.length, topic.field).toBe(topic.things.length);
    });
  });

  it('has modules with a task, and no list with the same word twice', () => {
    each((topic) => {
      for (const { name, task } of topic.modules) {
        expect(name, topic.field).not.toBe('');
        expect(task ?? '', `${topic.field} ${name}`).not.toBe('');
      }
      const lists = [topic.things, topic.uses, topic.problems, topic.effects, topic.materials];
      for (const list of [...lists, topic.parts.map((part) => part.name)]) {
        expect(new Set(list).size, `${topic.field}: ${list.join(' ')}`).toBe(list.length);
      }
    });
  });
});
