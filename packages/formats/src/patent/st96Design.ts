import {
  elements,
  find,
  findDeep,
  nameFolder,
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, XmlVocabulary } from '../xml/vocabulary.ts';
import { addLocarno } from './classifications.ts';
import { draftOf } from './draft.ts';
import type {
  DocumentId,
  PatentDocument,
  PatentLocarno,
  PatentParty,
  PatentPriority,
} from './model.ts';
import { knownCountry, sequenceOf } from './parties.ts';
import { dayOf, type OnBadDay } from './references.ts';
import { practitionersOf, st96Parties } from './st96Parts.ts';
import { optional } from './st36.ts';

/** Industrial designs after WIPO ST.96 (`dgn:`) and ST.86, its predecessor, which share most names. */
export const ST96_DESIGN: XmlVocabulary<PatentDocument> = {
  name: 'WIPO ST.96',
  documentElements: ['DesignApplication'],
  canonicalName: nameFolder({
    designapplicationdate: 'applicationdate',
    designtitletext: 'designtitle',
    priorityapplicationfilingdate: 'prioritydate',
    designdetails: 'designbag',
    applicantdetails: 'applicantbag',
    designerdetails: 'designerbag',
    representativedetails: 'representativebag',
    prioritydetails: 'prioritybag',
    publicationdetails: 'publicationbag',
    organizationname: 'entityname',
    languagecode: 'lang',
    sequencenumber: 'sequence',
  }),
  passedParts: {},
  read: readDesigns,
};

/** Each design of an application is a right of its own, with its own registration. */
function readDesigns(parsed: ParsedDocument, origin: DocumentOrigin): PatentDocument[] {
  const { root } = parsed;
  const designs = elements(find(root, 'designbag'), 'design');
  return (designs.length > 0 ? designs : [root]).map((design) =>
    readDesign(root, design, parsed, origin),
  );
}

function readDesign(
  root: XmlNode,
  design: XmlNode,
  parsed: ParsedDocument,
  origin: DocumentOrigin,
): PatentDocument {
  const warnings = [...origin.warnings];
  const onBadDay: OnBadDay = (value) => {
    const position = origin.position;
    warnings.push({ severity: 'warning', code: 'date-invalid', params: { value }, position });
  };
  const office =
    valueOf(find(root, 'registrationofficecode')) ?? valueOf(find(root, 'receivingofficecode'));
  const published = find(design, 'publicationbag', 'publication');
  const number =
    valueOf(find(design, 'designidentifier')) ?? valueOf(find(design, 'registrationnumber'));
  const language = valueOf(find(root, 'designapplicationlanguagecode'))?.toLowerCase();
  const either = (name: string): XmlNode | undefined => find(design, name) ?? find(root, name);
  const descriptions = elements(design, 'designdescriptiontext').map(textOf).filter(Boolean);
  const { agency, agents } = practitionersOf(
    elements(either('representativebag'), 'representative'),
  );
  return {
    ...draftOf('st96-design', parsed, origin),
    ...optional('language', language),
    publication: publicationsOf(design, onBadDay)[0] ?? {
      ...optional('country', office),
      ...optional('number', number),
      // WIPO ST.16: S is the letter of designs.
      kind: 'S',
      ...optional(
        'date',
        dayOf(find(published, 'publicationdate') ?? find(design, 'registrationdate'), onBadDay),
      ),
    },
    application: {
      ...optional('country', office),
      ...optional('number', applicationNumberOf(root)),
      ...optional('date', dayOf(find(root, 'applicationdate'), onBadDay)),
      type: 'design',
    },
    priorities: prioritiesOf(either('prioritybag'), onBadDay),
    titles: elements(design, 'designtitle').flatMap((node) => {
      const lang = node.attributes['lang']?.toLowerCase() ?? language;
      return textOf(node) === '' ? [] : [{ ...optional('language', lang), text: textOf(node) }];
    }),
    ...(descriptions.length === 0 ? {} : { designExplanation: descriptions.join('\n') }),
    drawingCount: elements(findDeep(design, 'viewbag'), 'view').length,
    earlierPublications: publicationsOf(design, onBadDay).slice(1),
    applicants: partiesOf(elements(either('applicantbag'), 'applicant')),
    inventors: elements(either('designerbag'), 'designer').flatMap((node, index) => {
      const name = nameOf(node);
      return name === '' ? [] : [{ sequence: sequenceOf(node, index), name, isWithheld: false }];
    }),
    ...optional('agency', agency),
    agents,
    locarno: locarnoOf(design),
    warnings,
  };
}

/** Publications that are named in full, with office and kind code (`CN303123456S`). */
function publicationsOf(design: XmlNode, onBadDay: OnBadDay): DocumentId[] {
  return elements(find(design, 'publicationbag'), 'publication').flatMap((node): DocumentId[] => {
    const written = textOf(find(node, 'publicationidentifier'));
    const match = /^([A-Z]{2})([A-Z]?\d+)([A-Z]\d?)?$/.exec(written);
    if (match === null) return [];
    return [
      {
        country: match[1]!,
        number: match[2]!,
        ...optional('kind', match[3]),
        ...optional('date', dayOf(find(node, 'publicationdate'), onBadDay)),
      },
    ];
  });
}

function applicationNumberOf(root: XmlNode): string | undefined {
  return (
    valueOf(find(root, 'applicationnumber', 'applicationnumbertext')) ??
    valueOf(find(root, 'designapplicationnumber'))
  );
}

function prioritiesOf(list: XmlNode | undefined, onBadDay: OnBadDay): PatentPriority[] {
  return elements(list, 'priority').flatMap((node, index) => {
    const number =
      valueOf(find(node, 'applicationnumber', 'applicationnumbertext')) ??
      valueOf(find(node, 'prioritynumber'));
    if (number === undefined) return [];
    return [
      {
        sequence: index + 1,
        number,
        ...knownCountry(textOf(find(node, 'prioritycountrycode'))),
        ...optional('date', dayOf(find(node, 'prioritydate'), onBadDay)),
      },
    ];
  });
}

/** Parties of ST.96 have a contact; those of ST.86 are written otherwise, with a country at best. */
function partiesOf(nodes: readonly XmlNode[]): PatentParty[] {
  return nodes.flatMap((node, index) => {
    if (find(node, 'contact') !== undefined) {
      return st96Parties([node]).map((party) => ({ ...party, sequence: sequenceOf(node, index) }));
    }
    const name = nameOf(node);
    if (name === '') return [];
    const country = textOf(findDeep(node, 'countrycode') ?? findDeep(node, 'addressstate'));
    return [{ sequence: sequenceOf(node, index), name, ...knownCountry(country) }];
  });
}

function nameOf(node: XmlNode | undefined): string {
  const organisation = textOf(findDeep(node, 'entityname'));
  if (organisation !== '') return organisation;
  const name = findDeep(node, 'personstructuredname') ?? findDeep(node, 'formattedname');
  const parts = ['firstname', 'middlename', 'lastname'].map((part) => textOf(find(name, part)));
  return parts.filter(Boolean).join(' ') || textOf(findDeep(node, 'personfullname'));
}

function locarnoOf(design: XmlNode): PatentLocarno[] {
  const classes: PatentLocarno[] = [];
  const bag = findDeep(design, 'locarnoclassificationbag');
  const edition = valueOf(find(bag, 'locarnoclassificationedition'));
  for (const node of elements(bag)) {
    if (/^locarnoclassification(?:text)?$/.test(node.name)) {
      addLocarno(classes, textOf(node), edition);
    }
  }
  if (classes.length > 0) return classes;
  const indication = findDeep(design, 'indicationproduct');
  if (textOf(find(indication, 'classificationkindcode')) === 'Locarno') {
    addLocarno(
      classes,
      textOf(findDeep(indication, 'classnumber')),
      valueOf(find(indication, 'classificationversion')),
    );
  }
  return classes;
}
