import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ClassSchemes } from '../../src/registry/classes/classSchemes.ts';
import { importClassification } from '../../src/registry/import/classification.ts';
import { RightReader } from '../../src/registry/rightReader.ts';
import { openTestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/platform.ts';

const database = await openTestDatabase();
const { pool } = database.application;
const folder = temporaryFolder();
let now = 0;
let schemes: ClassSchemes;

beforeEach(async () => {
  await pool.query('delete from classification_title');
  schemes = new ClassSchemes(pool, () => now);
});

/** Loads lines of symbol, title, dots and edition. */
async function load(...lines: readonly string[]): Promise<void> {
  const file = path.join(folder, 'ipc.csv');
  writeFileSync(file, ['分类号,类名,层级,版本', ...lines].join('\n'));
  const counts = await importClassification(database.application, file, () => undefined);
  expect(counts.refused).toBe(0);
}

/** The IPC as a process sees it a minute later. */
async function ipc() {
  now += 61_000;
  return (await schemes.trees()).ipc;
}

const OLD = [
  'G06F3/00,输入装置,0,2025.01',
  'G06F3/01,交互装置,1,2025.01',
  'G06F3/011,身体动作,2,2025.01',
  'G06F3/02,键盘,1,2025.01',
  'G06F3/023,编码装置,2,2025.01',
];

describe('a second edition', () => {
  it('takes the place of the first: what it has no longer hangs below nothing', async () => {
    await load(...OLD);
    expect((await ipc()).below('G06F3/01')).toEqual(['G06F3/011']);
    await load(
      'G06F3/00,输入装置,0,2026.01',
      'G06F3/01,交互装置（新）,1,2026.01',
      'G06F3/02,键盘,2,2026.01',
    );
    const tree = await ipc();
    expect(tree.below('G06F3/01')).toEqual(['G06F3/02']);
    expect(tree.below('G06F3/02')).toEqual([]);
    expect(tree.has('G06F3/011')).toBe(false);
    expect(tree.title('G06F3/01')?.zh).toBe('交互装置（新）');
    // A record that carries a symbol of the old edition still has its title.
    const titles = await new RightReader(pool).readClassTitles('ipc', ['G06F3/011'], 'zh');
    expect(titles.get('G06F3/011')).toBe('身体动作');
  });

  it('is the newer one by its number, not by its characters', async () => {
    await load('5,药品,,10-2015', '5,旧药品,,9', '3,化妆品,,9');
    now += 61_000;
    const { nice } = await schemes.trees();
    expect(nice.title('5')?.zh).toBe('药品');
    expect(nice.has('3')).toBe(false);
    const titles = await new RightReader(pool).readClassTitles('nice', ['5'], 'zh');
    expect(titles.get('5')).toBe('药品');
  });

  it('that was loaded before a known one changes nothing', async () => {
    await load(...OLD);
    await load('G06F3/00,x装置,0,2024.01', 'G06F3/011,动作,1,2024.01');
    expect((await ipc()).below('G06F3/01')).toEqual(['G06F3/011']);
  });
});

describe('a file with a part of a main group', () => {
  it('hangs a new subgroup by its symbol, and moves no other', async () => {
    // The order of the file is not that of the symbols.
    await load(
      'G06F3/00,输入装置,0,2025.01',
      'G06F3/05,采样装置,1,2025.01',
      'G06F3/06,数据装置,2,2025.01',
      'G06F3/01,交互装置,1,2025.01',
      'G06F3/02,键盘,2,2025.01',
    );
    const hung = async () => {
      const tree = await ipc();
      return Object.fromEntries(
        ['G06F3/00', 'G06F3/05', 'G06F3/01'].map((one) => [one, tree.below(one)]),
      );
    };
    const before = await hung();
    expect(before['G06F3/05']).toEqual(['G06F3/06']);
    // Between a subgroup and what hangs below it; and one below that.
    await load('G06F3/015,新的装置,1,2025.01', 'G06F3/016,更新的装置,2,2025.01');
    const tree = await ipc();
    expect(tree.below('G06F3/01')).toEqual(before['G06F3/01']);
    expect(tree.below('G06F3/05')).toEqual(before['G06F3/05']);
    expect(tree.below('G06F3/015')).toEqual(['G06F3/016']);
    expect(tree.path('G06F3/015').at(-2)).toBe('G06F3/00');
  });
});

describe('languages', () => {
  it('of one file stay apart where a symbol has a title in each', async () => {
    await load(
      'A01B1/00,手动工具,0,2025.01',
      'A01B1/02,锹,1,2025.01',
      'A01B1/00,Hand tools,0,2025.01',
      'A01B1/02,Spades,1,2025.01',
      'A01B1/04,有齿的,2,2025.01',
    );
    const tree = await ipc();
    expect(tree.title('A01B1/00')).toEqual({ zh: '手动工具', en: 'Hand tools' });
    expect(tree.title('A01B1/02')).toEqual({ zh: '锹', en: 'Spades' });
  });

  it('are told within one edition', async () => {
    await load(
      'A01B1/00,Hand tools,0,2025.01',
      'A01B1/00,手动工具,0,2024.01',
      'A01B1/02,锹,1,2024.01',
      'A01B1/04,HIV-1,1,2024.01',
    );
    expect((await ipc()).title('A01B1/00')?.en).toBe('Hand tools');
    const { rows } = await pool.query<{ language: string }>(
      `select language from classification_title where title in ('HIV-1', 'Hand tools') order by 1`,
    );
    expect(rows.map(({ language }) => language)).toEqual(['en', 'zh']);
  });

  it('tell dots in one language only, and titles in each', async () => {
    await load(...OLD);
    // An older English edition has other dots, and a symbol that is gone.
    await load(
      'G06F3/00,Input arrangements,0,2020.01',
      'G06F3/01,Interaction,1,2020.01',
      'G06F3/011,Body movements,1,2020.01',
      'G06F3/012,Head tracking,2,2020.01',
    );
    const tree = await ipc();
    expect(tree.below('G06F3/01')).toEqual(['G06F3/011']);
    expect(tree.title('G06F3/011')).toEqual({ zh: '身体动作', en: 'Body movements' });
    expect(tree.has('G06F3/012')).toBe(false);
  });

  it('without dots leave those of another, but not for a main group that is newer', async () => {
    await load(
      'G06F3/00,Input arrangements,0,2025.01',
      'G06F3/01,Interaction,1,2025.01',
      'G06F3/011,Body movements,2,2025.01',
      'G06F9/00,Program control,0,2025.01',
      'G06F9/02,Wired,1,2025.01',
      'G06F9/03,Plugged,2,2025.01',
    );
    await load(
      'G06F3/01,交互装置,,2026.01',
      'G06F3/011,身体动作,,2026.01',
      'G06F9/02,布线,,2026.01',
      'G06F9/025,新的,,2026.01',
    );
    const tree = await ipc();
    expect(tree.below('G06F3/01')).toEqual(['G06F3/011']);
    expect(tree.below('G06F9/02')).toBeUndefined();
    expect(tree.children('G06F9/00')).toContain('G06F9/025');
  });

  it('of one edition complete each other, where one lacks a symbol', async () => {
    await load(...OLD);
    await load('G06F3/01,Interaction,1,2025.01', 'G06F3/0115,Wrist,3,2025.01');
    expect((await ipc()).below('G06F3/01')).toEqual(['G06F3/011', 'G06F3/0115']);
  });

  it('count a title without Chinese characters among those around it', async () => {
    await load(
      'C07K14/00,多肽,0,2025.01',
      'C07K14/15,逆转录病毒,1,2025.01',
      'C07K14/16,HIV-1,2,2025.01',
      'H01L21/00,Manufacture,0,2025.01',
    );
    const { rows } = await pool.query<{ symbol: string }>(
      `select symbol from classification_title where language = 'en'`,
    );
    expect(rows).toEqual([{ symbol: 'H01L21/00' }]);
    expect((await ipc()).below('C07K14/15')).toEqual(['C07K14/16']);
  });
});

describe('loading an edition again', () => {
  it('corrects dots without a restart, in either direction', async () => {
    await load(...OLD);
    expect((await ipc()).below('G06F3/02')).toEqual(['G06F3/023']);
    // The sum of all dots stays as it was.
    await load('G06F3/02,键盘,2,2025.01', 'G06F3/023,编码装置,1,2025.01');
    const tree = await ipc();
    expect(tree.below('G06F3/02')).toEqual([]);
    expect(tree.below('G06F3/01')).toEqual(['G06F3/011', 'G06F3/02']);
  });

  it('corrects a title of the same length without a restart', async () => {
    await load(...OLD);
    expect((await ipc()).title('G06F3/02')?.zh).toBe('键盘');
    await load('G06F3/02,按键,1,2025.01');
    expect((await ipc()).title('G06F3/02')?.zh).toBe('按键');
  });

  it('keeps dots that the file does not tell, and the order of a main group of which it has a part', async () => {
    await load(...OLD);
    await load('G06F3/023,编码器,,2025.01');
    const tree = await ipc();
    expect(tree.title('G06F3/023')?.zh).toBe('编码器');
    expect(tree.below('G06F3/02')).toEqual(['G06F3/023']);
    expect(tree.path('G06F3/023').slice(-3)).toEqual(['G06F3/00', 'G06F3/02', 'G06F3/023']);
  });

  it('puts a symbol that comes alone where its writing puts it', async () => {
    await load(...OLD);
    await load('G06F3/0115,手腕,3,2025.01');
    expect((await ipc()).below('G06F3/01')).toEqual(['G06F3/011', 'G06F3/0115']);
  });

  it('follows the order of the file for a main group that comes whole', async () => {
    await load(...OLD);
    await load(
      'G06F3/00,输入装置,0,2025.01',
      'G06F3/02,键盘,1,2025.01',
      'G06F3/011,身体动作,2,2025.01',
      'G06F3/01,交互装置,1,2025.01',
      'G06F3/023,编码装置,2,2025.01',
    );
    const tree = await ipc();
    expect(tree.below('G06F3/02')).toEqual(['G06F3/011']);
    expect(tree.below('G06F3/01')).toEqual(['G06F3/023']);
  });

  it('has whole main groups also where a batch ends within one', async () => {
    const many = Array.from(
      { length: 2_500 },
      (_, index) => `A01B1/${10_000 + index},标题${index},${index === 0 ? 1 : 2},2025.01`,
    );
    await load('A01B1/00,手动工具,0,2025.01', ...many.toReversed().slice(0, -1), many[0]!);
    const { rows } = await pool.query<{ unplaced: number }>(
      'select count(*)::int as unplaced from classification_title where place is null',
    );
    expect(rows).toEqual([{ unplaced: 0 }]);
  });
});
