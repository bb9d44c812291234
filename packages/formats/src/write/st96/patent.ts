import { parseIpc } from '@zca/standards';
import { CITATION_CATEGORIES } from './codes.ts';
import { locarnoBag } from './design.ts';
import type { St96Patent, St96Party, St96Reference } from './model.ts';
import { contactOf, EMPTY_CONTACT, identifierOf, personContact } from './parties.ts';
import { bag, element, elementWith, languageOfScript, type Scribe } from './scribe.ts';

/**
 * `pat:PatentPublication`: the document for one publication of one patent. It demands claims, images
 * or an address of the text; a record without claims bears an empty paragraph in their place.
 */
export function patentPublication(
  scribe: Scribe,
  patent: St96Patent,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  const { publication } = patent;
  const status = patent.statusText && scribe.text('synthetic', patent.statusText);
  return elementWith(
    'pat:PatentPublication',
    {
      ...attributes,
      'com:languageCode': languageOfScript(patent.title) ?? 'zh',
      'com:documentStatusText': status || undefined,
    },
    element('com:IPOfficeCode', scribe.office('country', patent.office)),
    bibliographicData(scribe, patent, publication),
    element(
      'pat:Claims',
      patent.firstClaim === undefined
        ? '<com:P/>'
        : element(
            'pat:Claim',
            '<pat:ClaimNumber>1</pat:ClaimNumber>',
            ...patent.firstClaim
              .split('\n')
              .map((line) => element('pat:ClaimText', scribe.text('firstClaim', line))),
          ),
    ),
    patent.abstract === undefined
      ? ''
      : elementWith(
          'pat:Abstract',
          { 'com:languageCode': languageOfScript(patent.abstract) },
          ...patent.abstract
            .split('\n')
            .map((line) => element('com:P', scribe.text('abstract', line))),
        ),
  );
}

function bibliographicData(
  scribe: Scribe,
  patent: St96Patent,
  publication: St96Reference | undefined,
): string {
  return elementWith(
    'pat:BibliographicData',
    { 'com:st96Version': 'V6_0' },
    publication ? publicationIdentification(scribe, 'publications', publication) : '',
    applicationIdentification(scribe, patent),
    bag('pat:PriorityClaimBag', priorityClaims(scribe, patent.priorities)),
    patent.termAdjustmentDays === undefined
      ? ''
      : element(
          'pat:GrantTerm',
          elementWith(
            'pat:TermExtensionQuantity',
            { 'com:unitCode': 'Day' },
            String(patent.termAdjustmentDays),
          ),
        ),
    bag('pat:PatentClassificationBag', [
      bag('pat:IPCRClassificationBag', ipcClassifications(scribe, patent.ipc)),
      patent.locarno.length === 0 ? '' : locarnoBag(scribe, patent.locarno),
    ]),
    titles(scribe, patent),
    bag('pat:ReferenceCitationBag', citations(scribe, patent.citations)),
    patent.claimCount === undefined
      ? ''
      : element('pat:ClaimTotalQuantity', String(patent.claimCount)),
    bag('pat:RelatedDocumentBag', relatedPublications(scribe, patent)),
    scribe.day('pat:GrantPublicationDate', 'grantDay', patent.grantDay),
    parties(scribe, patent),
    internationalFiling(scribe, patent),
    patent.internationalPublication
      ? element(
          'pat:InternationalPublishingData',
          identification(scribe, 'internationalPublication', patent.internationalPublication),
        )
      : '',
    family(scribe, patent),
    bag('pat:PublicAvailabilityDataBag', availability(scribe, patent)),
    scribe.day('com:SecurityReleaseDate', 'declassification', patent.declassificationDay),
  );
}

function publicationIdentification(
  scribe: Scribe,
  field: string,
  { country, number, kind, day }: St96Reference,
): string {
  return element(
    'pat:PatentPublicationIdentification',
    element('com:IPOfficeCode', scribe.office(field, country)),
    element('pat:PublicationNumber', scribe.text(field, number)),
    scribe.optional('com:PatentDocumentKindCode', field, kind || undefined),
    scribe.day('com:PublicationDate', field, day),
  );
}

/** `pat:PatentDocumentIdentification` of a publication. */
function identification(scribe: Scribe, field: string, reference: St96Reference): string {
  return element(
    'pat:PatentDocumentIdentification',
    publicationIdentification(scribe, field, reference),
  );
}

/** An application without number (a record known by its publication) has an empty one. */
function applicationIdentification(scribe: Scribe, patent: St96Patent): string {
  const number = patent.applicationNumber ?? '';
  return element(
    'pat:ApplicationIdentification',
    element('com:IPOfficeCode', scribe.office('country', patent.office)),
    applicationNumber(scribe.text('applicationNumber', number)),
    patent.isPctNationalPhase
      ? '<pat:ApplicationFilingCategory>PCT</pat:ApplicationFilingCategory>'
      : '',
    scribe.day('pat:FilingDate', 'filingDay', patent.filingDay),
  );
}

function applicationNumber(text: string): string {
  return element('com:ApplicationNumber', element('com:ApplicationNumberText', text));
}

/** A priority claim demands its filing date, so that a priority without day cannot be written. */
function priorityClaims(scribe: Scribe, priorities: readonly St96Reference[]): string[] {
  return priorities.flatMap((priority) => {
    if (priority.day === undefined) {
      scribe.ledger.add('priorities', 'required-part-missing');
      return [];
    }
    const day = scribe.day('pat:FilingDate', 'priorities', priority.day);
    if (day === '') return [];
    return [
      elementWith(
        'pat:PriorityClaim',
        { 'com:sequenceNumber': String(priorities.indexOf(priority) + 1) },
        element('com:IPOfficeCode', scribe.office('priorities', priority.country)),
        applicationNumber(scribe.text('priorities', priority.number)),
        day,
      ),
    ];
  });
}

/**
 * Symbols in their parts, with the edition as `ClassificationVersionDate`, which is mandatory there.
 * A symbol without edition is written as text after ST.8; order tells the first one.
 */
function ipcClassifications(scribe: Scribe, marks: St96Patent['ipc']): string[] {
  return marks.map(({ symbol, edition, isFirst }, at) => {
    const attributes = { 'com:sequenceNumber': String(at + 1) };
    const parsed = parseIpc(symbol);
    const version = /^(\d{4})\.(0[1-9]|1[0-2])$/.exec(edition ?? '');
    if (!parsed.ok || parsed.value.subclass === null || version === null) {
      if (edition !== undefined) scribe.ledger.add('ipc.edition', 'only-as-text', 'partial');
      return elementWith(
        'pat:IPCRClassification',
        attributes,
        element(
          'pat:PatentClassificationText',
          scribe.text('ipc', edition === undefined ? symbol : `${symbol}(${edition})`),
        ),
      );
    }
    const { section, classNumber, subclass, mainGroup, subgroup } = parsed.value;
    return elementWith(
      'pat:IPCRClassification',
      attributes,
      element('pat:ClassificationVersionDate', `${version[1]!}-${version[2]!}`),
      element('com:SymbolPositionCode', isFirst ? 'F' : 'L'),
      element('pat:Section', section),
      element('pat:Class', classNumber!),
      element('pat:Subclass', subclass.slice(3)),
      mainGroup === null ? '' : element('pat:MainGroup', String(mainGroup)),
      subgroup === null ? '' : element('pat:Subgroup', subgroup),
    );
  });
}

function titles(scribe: Scribe, { title, titleEn }: St96Patent): string {
  const main = elementWith(
    'pat:InventionTitle',
    { 'com:languageCode': languageOfScript(title) },
    scribe.text('title', title),
  );
  const english =
    titleEn === undefined
      ? ''
      : elementWith(
          'pat:InventionTitle',
          { 'com:languageCode': 'en' },
          scribe.text('titleEn', titleEn),
        );
  return element('pat:InventionTitleBag', main, english);
}

function citations(scribe: Scribe, cited: St96Patent['citations']): string[] {
  const parties = { examiner: 'Examiner', applicant: 'Applicant', unknown: undefined };
  return cited.map(({ document, by, category }, at) => {
    const known = (category ?? '')
      .split(/[\s,;]*(?=[A-Z&])/)
      .flatMap((letter) => CITATION_CATEGORIES[letter] ?? []);
    if (category !== undefined && known.length !== category.replace(/[\s,;]/g, '').length) {
      scribe.ledger.add('citations.category', 'code-not-listed');
    }
    const relevance = known.map((code) => element('pat:CitationCategoryCode', code)).join('');
    return elementWith(
      'pat:ReferenceCitation',
      {
        'com:sequenceNumber': String(at + 1),
        'pat:citingPartyCategory': by && parties[by],
      },
      element(
        'com:PatentCitation',
        element(
          'com:CitedPatentDocumentIdentification',
          element('com:IPOfficeCode', scribe.office('citations', document.country)),
          element('com:DocumentNumber', scribe.text('citations', document.number)),
          scribe.optional('com:PatentDocumentKindCode', 'citations', document.kind || undefined),
        ),
      ),
      relevance === ''
        ? ''
        : element('pat:DocumentRelevanceBag', element('pat:DocumentRelevance', relevance)),
    );
  });
}

/** INID 43 and 44: what was made public before a grant. */
function availability(scribe: Scribe, { otherPublications }: St96Patent): string[] {
  const names = {
    unexamined: 'pat:UnexaminedNoGrantPrintedPatentDocument',
    examined: 'pat:ExaminedNoGrantPrintedPatentDocument',
  };
  return otherPublications.flatMap((one) =>
    one.stage === 'other'
      ? []
      : [element(names[one.stage], identification(scribe, 'publications', one))],
  );
}

function relatedPublications(scribe: Scribe, { otherPublications }: St96Patent): string[] {
  const others = otherPublications.filter((one) => one.stage === 'other');
  if (others.length === 0) return [];
  return [
    element(
      'pat:RelatedPublication',
      ...others.map((one) => identification(scribe, 'publications', one)),
    ),
  ];
}

function parties(scribe: Scribe, patent: St96Patent): string {
  const list = (name: string, field: string, all: readonly St96Party[]): string[] =>
    all.map((party, at) =>
      elementWith(
        name,
        { 'com:sequenceNumber': String(at + 1) },
        identifierOf(scribe, field, party),
        contactOf(scribe, field, party),
      ),
    );
  const inventors = patent.inventors.map((inventor, at) =>
    elementWith(
      'pat:Inventor',
      { 'com:sequenceNumber': String(at + 1) },
      personContact(scribe, 'inventors', inventor),
    ),
  );
  const content = [
    bag('pat:ApplicantBag', list('pat:Applicant', 'applicants', patent.applicants)),
    bag('pat:InventorBag', inventors),
    bag('pat:OwnerBag', list('pat:Owner', 'holders', patent.owners)),
    bag('pat:RegisteredPractitionerBag', practitioners(scribe, patent.agency)),
  ].join('');
  // A bag of parties may not be empty.
  const nobody = element('pat:ApplicantBag', element('pat:Applicant', EMPTY_CONTACT));
  return element('pat:PartyBag', content || nobody);
}

/** The agency with its code, then its agents, each with the agency's name beside the own; agents alone without one. */
function practitioners(scribe: Scribe, agency: St96Patent['agency']): string[] {
  if (agency === undefined) return [];
  const office =
    agency.name === undefined
      ? ''
      : element(
          'com:OrganizationName',
          element('com:OrganizationStandardName', scribe.text('agency.name', agency.name)),
        );
  const names = [
    ...(office === '' ? [] : [office]),
    ...(agency.agents ?? []).map(
      (agent) =>
        element(
          'com:PersonName',
          element('com:PersonFullName', scribe.text('agency.agents', agent)),
        ) + office,
    ),
  ];
  return names.map((name, at) =>
    elementWith(
      'pat:RegisteredPractitioner',
      { 'com:sequenceNumber': String(at + 1) },
      at === 0
        ? scribe.optional(
            'pat:RegisteredPractitionerRegistrationNumber',
            'agency.code',
            agency.code,
          )
        : '',
      '<pat:RegisteredPractitionerCategory>Agent</pat:RegisteredPractitionerCategory>',
      element('com:Contact', element('com:Name', name)),
    ),
  );
}

function internationalFiling(scribe: Scribe, { internationalApplication }: St96Patent): string {
  if (internationalApplication === undefined) return '';
  const office = /^PCT\/?([A-Z]{2})/.exec(internationalApplication)?.[1];
  return element(
    'pat:InternationalFilingData',
    element(
      'pat:ApplicationIdentification',
      element('com:IPOfficeCode', scribe.office('internationalApplication', office)),
      applicationNumber(scribe.text('internationalApplication', internationalApplication)),
    ),
  );
}

/**
 * The family names its priority application first. An application that claims no priority is itself
 * the first filing, as simple families are counted (EPO, DOCDB).
 */
function family(scribe: Scribe, patent: St96Patent): string {
  if (patent.family.length === 0) return '';
  const [priority] = patent.priorities;
  const root =
    priority ??
    (patent.applicationNumber === undefined
      ? undefined
      : { country: patent.office, number: patent.applicationNumber, day: patent.filingDay });
  if (root === undefined) {
    scribe.ledger.add('family', 'required-part-missing');
    return '';
  }
  return element(
    'pat:PatentFamily',
    element(
      'pat:PriorityApplication',
      element(
        'pat:ApplicationIdentification',
        element('com:IPOfficeCode', scribe.office('priorities', root.country)),
        applicationNumber(scribe.text('priorities', root.number)),
        scribe.day('pat:FilingDate', 'priorities', root.day),
      ),
    ),
    ...patent.family.map((member) =>
      element('pat:PatentFamilyMember', publicationIdentification(scribe, 'family', member)),
    ),
  );
}
