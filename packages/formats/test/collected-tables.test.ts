import { describe, expect, it } from 'vitest';
import { FormatProblem, openInput, readTable } from '../src/index.ts';
import { collection } from './support.ts';

interface Reading {
  format?: string;
  headers?: readonly string[];
  rows?: number;
  blankRows?: number;
  codes: string[];
  refused?: string;
}

async function readPath(path: string): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>();
  for await (const entry of openInput(path)) {
    const reading: Reading = { codes: [] };
    readings.set(entry.name.slice(entry.name.lastIndexOf('!') + 1), reading);
    try {
      for await (const item of readTable(entry)) {
        if (item.kind === 'header') {
          reading.format ??= item.format;
          reading.headers ??= item.headers;
        } else if (item.kind === 'problem') reading.codes.push(item.issue.code);
        else if (item.kind === 'end')
          Object.assign(reading, { rows: item.rows, blankRows: item.blankRows });
      }
    } catch (thrown) {
      if (!(thrown instanceof FormatProblem)) throw thrown;
      reading.refused = thrown.code;
    }
  }
  return readings;
}

const chinese = collection('patents-cn/');

describe.skipIf(chinese.isAbsent)('tables of Chinese patents', () => {
  it('are all read, with the rows that they are known to have', async () => {
    const readings = await readPath(chinese.path);
    const rows = (name: string): unknown => readings.get(name)?.rows;
    expect(rows('cnipa_pss_biblio_listed_companies.jsonl')).toBe(3239);
    expect(rows('cn_title_abstract_assignee_ccfbdci2022.jsonl')).toBe(3079);
    expect(rows('cn_titles_ipc_lxingy3.jsonl')).toBe(7376);
    expect(rows('cnki_gbt7714_patent_citations.txt')).toBe(7157);
    expect(readings.get('cnki_export_sample_raw.txt')).toMatchObject({
      format: 'gbt7714',
      rows: 484,
      codes: [],
    });
    expect(readings.get('cpc_sample_train.csv')).toMatchObject({
      rows: 19,
      blankRows: 4082,
      codes: [],
    });
    expect(readings.get('cn_patents_ipc_claim1_30.xlsx')).toMatchObject({
      format: 'xlsx',
      rows: 30,
      codes: [],
    });
    expect(readings.get('cn_design_patents_legal_events.jsonl')?.rows).toBe(69);
    expect(readings.get('cpc_selected_labels.json')).toMatchObject({ format: 'json', codes: [] });
    expect(readings.get('patsnap_design_images/000001.png')?.refused).toBe('format-binary');
    const refused = [...readings].filter(
      ([name, { refused }]) => refused && !name.endsWith('.png'),
    );
    expect(refused).toEqual([]);
  });
});

const foreign = collection('patents-intl/');

describe.skipIf(foreign.isAbsent)('tables of other offices', () => {
  it('are all read, the broken ones with their problem', async () => {
    const readings = await readPath(foreign.path);
    expect(readings.get('patentscope_pizza_medium.csv')).toMatchObject({ rows: 10_000, codes: [] });
    expect(readings.get('lens_export_pizza_1000.csv')).toMatchObject({ rows: 1000, codes: [] });
    expect(readings.get('ritonavir_landscape.csv')).toMatchObject({ rows: 804, codes: [] });
    expect(readings.get('wipo_ipstats_tech_region.csv')).toMatchObject({ rows: 13_617, codes: [] });
    expect(readings.get('google_20k_G_H_publication_numbers.csv')).toMatchObject({ rows: 20_000 });
    expect(readings.get('oecd_patent_quality_epo_indic_cohort_201902.txt')).toMatchObject({
      rows: 23_340,
    });
    expect(readings.get('lens_biopoly_broken1.jsonl')).toMatchObject({
      rows: 9,
      codes: ['json-invalid'],
    });
    expect(readings.get('lens_biopoly_broken2.jsonl')).toMatchObject({ rows: 10, codes: [] });
  });
});

const others = [collection('administrative/'), collection('trademarks/')];

describe.skipIf(others.some(({ isAbsent }) => isAbsent))(
  'tables of administration and trademarks',
  () => {
    it('are read or refused, never crash', async () => {
      const [administrative, trademarks] = await Promise.all(
        others.map(({ path }) => readPath(path)),
      );
      expect(administrative?.get('modood_areas.csv')).toMatchObject({ rows: 2978, codes: [] });
      expect(administrative?.get('gb2260_stats_201810.tsv')).toMatchObject({
        rows: 3659,
        codes: [],
      });
      expect(administrative?.get('modood_xian_streets.json')).toMatchObject({
        format: 'json',
        rows: 172,
      });
      expect(administrative?.get('company_name_char_frequency.xlsx')).toMatchObject({
        rows: 13_834,
      });
      expect(trademarks?.get('uspto-code-lookups/event_codes.csv')).toMatchObject({
        rows: 901,
        codes: [],
      });
      expect(trademarks?.get('net_rn3886986-ST96.xml')?.refused).toBe('format-xml');
    });
  },
);
