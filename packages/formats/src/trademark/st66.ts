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
import { nameLines, representativeOf, rolesOf } from './parties.ts';
import { dayAt, preferredText, present, text, textAt } from './values.ts';

/**
 * Trademarks of ST.66. One transaction is one document, because USPTO puts the applicants of a mark
 * beside it and not into it; a transaction may hold several marks.
 */
export const ST66_TRADEMARK: XmlVocabulary<TrademarkFileDocument> = {
  name: 'WIPO ST.66',
  documentElements: ['TransactionContentDetails'],
  canonicalName: nameFolder(),
  passedParts: {},
  read: readTransaction,
};

function readTransaction(
  { root }: ParsedDocument,
  origin: DocumentOrigin,
): TrademarkFileDocument[] {
  const data = elements(root, 'transactiondata');
  return data.flatMap((one) => {
    const marks = elements(one, 'trademarkdetails').flatMap((node) => elements(node, 'trademark'));
    const beside = elements(one, 'applicantdetails').flatMap((node) => elements(node, 'applicant'));
    // Applicants beside several marks cannot be told apart.
    return marks.map((mark) => readMark(mark, marks.length === 1 ? beside : [], origin));
  });
}

function readMark(
  mark: XmlNode,
  beside: readonly XmlNode[],
  { position, rawSha256, warnings }: DocumentOrigin,
): TrademarkFileDocument {
  const office = textAt(mark, 'registrationofficecode') ?? textAt(mark, 'receivingofficecode');
  const extension = find(mark, 'trademarkext');
  const status = present({
    code: textAt(mark, 'markcurrentstatuscode'),
    text: textAt(extension, 'markcurrentstatusexternaldescriptiontext'),
    date: dayAt(mark, 'markcurrentstatusdate'),
  });
  const applicants = elements(mark, 'applicantdetails').flatMap((one) =>
    elements(one, 'applicant'),
  );
  return {
    standard: 'st66',
    position,
    rawSha256,
    warnings,
    ...present({
      office,
      operation: attribute(mark, 'operationcode'),
      applicationNumber: textAt(mark, 'applicationnumber'),
      registrationNumber: textAt(mark, 'registrationnumber'),
      internationalNumber: text(findDeep(mark, 'internationalmarkidentifier')),
      word: preferredText(elements(find(mark, 'wordmarkspecification'), 'markverbalelementtext')),
      feature: textAt(mark, 'markfeature'),
      featureCode: textAt(extension, 'markfeaturecode'),
      representative: representativeIn(mark),
      filingDate: dayAt(mark, 'applicationdate'),
      publicationDate: publicationOf(mark),
      registrationDate: dayAt(mark, 'registrationdate'),
      expiryDate: dayAt(mark, 'expirydate'),
      status: Object.keys(status).length > 0 ? status : undefined,
    }),
    ...rolesOf([...applicants, ...beside], office === 'US'),
    categories: (textAt(mark, 'kindmark') ?? '').split(/\s*,\s*/).filter((kind) => kind !== ''),
    classes: classesOf(mark),
    priorities: elements(find(mark, 'prioritydetails'), 'priority').map((node) =>
      present({
        country: textAt(node, 'prioritycountrycode'),
        number: textAt(node, 'prioritynumber'),
        date: dayAt(node, 'prioritydate'),
      }),
    ),
    events: [...eventsOf(mark), ...recordsOf(mark)],
  };
}

function representativeIn(mark: XmlNode): TrademarkFileDocument['representative'] {
  const all = elements(mark, 'representativedetails').flatMap((one) =>
    elements(one, 'representative'),
  );
  const roleOf = (one: XmlNode) => textAt(one, 'comment') ?? '';
  const isCorrespondent = (one: XmlNode) => /correspondent/i.test(roleOf(one));
  // Attorneys act; a domestic representative only takes what is served, wherever the file names them.
  const rankOf = (one: XmlNode) =>
    /attorney/i.test(roleOf(one)) ? 0 : /domestic representative/i.test(roleOf(one)) ? 2 : 1;
  return representativeOf(
    all.filter((one) => !isCorrespondent(one)).toSorted((a, b) => rankOf(a) - rankOf(b)),
    all.find(isCorrespondent),
  );
}

function publicationOf(mark: XmlNode): string | undefined {
  const all = elements(mark, 'publicationdetails').flatMap((one) => elements(one, 'publication'));
  return all.flatMap((node) => dayAt(node, 'publicationdate') ?? []).toSorted()[0];
}

function classesOf(mark: XmlNode): TrademarkClass[] {
  const goods = elements(mark, 'goodsservicesdetails').flatMap((one) =>
    elements(one, 'goodsservices'),
  );
  return goods.flatMap((node) =>
    elements(find(node, 'classdescriptiondetails'), 'classdescription').map((one) =>
      present({
        number: textAt(one, 'classnumber'),
        goods: preferredText(elements(one, 'goodsservicesdescription')),
      }),
    ),
  );
}

function eventsOf(mark: XmlNode): TrademarkEvent[] {
  return elements(find(mark, 'markeventdetails'), 'markevent').flatMap((node): TrademarkEvent[] => {
    const code = textAt(node, 'markeventcode');
    const said =
      textAt(find(node, 'markeventext'), 'markeventinternaldescriptiontext') ??
      textAt(node, 'comment') ??
      code;
    if (said === undefined) return [];
    return [{ text: said, ...present({ code, date: dayAt(node, 'markeventdate') }) }];
  });
}

/** Records of the register, as DPMA lists them: what, when, and who holds the mark afterwards. */
function recordsOf(mark: XmlNode): TrademarkEvent[] {
  return elements(find(mark, 'markrecorddetails'), 'markrecord').flatMap(
    (node): TrademarkEvent[] => {
      const basic = find(node, 'basicrecord');
      const said = textAt(basic, 'basicrecordkind');
      if (said === undefined) return [];
      const published = findDeep(basic, 'recordpublication');
      const holders = findDeep(node, 'holderdetails');
      const nameOf = (role: string): string | undefined => {
        const names = elements(holders, role).flatMap((one) => {
          const lines = nameLines(findDeep(one, 'formattednameaddress'));
          return lines.length === 0 ? [] : [lines.join(' ')];
        });
        return names.length === 0 ? undefined : names.join('；');
      };
      return [
        {
          text: said,
          ...present({
            date:
              dayAt(basic, 'recordeffectivedate', 'recordcurrentstatusdate', 'recordfilingdate') ??
              dayAt(published, 'publicationdate'),
            remark: text(findDeep(node, 'legalground')),
            effectiveDate: dayAt(findDeep(node, 'record5f'), 'cancellationdate'),
            formerHolder: nameOf('previousholder'),
            newHolder: nameOf('newholder'),
          }),
        },
      ];
    },
  );
}
