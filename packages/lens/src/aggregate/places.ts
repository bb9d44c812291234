import { parseDay } from '../calendar.ts';
import type { LensField } from '../schema.ts';
import { mostOrdinals, readOrdinals } from '../segment/segment.ts';
import type { SegmentView } from '../segmentView.ts';
import { hasBit } from '../structure/bits.ts';

/** Some values of a field, and for each segment the places among them of a document's values. */
export interface Places {
  readonly labels: readonly string[];
  /** Writes the places of a document into `out` and returns how many; a value outside has none. */
  readonly placesIn: (view: SegmentView) => (doc: number, out: Int32Array) => number;
}

/** Places among values of a keyword, integer or date field. */
export function placesOf(field: LensField, labels: readonly string[]): Places {
  return field.kind === 'keyword'
    ? placesOfKeywords(field, labels)
    : placesOfNumbers(field, labels);
}

function placesOfKeywords(field: LensField, labels: readonly string[]): Places {
  return {
    labels,
    placesIn: ({ segment }) => {
      const { values, ordinals } = segment.keyword(field.name);
      const found = new Uint32Array(mostOrdinals(ordinals));
      const placeOf = new Int32Array(values.size + 1).fill(-1);
      labels.forEach((label, place) => {
        const ordinal = values.find(label);
        if (ordinal >= 0) placeOf[ordinal + 1] = place;
      });
      return (doc, out) => {
        const count = readOrdinals(ordinals, doc, found);
        let n = 0;
        for (let i = 0; i < count; i++) {
          const place = placeOf[found[i]!]!;
          if (place >= 0) out[n++] = place;
        }
        return n;
      };
    },
  };
}

function placesOfNumbers(field: LensField, labels: readonly string[]): Places {
  const placeOf = new Map(labels.map((label, place) => [readNumber(field, label), place]));
  return {
    labels,
    placesIn: ({ segment }) => {
      const { values, present } = segment.number(field.name);
      return (doc, out) => {
        const place = hasBit(present, doc) ? placeOf.get(values[doc]) : undefined;
        if (place === undefined) return 0;
        out[0] = place;
        return 1;
      };
    },
  };
}

/** The number by which a column holds a written value of an integer or date field; undefined for others. */
export function readNumber(field: LensField, text: string): number | undefined {
  if (field.kind === 'date') return parseDay(text);
  return /^-?\d+$/.test(text) ? Number(text) : undefined;
}
