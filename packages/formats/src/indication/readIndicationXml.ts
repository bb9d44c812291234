import type { InputEntry } from '../input/openInput.ts';
import { partyOf, representativeOf } from '../trademark/parties.ts';
import { dayAt, present, text, textAt } from '../trademark/values.ts';
import { attribute, elements, find, nameFolder, textOf, type XmlNode } from '../xml/elementTree.ts';
import { readXmlDocuments } from '../xml/readXmlDocuments.ts';
import type {
  DocumentOrigin,
  ParsedDocument,
  XmlOptions,
  XmlVocabulary,
} from '../xml/vocabulary.ts';
import type { IndicationFileDocument, IndicationItem, IndicationName } from './model.ts';

/** Applications for geographical indications, alone or in a transaction. */
const GI_APPLICATION: XmlVocabulary<IndicationFileDocument> = {
  name: 'WIPO ST.96',
  documentElements: ['GIApplication'],
  canonicalName: nameFolder(),
  passedParts: {},
  read: readApplication,
};

/** The formats that `readIndicationXml` reads. */
export const INDICATION_FORMATS: readonly XmlVocabulary<IndicationFileDocument>[] = [
  GI_APPLICATION,
];

/**
 * Reads the geographical indications of an ST.96 file (`gin:GIApplication`). See `readXmlDocuments`.
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export function readIndicationXml(
  entry: InputEntry,
  options?: XmlOptions,
): AsyncGenerator<IndicationItem> {
  return readXmlDocuments(entry, INDICATION_FORMATS, options);
}

function readApplication(
  { root }: ParsedDocument,
  { position, rawSha256, warnings }: DocumentOrigin,
): IndicationFileDocument {
  const data = find(root, 'gidata');
  const number = (node: XmlNode | undefined): string | undefined =>
    textAt(node, 'applicationnumbertext', 'st13applicationnumber') ?? text(node);
  const publications = [data, root].flatMap((node) =>
    elements(find(node, 'gipublicationbag'), 'gipublication'),
  );
  return {
    position,
    rawSha256,
    warnings,
    ...present({
      office:
        attribute(data, 'officecode') ??
        attribute(root, 'officecode') ??
        textAt(find(data, 'applicationnumber'), 'ipofficecode') ??
        textAt(root, 'contractingpartyorigincode'),
      applicationNumber:
        number(find(data, 'applicationnumber')) ?? number(find(root, 'applicationnumber')),
      registrationNumber: number(find(data, 'registrationnumber')),
      category: textAt(data, 'gicategory'),
      area: paragraphs(
        bagged(data, 'geographicregiondescriptionbag', 'geographicregiondescription'),
      ),
      specification: paragraphs(bagged(data, 'featuredescriptionbag', 'featuredescription')),
      filingDate: dayAt(data, 'applicationdate') ?? dayAt(root, 'applicationdate'),
      publicationDate: publications
        .flatMap((node) => dayAt(node, 'publicationdate') ?? [])
        .toSorted()[0],
      registrationDate: dayAt(data, 'registrationdate'),
      expiryDate: dayAt(data, 'expirydate'),
      announcement: publications.flatMap((node) => textAt(node, 'publicationidentifier') ?? [])[0],
      status: textAt(data, 'gistatuscategory'),
      representative: representativeOf(
        elements(root, 'representativebag').flatMap((bag) => elements(bag, 'representative')),
        undefined,
      ),
    }),
    names: namesOf(data, attribute(data, 'languagecode') ?? attribute(root, 'languagecode')),
    ...productsOf(data),
    applicants: bagged(root, 'applicantbag', 'applicant').flatMap((node) => partyOf(node) ?? []),
    users: [...elements(root, 'authorizeduser'), ...elements(data, 'authorizeduser')].flatMap(
      (node) => partyOf(node) ?? [],
    ),
  };
}

function bagged(node: XmlNode | undefined, bag: string, name: string): XmlNode[] {
  return elements(node, bag).flatMap((one) => elements(one, name));
}

/** The texts that describe, a paragraph each; indicators and images are no text. */
function paragraphs(nodes: readonly XmlNode[]): string | undefined {
  const texts = nodes.flatMap((node) =>
    elements(node)
      .filter((child) => child.name.endsWith('text'))
      .map(textOf),
  );
  const joined = texts.filter((one) => one !== '').join('\n');
  return joined === '' ? undefined : joined;
}

const FORMS = {
  ginametext: 'original',
  ginamerichtext: 'original',
  ginametransliterationtext: 'transliteration',
  ginametranslationtext: 'translation',
} as const;

function namesOf(data: XmlNode | undefined, language: string | undefined): IndicationName[] {
  return elements(find(data, 'ginamebag')).flatMap((node): IndicationName[] => {
    const form = FORMS[node.name as keyof typeof FORMS] as IndicationName['form'] | undefined;
    const name = textOf(node);
    if (form === undefined || name === '') return [];
    const own = attribute(node, 'languagecode') ?? (form === 'original' ? language : undefined);
    return [{ text: name, form, ...(own === undefined ? {} : { language: own.toLowerCase() }) }];
  });
}

function productsOf(data: XmlNode | undefined): { products: string[]; classes: string[] } {
  const products: string[] = [];
  const classes: string[] = [];
  for (const bag of elements(data, 'productindicationbag')) {
    for (const category of elements(bag, 'productcategory')) products.push(textOf(category));
    for (const goods of elements(bag, 'goodsservices')) {
      for (const one of bagged(
        goods,
        'goodsservicesclassificationbag',
        'goodsservicesclassification',
      )) {
        if (/nice/i.test(textAt(one, 'classificationkindcode') ?? 'Nice')) {
          classes.push(...elements(one, 'classnumber').map(textOf));
        }
      }
      for (const one of bagged(goods, 'classdescriptionbag', 'classdescription')) {
        classes.push(...elements(one, 'classnumber').map(textOf));
        products.push(...elements(one, 'goodsservicesdescriptiontext').map(textOf));
      }
    }
  }
  const named = (texts: readonly string[]): string[] => [
    ...new Set(texts.filter((one) => one !== '')),
  ];
  return { products: named(products), classes: named(classes) };
}
