import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClassBranch } from '@zca/domain/registry';
import { expect, it } from 'vitest';
import { importClassification } from '../../src/registry/import/classification.ts';
import { openTestPlatform } from '../support/platform.ts';

const FILE = fileURLToPath(
  new URL('../../../../../shared/data/classification/ipc_2026.01_zh.jsonl.gz', import.meta.url),
);

it.skipIf(!existsSync(FILE))(
  'takes the whole IPC of an edition and opens it as a tree',
  async () => {
    const platform = await openTestPlatform();
    const counts = await importClassification(platform.database.application, FILE, () => undefined);
    expect(counts.read).toBeGreaterThan(77_000);
    // The file lacks the titles of some symbols, and a symbol without a title says nothing.
    expect(counts.taken).toBeGreaterThan(75_000);
    expect(counts.taken + counts.refused).toBe(counts.read);
    const branch = (query: string) => platform.read<ClassBranch>(`/api/v1/classes/ipc?${query}`);
    const top = await branch('');
    expect(top).toMatchObject({ isLoaded: true });
    expect(top.children.map(({ symbol }) => symbol).join('')).toBe('ABCDEFGH');
    const sub = await branch('under=G06F');
    expect(sub.path.map(({ symbol }) => symbol)).toEqual(['G', 'G06', 'G06F']);
    expect(sub.children.length).toBeGreaterThan(15);
    expect(sub.children.every(({ title }) => title !== undefined)).toBe(true);
    // The edition tells no dots, so a subgroup is taken as it is written.
    expect((await platform.registry.classes.trees()).ipc.below('G06F3/01')).toBeUndefined();
  },
  120_000,
);
