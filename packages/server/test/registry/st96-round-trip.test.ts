import { generateCity } from '@zca/demo-city';
import {
  canonicalRight,
  documentToRight,
  type GeographicalIndication,
  indicationDocumentToRight,
  type Right,
  trademarkDocumentToRight,
} from '@zca/domain/registry';
import { readIndicationXml, readPatentXml, readTrademarkXml, st96Document } from '@zca/formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foreignTrademark,
  indication,
  patent,
  trademark,
} from '../../../domain/test/registry/arbitraries.ts';
import { entryOf } from '../../../formats/test/support.ts';
import { toSt96 } from '../../src/registry/export/st96/toSt96.ts';

const TODAY = '2026-06-30';
const city = generateCity({ seed: 20, rights: 3_000, today: TODAY });

/** Events of patents stand in a document of their own; an international application says PCT. */
const APART = ['events', 'pct'];

/** The right that the readers make of the ST.96 document of a right, or why there is none. */
async function readBack(right: Right): Promise<unknown> {
  const { xml } = st96Document(toSt96(right).right);
  const found: unknown[] = [];
  if (right.collection === 'geographicalIndication') {
    for await (const item of readIndicationXml(entryOf(xml, 'a.xml'))) {
      if (item.kind === 'document') found.push(indicationDocumentToRight(item.document, TODAY));
      if (item.kind === 'problem') found.push(item);
    }
  } else if (right.collection === 'trademark') {
    for await (const item of readTrademarkXml(entryOf(xml, 'a.xml'))) {
      if (item.kind === 'document') found.push(trademarkDocumentToRight(item.document, TODAY));
      if (item.kind === 'problem') found.push(item);
    }
  } else {
    for await (const item of readPatentXml(entryOf(xml, 'a.xml'))) {
      if (item.kind === 'document') found.push(documentToRight(item.document, TODAY));
      if (item.kind === 'problem') found.push(item);
    }
  }
  expect(found).toHaveLength(1);
  const reading = found[0] as { ok: boolean; right?: Right };
  return reading.ok ? reading.right : reading;
}

/** A record without the named fields, dotted below parties and classes; white space of claims aside. */
function without(right: unknown, fields: Iterable<string>): unknown {
  const copy = structuredClone(right) as Record<string, unknown>;
  for (const field of fields) {
    const [head = '', part] = field.split('.');
    if (part === undefined) delete copy[head];
    else {
      for (const one of [copy[head]].flat()) {
        if (one !== undefined) delete (one as Record<string, unknown>)[part];
      }
    }
  }
  // Lines of a claim are joined when it is read.
  if (typeof copy['firstClaim'] === 'string') {
    copy['firstClaim'] = copy['firstClaim'].replaceAll('\n', '');
  }
  return copy;
}

/** What the readers do not take, or conclude themselves, beside what the report names. */
function asideOf(right: Right): string[] {
  if (right.collection === 'geographicalIndication') {
    // The schema demands a category: the widest stands where none is known.
    const aside = right.category === undefined ? ['category'] : [];
    // The first name that there is becomes the title.
    return right.title === '' && right.names !== undefined ? [...aside, 'title', 'names'] : aside;
  }
  if (right.collection === 'trademark') return [];
  const aside = [...APART];
  // The only title there is becomes the title.
  if (right.title === '' && right.titleEn !== undefined) aside.push('title');
  // A reader counts the one claim that the document has, where no number is stated.
  if (right.claimCount === undefined && right.firstClaim !== undefined) aside.push('claimCount');
  // Holders of whom no applicant is known are the applicants; the same ones are not said twice.
  const names = (list: readonly { name: string }[] = []) => list.map(({ name }) => name).join();
  if (right.applicants.length === 0) aside.push('applicants', 'holders');
  if (names(right.applicants) === names(right.holders)) aside.push('holders');
  return aside;
}

async function expectSame(right: Right): Promise<void> {
  const reading = toSt96(right);
  const { losses } = st96Document(reading.right);
  const named = [...reading.losses, ...losses].map(({ field }) => field);
  const fields = new Set([...named, ...asideOf(right)]);
  const back = await readBack(right);
  expect(without(back, fields)).toEqual(without(canonicalRight(right), fields));
}

describe('a right written as ST.96 and read again', () => {
  it('is the same but for what the report of losses names: the demonstration city', async () => {
    for (const right of city.rights(0, 1_500)) await expectSame(right);
  });

  it('is the same but for what the report of losses names: any patent or design', async () => {
    const designs = patent.map((one) => {
      const { grantDay, ...rest } = one;
      return {
        ...(grantDay === undefined ? one : rest),
        kind: 'design' as const,
        key: 'CN2017300000010',
        applicationNumber: '2017300000010',
        publications: [],
        locarno: ['14-03'],
      };
    });
    await fc.assert(fc.asyncProperty(fc.oneof(patent, designs), expectSame), { numRuns: 200 });
  });

  it('is the same but for what the report of losses names: any mark', async () => {
    const marks = fc.oneof(trademark, foreignTrademark);
    await fc.assert(fc.asyncProperty(marks, expectSame), { numRuns: 100 });
  });

  it('is the same but for what the report of losses names: any geographical indication', async () => {
    const several = indication.chain((one) =>
      fc
        .record(
          {
            agency: fc.constantFrom<NonNullable<GeographicalIndication['agency']>>(
              { name: '西安示例专利代理有限公司', code: '61200', agents: ['王五', '赵六'] },
              { name: '示例事务所' },
              { agents: ['王五', '赵六'] },
            ),
            termEndDay: fc.constant('2030-01-01'),
            specification: fc.constant('果皮光洁。\n可溶性固形物≥14%。'),
            area: fc.constant('骊山街道\n代王街道'),
            category: fc.constant('Protected Designation of Origin'),
          },
          { requiredKeys: [] },
        )
        .map((more) => ({ ...one, ...more })),
    );
    await fc.assert(fc.asyncProperty(several, expectSame), { numRuns: 200 });
  });
});
