import { elements, find, nameFolder, textOf, valueOf, type XmlNode } from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, XmlVocabulary } from '../xml/vocabulary.ts';
import { addIpc, addLocarno } from './classifications.ts';
import { claimsOf, draftOf } from './draft.ts';
import type { DocumentId, PatentDocument, PatentIpc, PatentLocarno, PatentParty } from './model.ts';
import { knownCountry } from './parties.ts';
import { dayOf } from './references.ts';
import { optional, PASSED_PARTS } from './st36.ts';

/** Applications that the USPTO published from 2001 to 2004 (`pap-v15`, `pap-v16`). */
export const US_PAP: XmlVocabulary<PatentDocument> = {
  name: 'USPTO PAP 1.x',
  documentElements: ['patent-application-publication'],
  canonicalName: nameFolder({
    subdocdescription: 'description',
    subdocclaims: 'claims',
    subdocdrawings: 'drawings',
    documentdate: 'date',
    kindcode: 'kind',
    countrycode: 'country',
  }),
  passedParts: PASSED_PARTS,
  read: readPap,
};

function readPap(parsed: ParsedDocument, origin: DocumentOrigin): PatentDocument {
  const { root } = parsed;
  const biblio = find(root, 'subdocbibliographicinformation');
  const warnings = [...origin.warnings];
  const onBadDay = (value: string): void => {
    const position = origin.position;
    warnings.push({ severity: 'warning', code: 'date-invalid', params: { value }, position });
  };
  const idOf = (node: XmlNode | undefined): DocumentId => ({
    ...optional('country', valueOf(find(node, 'country'))),
    ...optional('number', valueOf(find(node, 'docnumber'))),
    ...optional('kind', valueOf(find(node, 'kind'))),
    ...optional('date', dayOf(find(node, 'date'), onBadDay)),
  });
  const technical = find(biblio, 'technicalinformation');
  const filing = find(biblio, 'domesticfilingdata');
  const people = elements(find(biblio, 'inventors')).filter((node) =>
    node.name.endsWith('inventor'),
  );
  const parties = people.flatMap((node, index) => partyOf(node, index));
  const assignees = elements(biblio, 'assignee').flatMap((node, index) => partyOf(node, index));
  const type = textOf(find(biblio, 'publicationfilingtype'));
  const draft = draftOf('us-pap', parsed, origin);
  const application = find(biblio, 'internationalconventiondata');
  return {
    ...draft,
    language: 'en',
    publication: { country: 'US', ...idOf(find(biblio, 'documentid')) },
    application: {
      country: 'US',
      ...optional('number', valueOf(find(filing, 'applicationnumber', 'docnumber'))),
      ...optional('date', dayOf(find(filing, 'filingdate'), onBadDay)),
      ...(type === '' ? {} : { type }),
    },
    priorities: elements(biblio, 'foreignpriorityapplicationdata')
      .concat(elements(find(biblio, 'foreignpriorityapplications'), 'foreignpriorityapplication'))
      .flatMap((node, index) => {
        const number = valueOf(find(node, 'priorityapplicationnumber', 'docnumber'));
        const day = dayOf(find(node, 'filingdate'), onBadDay);
        return number === undefined
          ? []
          : [
              {
                sequence: index + 1,
                number,
                ...knownCountry(textOf(find(node, 'country'))),
                ...optional('date', day),
              },
            ];
      }),
    ...optional('pct', pctOf(application, idOf)),
    titles: [textOf(find(technical, 'titleofinvention'))]
      .filter(Boolean)
      .map((text) => ({ language: 'en', text })),
    abstracts: [textOf(find(root, 'subdocabstract'))]
      .filter(Boolean)
      .map((text) => ({ language: 'en', text })),
    claims: claimsOf(parsed),
    // The inventors were the applicants.
    applicants: parties,
    assignees,
    inventors: parties.map(({ sequence, name }) => ({ sequence, name, isWithheld: false })),
    ipc: ipcOf(find(technical, 'classificationipc')),
    locarno: locarnoOf(find(technical, 'classificationlocarno')),
    warnings,
  };
}

function pctOf(
  node: XmlNode | undefined,
  idOf: (node: XmlNode | undefined) => DocumentId,
): PatentDocument['pct'] {
  const application = idOf(find(node, 'filingdata', 'documentid') ?? find(node, 'documentid'));
  return application.number === undefined ? undefined : { application };
}

function partyOf(node: XmlNode, index: number): PatentParty[] {
  const person = find(node, 'name');
  const name =
    textOf(find(node, 'organizationname')) ||
    ['givenname', 'middlename', 'familyname', 'namesuffix']
      .map((part) => textOf(find(person, part)))
      .filter(Boolean)
      .join(' ');
  if (name === '') return [];
  const place = elements(find(node, 'residence'))[0] ?? find(node, 'address');
  const parts = elements(place).filter((part) => !part.name.startsWith('country'));
  const address = parts.map(textOf).filter(Boolean).join(', ');
  const country = textOf(find(place, 'country', 'country')) || textOf(find(place, 'country'));
  return [
    {
      sequence: index + 1,
      name,
      ...(address === '' ? {} : { address }),
      ...(place?.name === 'residenceus' ? { country: 'US' } : knownCountry(country)),
    },
  ];
}

function ipcOf(node: XmlNode | undefined): PatentIpc[] {
  const symbols: PatentIpc[] = [];
  for (const child of elements(node)) {
    for (const one of elements(child, 'ipc')) addIpc(symbols, undefined, textOf(one));
  }
  return symbols;
}

function locarnoOf(node: XmlNode | undefined): PatentLocarno[] {
  const classes: PatentLocarno[] = [];
  for (const one of elements(node)) addLocarno(classes, textOf(one), undefined);
  return classes;
}
