import {
  attribute,
  elements,
  find,
  findDeep,
  nameFolder,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, XmlVocabulary } from '../xml/vocabulary.ts';
import type { TrademarkClass, TrademarkEvent, TrademarkFileDocument } from './model.ts';
import { representativeOf, rolesOf } from './parties.ts';
import { dayAt, preferredText, present, text, textAt } from './values.ts';

/** Trademarks of ST.96: of an application, a transaction or a list, whatever surrounds them. */
export const ST96_TRADEMARK: XmlVocabulary<TrademarkFileDocument> = {
  name: 'WIPO ST.96',
  documentElements: ['Trademark'],
  canonicalName: nameFolder(),
  passedParts: {},
  read: readTrademark,
};

function readTrademark({ root }: ParsedDocument, origin: DocumentOrigin): TrademarkFileDocument {
  const office =
    textAt(root, 'registrationofficecode') ??
    textAt(find(root, 'applicationnumber'), 'ipofficecode') ??
    textAt(root, 'receivingofficecode') ??
    attribute(root, 'officecode');
  const isUspto = office === 'US';
  const representation = find(root, 'markrepresentation');
  const national = find(root, 'nationaltrademarkinformation');
  const status = present({
    code: textAt(root, 'markcurrentstatuscode'),
    text: textAt(national, 'markcurrentstatusexternaldescriptiontext'),
    date: dayAt(root, 'markcurrentstatusdate'),
  });
  const representative = representativeOf(
    [
      ...elements(root, 'recordattorney'),
      ...elements(root, 'representativebag').flatMap((bag) => elements(bag, 'representative')),
      ...elements(root, 'nationalrepresentative'),
    ],
    find(root, 'nationalcorrespondent'),
  );
  const { position, rawSha256, warnings } = origin;
  return {
    standard: 'st96',
    position,
    rawSha256,
    warnings,
    ...present({
      office,
      operation: attribute(root, 'operationcategory'),
      applicationNumber: numberOf(find(root, 'applicationnumber')),
      registrationNumber: numberOf(find(root, 'registrationnumber')),
      internationalNumber: text(findDeep(root, 'internationalmarkidentifier')),
      word: preferredText(
        elements(findDeep(representation, 'wordmarkspecification'), 'markverbalelementtext'),
      ),
      feature: textAt(representation, 'markfeaturecategory'),
      featureCode: text(findDeep(representation, 'markfeaturecode')),
      representative,
      filingDate: dayAt(root, 'applicationdate', 'applicationdatetime'),
      publicationDate: publicationOf(root),
      registrationDate: dayAt(root, 'registrationdate'),
      expiryDate: dayAt(root, 'expirydate'),
      status: Object.keys(status).length > 0 ? status : undefined,
    }),
    ...rolesOf(elements(find(root, 'applicantbag'), 'applicant'), isUspto),
    categories: elements(root, 'markcategory').flatMap((node) => text(node) ?? []),
    classes: classesOf(root),
    priorities: elements(find(root, 'prioritybag'), 'priority').map((node) =>
      present({
        country: textAt(node, 'prioritycountrycode'),
        number: numberOf(find(node, 'applicationnumber')),
        date: dayAt(node, 'priorityapplicationfilingdate'),
      }),
    ),
    events: [...eventsOf(root, isUspto), ...recordsOf(root)],
  };
}

function numberOf(node: XmlNode | undefined): string | undefined {
  return textAt(node, 'applicationnumbertext', 'st13applicationnumber') ?? text(node);
}

function publicationOf(root: XmlNode): string | undefined {
  const days = elements(find(root, 'publicationbag'), 'publication');
  return days.flatMap((node) => dayAt(node, 'publicationdate') ?? []).toSorted()[0];
}

/** The described classes; where none has a number, those that the goods are sorted into. */
function classesOf(root: XmlNode): TrademarkClass[] {
  const goods = elements(find(root, 'goodsservicesbag'), 'goodsservices');
  const sorted = goods.flatMap((node) =>
    elements(find(node, 'goodsservicesclassificationbag'), 'goodsservicesclassification'),
  );
  const national = (number: string | undefined): string[] =>
    sorted
      .filter((one) => number !== undefined && textAt(one, 'classnumber') === number)
      .flatMap((one) => textAt(one, 'nationalclassnumber') ?? []);
  const withNational = (one: TrademarkClass): TrademarkClass => {
    const found = national(one.number);
    return found.length === 0 ? one : { ...one, national: found };
  };
  const described = goods.flatMap((node) =>
    elements(find(node, 'classdescriptionbag'), 'classdescription').map((one) =>
      present({
        number: textAt(one, 'classnumber'),
        goods: preferredText(elements(one, 'goodsservicesdescriptiontext')),
      }),
    ),
  );
  const stated = described.filter((one) => one.number !== undefined || one.goods !== undefined);
  if (stated.some((one) => one.number !== undefined)) return stated.map(withNational);
  const nice = sorted
    .filter((one) => /nice/i.test(textAt(one, 'classificationkindcode') ?? 'Nice'))
    .map((one) => withNational(present({ number: textAt(one, 'classnumber') })));
  return [...nice, ...stated];
}

function eventsOf(root: XmlNode, isUspto: boolean): TrademarkEvent[] {
  return elements(find(root, 'markeventbag'), 'markevent').flatMap((node): TrademarkEvent[] => {
    const national = find(node, 'nationalmarkevent');
    const written = textAt(national, 'markeventcode');
    // The fifth character is the type of the entry, which ST.66 does not have.
    const code = isUspto ? written?.slice(0, 4) : written;
    const said =
      textAt(national, 'markeventdescriptiontext') ?? textAt(node, 'markeventcategory') ?? code;
    if (said === undefined) return [];
    const date = dayAt(node, 'markeventdate', 'markeventdatetime');
    return [{ text: said, ...present({ code, date }) }];
  });
}

function recordsOf(root: XmlNode): TrademarkEvent[] {
  return elements(find(root, 'markrecordbag'), 'markrecord').flatMap((node): TrademarkEvent[] => {
    const basic = find(node, 'basicrecord');
    const said = textAt(basic, 'basicrecordcategory');
    if (said === undefined) return [];
    const date = dayAt(basic, 'recordeffectivedate', 'recordcurrentstatusdate', 'recordfilingdate');
    return [{ text: said, ...(date === undefined ? {} : { date }) }];
  });
}
