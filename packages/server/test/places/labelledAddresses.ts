import { readFileSync } from 'node:fs';
import type { Placement, Placer } from '@zca/domain/places';

/** An address with the district that a person gave it; see the head of the file. */
export interface LabelledAddress {
  readonly form: string;
  /** Short name of a district, 西安, 外 or 无. */
  readonly label: string;
  readonly told: 'division' | 'place' | 'postcode' | '-';
  readonly address: string;
  readonly postcode: string | undefined;
}

/** The labelled addresses of a file of `samples`. */
export function labelledAddresses(file: string): LabelledAddress[] {
  return readFileSync(new URL(`./samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [form, label, told, address, postcode] = line.split('\t');
      return {
        form: form!,
        label: label!,
        told: told as LabelledAddress['told'],
        address: address!,
        postcode,
      };
    });
}

/** The label that a placement amounts to. */
export function labelOf(placer: Placer, { level, division }: Placement): string {
  if (level === 'elsewhere') return '外';
  if (level === 'none') return '无';
  const { city, divisions } = placer.gazetteer;
  const found = divisions.find(({ code }) => code === division);
  return found?.shortName ?? city.shortName;
}
