import type { Bilingual } from '@zca/query';
import type { z } from 'zod';
import { type Gazetteer, GAZETTEER_FILES, type GazetteerFile } from './model.ts';

/** A gazetteer, or every fault of its files, each in a sentence that names file, entry and field. */
export type ReadGazetteer =
  | { readonly ok: true; readonly gazetteer: Gazetteer }
  | { readonly ok: false; readonly faults: readonly Bilingual[] };

interface Entry {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly point?: readonly [number, number] | undefined;
  readonly accuracyMetres?: number | undefined;
}

/**
 * Checks the files of a gazetteer and puts them together. `files` holds the parsed JSON by name (`city`,
 * `zones`, `streets`, `roads`, `landmarks`, `postcodes`); those but `city` may be absent. Beside the
 * shape it is checked that codes occur once, that districts and zones which an entry names exist, and
 * that a point lies within the bounds of the city and is told with its accuracy.
 */
export function readGazetteer(files: Readonly<Record<string, unknown>>): ReadGazetteer {
  const faults: Bilingual[] = [];
  for (const name of Object.keys(files)) {
    if (!(name in GAZETTEER_FILES)) {
      const known = Object.keys(GAZETTEER_FILES).join(', ');
      faults.push({
        zh: `${name}.json 不是地名录的文件；文件应为 ${known}。`,
        en: `${name}.json is no file of a gazetteer; the files are ${known}.`,
      });
    }
  }
  const read = <F extends GazetteerFile>(
    file: F,
  ): z.infer<(typeof GAZETTEER_FILES)[F]> | undefined => {
    const value = files[file];
    if (value === undefined) {
      if (file === 'city') {
        faults.push({
          zh: '缺少 city.json；其中应写明城市及其区县。',
          en: 'city.json is missing; it names the city and its districts.',
        });
      }
      return undefined;
    }
    const parsed = GAZETTEER_FILES[file].safeParse(value);
    if (parsed.success) return parsed.data as z.infer<(typeof GAZETTEER_FILES)[F]>;
    faults.push(...parsed.error.issues.map((issue) => issueSentence(file, value, issue)));
    return undefined;
  };
  const city = read('city');
  const zones = read('zones');
  const streets = read('streets');
  const roads = read('roads');
  const landmarks = read('landmarks');
  const postcodes = read('postcodes');
  if (city === undefined || faults.length > 0) return { ok: false, faults };
  const gazetteer: Gazetteer = {
    city: withSource(city.city, city.source),
    divisions: city.divisions.map((one) => withSource(one, city.source)),
    zones: entriesOf(zones),
    streets: entriesOf(streets),
    roads: entriesOf(roads),
    landmarks: entriesOf(landmarks),
    postcodes: postcodes?.entries ?? [],
  };
  faults.push(...crossFaults(gazetteer));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, gazetteer };
}

function withSource<T extends Entry & { readonly source?: string | undefined }>(
  entry: T,
  source: string,
): T {
  return entry.point === undefined || entry.source !== undefined ? entry : { ...entry, source };
}

function entriesOf<T extends Entry & { readonly source?: string | undefined }>(
  file: { readonly source: string; readonly entries: readonly T[] } | undefined,
): readonly T[] {
  return file?.entries.map((entry) => withSource(entry, file.source)) ?? [];
}

/** A fault of shape, with the name of the entry rather than its place alone. */
function issueSentence(
  file: string,
  value: unknown,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
): Bilingual {
  const steps = issue.path.map(String);
  const place = issue.path.findLastIndex((step) => typeof step === 'number');
  const { message } = issue;
  if (place < 0) {
    const field = steps.join('.') || '(whole)';
    return {
      zh: `${file}.json，字段 ${field}：格式不符（${message}）。`,
      en: `${file}.json, field ${field}: ${message}.`,
    };
  }
  const first = issue.path.findIndex((step) => typeof step === 'number');
  const entry = issue.path
    .slice(0, first + 1)
    .reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | null)?.[step], value);
  const field = steps.slice(first + 1).join('.') || '(whole)';
  return entrySentence(file, Number(issue.path[first]), entry as Entry, field, {
    zh: `格式不符（${message}）`,
    en: message,
  });
}

function entrySentence(
  file: string,
  at: number,
  entry: Entry | undefined,
  field: string,
  fault: Bilingual,
): Bilingual {
  const title = titleOf(entry);
  return {
    zh: `${file}.json 第 ${at + 1} 条（${title}），字段 ${field}：${fault.zh}。`,
    en: `${file}.json, entry ${at + 1} (${title}), field ${field}: ${fault.en}.`,
  };
}

function titleOf(entry: Entry | undefined): string {
  return [entry?.code, entry?.name].filter((part) => part !== undefined).join(' ') || 'no name';
}

/** Faults that only show when the files are seen together. */
function crossFaults(gazetteer: Gazetteer): Bilingual[] {
  const { city, divisions, zones, streets, roads, landmarks, postcodes } = gazetteer;
  const faults: Bilingual[] = [];
  const known = new Set(divisions.map(({ code }) => code));
  const zoneCodes = new Set(zones.map(({ code }) => code));
  const streetCodes = new Set(streets.map(({ code }) => code));
  const say = (
    file: string,
    at: number,
    entry: Entry,
    field: string,
    zh: string,
    en: string,
  ): void => {
    faults.push(entrySentence(file, at, entry, field, { zh, en }));
  };
  const [west, south, east, north] = city.bounds;
  const located = (file: string, at: number, entry: Entry): void => {
    if (entry.point === undefined) return;
    if (entry.accuracyMetres === undefined) {
      say(
        file,
        at,
        entry,
        'accuracyMetres',
        '有坐标时须写明精度（米）',
        'a point is told with its accuracy in metres',
      );
    }
    const [longitude, latitude] = entry.point;
    if (longitude < west || longitude > east || latitude < south || latitude > north) {
      say(
        file,
        at,
        entry,
        'point',
        `[${longitude}, ${latitude}] 在城市范围之外`,
        `[${longitude}, ${latitude}] lies outside the city's bounds`,
      );
    }
  };
  const once = (file: string, list: readonly Entry[]): void => {
    const seen = new Set<string>();
    list.forEach((entry, at) => {
      if (seen.has(entry.code!)) say(file, at, entry, 'code', '代码重复', 'the code occurs twice');
      seen.add(entry.code!);
    });
  };
  const inDivisions = (file: string, at: number, entry: Entry, codes: readonly string[]): void => {
    for (const code of codes) {
      if (!known.has(code))
        say(
          file,
          at,
          entry,
          'divisions',
          `city.json 中没有区县 ${code}`,
          `${code} is no district of city.json`,
        );
    }
  };
  const inZone = (file: string, at: number, entry: Entry, zone: string | undefined): void => {
    if (zone !== undefined && !zoneCodes.has(zone)) {
      say(
        file,
        at,
        entry,
        'zone',
        `zones.json 中没有开发区 ${zone}`,
        `${zone} is no zone of zones.json`,
      );
    }
  };
  once('city', divisions);
  once('zones', zones);
  once('streets', streets);
  once('postcodes', postcodes);
  divisions.forEach((entry, at) => {
    located('city', at, entry);
    if (entry.code.slice(0, 4) !== city.code.slice(0, 4)) {
      say(
        'city',
        at,
        entry,
        'code',
        `代码与城市代码（${city.code}）不符`,
        `the code does not begin as that of the city (${city.code})`,
      );
    }
  });
  zones.forEach((entry, at) => {
    located('zones', at, entry);
    inDivisions('zones', at, entry, entry.divisions);
  });
  streets.forEach((entry, at) => {
    located('streets', at, entry);
    inDivisions('streets', at, entry, [entry.code.slice(0, 6)]);
  });
  roads.forEach((entry, at) => {
    located('roads', at, entry);
    inDivisions('roads', at, entry, entry.divisions);
    inZone('roads', at, entry, entry.zone);
  });
  landmarks.forEach((entry, at) => {
    located('landmarks', at, entry);
    inDivisions('landmarks', at, entry, [entry.division]);
    inZone('landmarks', at, entry, entry.zone);
    if (entry.street !== undefined && !streetCodes.has(entry.street)) {
      say(
        'landmarks',
        at,
        entry,
        'street',
        `streets.json 中没有街道 ${entry.street}`,
        `${entry.street} is no street of streets.json`,
      );
    }
  });
  postcodes.forEach((entry, at) => inDivisions('postcodes', at, entry, entry.divisions));
  return faults;
}
