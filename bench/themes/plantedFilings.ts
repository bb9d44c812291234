import type { ClueCode } from '@zca/domain/appraisal';
import { canonicalRight, type Patent, type RightParty } from '@zca/domain/registry';
import { addDays } from '@zca/standards';
import { applicationNumber } from '../../packages/demo-city/src/base/numbers.ts';
import { Abstracts, dice } from '../near/abstracts.ts';

/** What a run has to find: a signal of one kind about an applicant. */
export interface Planted {
  readonly applicant: string;
  readonly code: ClueCode;
}

export interface PlantedFilings {
  readonly filings: readonly Patent[];
  readonly planted: readonly Planted[];
}

/** Groups of each kind. */
const GROUPS = 100;
/** Filed so long before the day of the run. */
const DAYS_AGO = 300;
/** Ranks above those of a demonstration city of a million. */
const FIRST_SERIAL = 900_000;

/**
 * Filings of every kind of pattern that has a rule, each group about applicants of its own: near copies
 * of one firm (N1), copies of somebody's published text (N2), numbered designs of one title (N3), a burst
 * of one firm that also repeats itself (N5, which by itself stays below every band), one text filed by four
 * firms of one address (N6), and grants sold soon (N7). Texts are those of `bench/near`, each copy with one
 * word of some forty written otherwise, so that any two of a group are of similarity 0.8 and more. The same seed and day give the same filings.
 */
export function plantedFilings(seed: number, today: string): PlantedFilings {
  const texts = new Abstracts(seed + 77);
  const roll = dice(seed + 5);
  const begin = addDays(today, -DAYS_AGO);
  const filings: Patent[] = [];
  const planted: Planted[] = [];
  let serial = FIRST_SERIAL;
  let text = 0;

  const firm = (kind: string, group: number, member = 0): RightParty => ({
    name: `西安样例${kind}${String(group).padStart(3, '0')}号${member === 0 ? '' : `第${member}`}有限公司`,
    country: 'CN',
    division: '610113',
    address: `陕西省西安市雁塔区样例${kind}街${group + 1}号楼${member + 1}层${serial}室`,
  });
  const file = (applicant: RightParty, day: string, more: Partial<Patent>): void => {
    serial += 1;
    const number = applicationNumber(epochOf(day), more.kind === 'design' ? 3 : 1, serial);
    filings.push(
      canonicalRight({
        key: `CN${number}`,
        collection: 'patent',
        kind: 'invention',
        country: 'CN',
        applicationNumber: number,
        title: `一种样例装置${serial}`,
        applicants: [applicant],
        inventors: [`样例${serial % 4000}`],
        filingDay: day,
        publications: [],
        ipc: more.kind === 'design' ? [] : [{ symbol: 'G01N21/95', first: true }],
        events: [],
        secrecy: 'OPEN',
        synthetic: true,
        ...more,
      }),
    );
  };
  const ownText = (): string => {
    // Numbers that end in 99 are themselves copies.
    text += text % 100 === 98 ? 2 : 1;
    return texts.text(text);
  };
  /** The text with one of its words written otherwise. */
  const near = (of: string): string => {
    const parts = of.split('；');
    const at = 1 + roll(parts.length - 2);
    const word = String.fromCodePoint(0x4e00 + roll(3500), 0x4e00 + roll(3500));
    parts[at] = parts[at]!.replace(/^(所述).{2}/u, `$1${word}`);
    return parts.join('；');
  };

  for (let group = 0; group < GROUPS; group += 1) {
    const day = (after: number): string => addDays(begin, (group % 60) + after);

    const repeats = firm('同文', group);
    const repeated = ownText();
    for (const after of [0, 20, 40]) file(repeats, day(after), { abstract: near(repeated) });
    planted.push({ applicant: repeats.name, code: 'N1' });

    const original = ownText();
    file(firm('原创', group), addDays(begin, -900), {
      abstract: original,
      publications: [{ number: `CN1${serial}A`, kind: 'A', day: addDays(begin, -500) }],
    });
    const copier = firm('后来', group);
    file(copier, day(3), { abstract: near(original) });
    planted.push({ applicant: copier.name, code: 'N2' });

    const drawer = firm('编号', group);
    for (let each = 0; each < 20; each += 1) {
      const title = `样例杯（${group}款${each + 1}）`;
      file(drawer, day(each), { kind: 'design', title, locarno: ['07-01'] });
    }
    planted.push({ applicant: drawer.name, code: 'N3' });

    const burst = firm('突增', group);
    const own = ownText();
    for (let each = 0; each < 24; each += 1) {
      const abstract = each < 3 ? near(own) : ownText();
      file(burst, day(each), { abstract, inventors: ['样例某'] });
    }
    planted.push({ applicant: burst.name, code: 'N5' });

    const shared = ownText();
    const address = `陕西省西安市雁塔区样例同址街${group + 1}号1幢${group + 1}室`;
    for (let member = 1; member <= 4; member += 1) {
      const applicant = { ...firm('同址', group, member), address };
      file(applicant, day(member * 5), { abstract: near(shared) });
      planted.push({ applicant: applicant.name, code: 'N6' });
    }

    const seller = firm('转让', group);
    for (let each = 0; each < 8; each += 1) {
      const sold = addDays(begin, 120 + each);
      file(seller, day(each), {
        abstract: ownText(),
        events: [
          {
            day: sold,
            code: 'transfer',
            details: { formerHolder: seller.name, newHolder: firm('受让', group, each + 1).name },
          },
        ],
      });
    }
    planted.push({ applicant: seller.name, code: 'N7' });
  }
  return { filings, planted };
}

function epochOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
