import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  openInput,
  readTrademarkXml,
  type TrademarkFileDocument,
  type TrademarkItem,
} from '../src/index.ts';
import { collect, collection, entryOf, SAMPLES } from './support.ts';

const ST66 = await readFile(`${SAMPLES}trademarks/st66.xml`, 'utf8');
const ST96 = await readFile(`${SAMPLES}trademarks/st96.xml`, 'utf8');

const read = (content: string, ...sizes: number[]): Promise<TrademarkItem[]> =>
  collect(readTrademarkXml(entryOf(content, 'marks.xml', ...sizes)));
const marksIn = (items: readonly TrademarkItem[]): TrademarkFileDocument[] =>
  items.flatMap((item) => (item.kind === 'document' ? [item.document] : []));
const codesIn = (items: readonly TrademarkItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'problem' ? [item.issue.code] : []));

/** What is said of the mark, without where it was said and in which writing. */
function content(mark: TrademarkFileDocument): unknown {
  const categories = mark.categories.map((one) => one.toLowerCase());
  const origin = { standard: null, position: null, rawSha256: null, feature: undefined };
  return { ...mark, ...origin, categories };
}

describe('one mark in two standards', () => {
  it('is read in full', async () => {
    const [mark] = marksIn(await read(ST66));
    expect(mark).toMatchObject({
      standard: 'st66',
      office: 'US',
      applicationNumber: '97000001',
      registrationNumber: '6900001',
      word: 'QIN FERN & CO',
      featureCode: '4',
      categories: ['Trademark', 'Service Mark'],
      filingDate: '2021-03-05',
      publicationDate: '2022-03-01',
      registrationDate: '2022-05-17',
      classes: [
        { number: '042', goods: 'Calibration of measuring instruments' },
        {
          number: '009',
          goods: 'Oscilloscopes; Signal generators, namely, laboratory signal generators',
        },
      ],
      applicants: [
        {
          name: "Xi'an Qinfern Instruments Co., Ltd.",
          address: "1 Shili Road, Yanta District, Xi'an",
          postcode: '710000',
          country: 'CN',
        },
      ],
      holders: [{ name: 'Qin Fern Holdings, Inc.', country: 'US' }],
      representative: { name: 'Example & Sample LLP', agents: ['Ann Example'] },
      priorities: [{ country: 'CN', number: '900000001', date: '2020-11-02' }],
      status: { code: '700', date: '2022-05-17' },
      events: [
        { code: 'R.PR', date: '2022-05-17', text: 'REGISTERED-PRINCIPAL REGISTER' },
        { code: 'PUBO', date: '2022-03-01', text: 'PUBLISHED FOR OPPOSITION' },
        { code: 'DOCK', date: '2021-09-07', text: 'ASSIGNED TO EXAMINER' },
      ],
    });
  });

  it('says the same', async () => {
    const [a] = marksIn(await read(ST66));
    const [b] = marksIn(await read(ST96));
    expect(content(b!)).toEqual(content(a!));
  });
});

describe('representatives', () => {
  const st66 = (comment: string, ...lines: readonly string[]) =>
    `<RepresentativeDetails><Representative>${comment && `<Comment>${comment}</Comment>`}<RepresentativeAddressBook><FormattedNameAddress><Name><FreeFormatName><FreeFormatNameDetails>${lines
      .map((line) => `<FreeFormatNameLine>${line}</FreeFormatNameLine>`)
      .join(
        '',
      )}</FreeFormatNameDetails></FreeFormatName></Name></FormattedNameAddress></RepresentativeAddressBook></Representative></RepresentativeDetails>`;
  const organisation = (name: string) =>
    `<ns1:OrganizationName><ns1:OrganizationStandardName>${name}</ns1:OrganizationStandardName></ns1:OrganizationName>`;
  const person = (name: string) =>
    `<ns1:PersonName><ns1:PersonFullName>${name}</ns1:PersonFullName></ns1:PersonName>`;
  const st96 = (name: string, code = '') =>
    `<ns1:Representative>${code && `<ns1:PartyIdentifier>${code}</ns1:PartyIdentifier>`}<ns1:Contact><ns1:Name>${name}</ns1:Name></ns1:Contact></ns1:Representative>`;
  const of66 = async (...all: readonly string[]) => {
    const [first, ...rest] = ST66.split(/<RepresentativeDetails>.*<\/RepresentativeDetails>/);
    const [mark] = marksIn(await read(first! + all.join('') + rest.join('')));
    return mark!.representative;
  };
  const of96 = async (...all: readonly string[]) => {
    const bag = `<ns1:RepresentativeBag>${all.join('')}</ns1:RepresentativeBag>`;
    const text = ST96.replace(/<ns2:NationalCorrespondent>.*<\/ns2:NationalCorrespondent>/, '');
    const [mark] = marksIn(
      await read(text.replace(/<ns2:RecordAttorney>.*<\/ns2:RecordAttorney>/, bag)),
    );
    return mark!.representative;
  };

  it('of ST.66 are all kept, with the firm to which the office writes', async () => {
    expect(
      await of66(
        st66('Attorney of Record', 'Ann Example'),
        st66('', 'Bob Sample'),
        st66('Domestic Correspondent', 'ANN EXAMPLE', 'Example LLP'),
        st66('Domestic Representative', ''),
      ),
    ).toEqual({ name: 'Example LLP', agents: ['Ann Example', 'Bob Sample'] });
    expect(await of66(st66('', 'Ann Example'), st66('', 'Bob Sample'))).toEqual({
      agents: ['Ann Example', 'Bob Sample'],
    });
    expect(
      await of66(st66('Domestic Correspondent', 'Ann Example', 'Example LLP')),
    ).toBeUndefined();
  });

  it('of ST.66 begin with the attorney and the firm of the attorney', async () => {
    const served = st66('Domestic Representative', 'Bob Sample', 'Sample Services');
    const attorney = st66('Attorney of Record', 'Ann Example');
    const written = st66('Domestic Correspondent', 'Ann Example', 'Example LLP');
    const agents = ['Ann Example', 'Bob Sample'];
    const expected = { name: 'Example LLP；Sample Services', agents };
    expect(await of66(served, attorney, written)).toEqual(expected);
    expect(await of66(attorney, written, served)).toEqual(expected);
    const partner = st66('Attorney of Record', 'Ann Example', 'Example Partners');
    expect(await of66(served, partner)).toEqual({
      name: 'Example Partners；Sample Services',
      agents,
    });
  });

  it('of ST.96 are all kept: firms, their code, and the persons', async () => {
    expect(
      await of96(
        st96(organisation('示例代理有限公司'), '61200'),
        st96(person('王五')),
        st96(person('赵六') + organisation('示例代理有限公司')),
      ),
    ).toEqual({ name: '示例代理有限公司', code: '61200', agents: ['王五', '赵六'] });
    expect(await of96(st96(organisation('甲事务所')), st96(organisation('乙事务所')))).toEqual({
      name: '甲事务所；乙事务所',
    });
    expect(await of96(st96(person('王五'), '1'))).toEqual({ agents: ['王五'] });
    expect(await of96()).toBeUndefined();
  });
});

describe('several marks in one file', () => {
  it('put one after another, of both standards, whatever the chunks', async () => {
    const whole = await read(ST66 + ST96 + ST66);
    expect(marksIn(whole).map((mark) => mark.standard)).toEqual(['st66', 'st96', 'st66']);
    expect(codesIn(whole)).toEqual([]);
    expect(whole.at(-1)).toMatchObject({ kind: 'end', documents: 3, errors: 0 });
    for (const size of [1, 7, 4096]) expect(await read(ST66 + ST96 + ST66, size)).toEqual(whole);
  });

  it('in one transaction: applicants beside them belong to none', async () => {
    const mark = /<TradeMark>[\s\S]*<\/TradeMark>/.exec(ST66)![0];
    const items = await read(ST66.replace(mark, mark + mark.replace('97000001', '97000002')));
    const marks = marksIn(items);
    expect(marks.map((one) => one.applicationNumber)).toEqual(['97000001', '97000002']);
    expect(marks.map((one) => one.applicants)).toEqual([[], []]);
    expect(items.at(-1)).toMatchObject({ documents: 2 });
  });

  it('a transaction without a mark is reported', async () => {
    const mark = /<TradeMarkDetails>[\s\S]*<\/TradeMarkDetails>/.exec(ST66)![0];
    const items = await read(ST66.replace(mark, '') + ST96);
    expect(codesIn(items)).toEqual(['xml-no-documents']);
    expect(items.at(-1)).toMatchObject({ documents: 1, errors: 1 });
  });
});

describe('a file that is broken', () => {
  it('cut anywhere: either the mark, or one problem, and never another error', async () => {
    for (const sample of [ST66, ST96]) {
      const end = sample.lastIndexOf(
        sample === ST66 ? '</TransactionContentDetails>' : '</ns2:Trademark>',
      );
      for (let at = 1; at < sample.length; at += 97) {
        const items = await read(sample.slice(0, at));
        const isWhole = at > end + 30;
        if (isWhole) expect(marksIn(items)).toHaveLength(1);
        else if (at < end)
          expect([at, marksIn(items).length, codesIn(items).length]).toEqual([at, 0, 1]);
      }
    }
  });

  it('with a wrong tag: reported with its line, and the next one is read', async () => {
    const broken = ST96.replace('</ns2:MarkCategory>', '</ns2:Oops>');
    const items = await read(broken + ST66);
    expect(codesIn(items)).toEqual(['xml-malformed']);
    expect(marksIn(items).map((mark) => mark.standard)).toEqual(['st66']);
  });

  it('with an element of every name but no value: a mark that says nothing', async () => {
    const empty = ST66.replace(/>[^<>]+</g, '><');
    expect(marksIn(await read(empty))[0]).toMatchObject({
      applicants: [],
      classes: [{}, {}],
      events: [],
    });
  });

  it('with a day that is none: the day stays as it is written', async () => {
    const [mark] = marksIn(await read(ST66.replace('2021-03-05-05:00', '5 March')));
    expect(mark?.filingDate).toBe('5 March');
  });
});

const { path, isAbsent } = collection('');

describe.skipIf(isAbsent)('files of the offices themselves', () => {
  const marksOf = async (file: string): Promise<TrademarkFileDocument[]> => {
    const marks: TrademarkFileDocument[] = [];
    for await (const entry of openInput(path + file)) {
      const items = await collect(readTrademarkXml(entry));
      expect(codesIn(items)).toEqual([]);
      marks.push(...marksIn(items));
    }
    return marks;
  };

  it('DPMA: words, records of the register, and the country in the county', async () => {
    const [mark] = await marksOf('trademarks/dpma/trademark_info.xml');
    expect(mark).toMatchObject({
      office: 'DE',
      applicationNumber: 'E17341',
      registrationNumber: '919224',
      feature: 'Word',
      categories: ['Individual'],
      classes: [{ number: '34' }],
      applicants: [
        { name: 'Joh. Wilh. von Eicken GmbH', address: 'Lübeck', postcode: '23556', country: 'DE' },
      ],
      expiryDate: '2014-01-31',
      status: { code: 'Akte vernichtet' },
    });
    expect(mark?.events.map(({ text, date }) => `${date} ${text}`)).toEqual([
      '2014-11-13 Loeschung Inhaber',
      '1974-06-06 Eintragung',
      '1974-06-06 Widerspruch',
      '2002-06-12 Berichtigung',
      '2003-01-16 Umschreibung',
      '2004-07-30 Verlaengerung',
    ]);
  });

  it('WIPO: the example of ST.96 V6.0', async () => {
    const [mark] = await marksOf(
      'patents-official-xml/wipo-st96-v6-examples/TrademarkApplication_Example.xml',
    );
    expect(mark).toMatchObject({
      office: 'US',
      applicationNumber: '87035559',
      registrationNumber: '5169753',
      word: 'LANYI',
      applicants: [{ name: 'Shenzhen Fengniao E-Commerce Co.,Ltd', country: 'CN' }],
      holders: [{ name: 'Shenzhen Fengniao E-Commerce Co.,Ltd', country: 'CN' }],
    });
    expect(mark?.events).toHaveLength(17);
  });
});
