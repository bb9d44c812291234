import { parseNiceClass } from '@zca/standards';
import { agencyFrom } from './agency.ts';
import { oneLine } from './cells.ts';
import { dayOf } from './cellReaders.ts';
import { officeIn } from './documentOffice.ts';
import { partiesFrom } from './documentParties.ts';
import type { IndicationDocument } from './indicationDocument.ts';
import { indicationKey } from './key.ts';
import type { CalendarDay, GeographicalIndication } from './model.ts';
import { readingOf } from './reading.ts';
import { type Note, refuse, type RightReading } from './refusal.ts';
import { documentSecrecyGate } from './secrecyGate.ts';

/**
 * Reads a geographical indication of an exchange format (ST.96) as a right, or says why it cannot be
 * taken. Pure and total. `today` decides what lies in the future; the secrecy gate comes first.
 */
export function indicationDocumentToRight(
  document: IndicationDocument,
  today: CalendarDay,
): RightReading {
  const gate = documentSecrecyGate(document.names[0]?.text ?? '', []);
  if (!gate.ok) return { ok: false, refusal: gate.refusal };
  return readingOf(today, (notes) => indicationFrom(document, notes));
}

function indicationFrom(document: IndicationDocument, notes: Note[]): GeographicalIndication {
  const country = officeIn(document.office);
  const application = oneLine(document.applicationNumber ?? '');
  const registration = oneLine(document.registrationNumber ?? '');
  const number = application || registration;
  const [protectedName, ...others] = [
    ...document.names.filter((one) => one.form === 'original'),
    ...document.names.filter((one) => one.form !== 'original'),
  ];
  const indication: GeographicalIndication = {
    collection: 'geographicalIndication',
    key: '',
    basis: country === 'CN' ? 'product' : 'foreign',
    country,
    title: oneLine(protectedName?.text ?? ''),
    applicants: partiesFrom(document.applicants, notes),
    events: [],
    ...(number === '' ? {} : { number }),
    ...(registration === '' || registration === number ? {} : { registrationNumber: registration }),
  };
  setTexts(indication, document);
  indication.key = indicationKey(indication) ?? refuse('number.missing', 'number');
  const names = others.map(({ text, language, form }) => ({
    text: oneLine(text),
    form,
    ...(language === undefined ? {} : { language }),
  }));
  if (names.length > 0) indication.names = names;
  const classes = niceClassesIn(document.classes, notes);
  if (classes.length > 0) indication.niceClasses = classes;
  const agency = agencyFrom(document.representative);
  if (agency !== undefined) indication.agency = agency;
  const users = partiesFrom(document.users, notes);
  if (users.length > 0) indication.users = users;
  for (const [field, text] of [
    ['filingDay', document.filingDate],
    ['publicationDay', document.publicationDate],
    ['registrationDay', document.registrationDate],
    ['termEndDay', document.expiryDate],
  ] as const) {
    const day = dayOf(text, field);
    if (day !== undefined) indication[field] = day;
  }
  return indication;
}

function setTexts(indication: GeographicalIndication, document: IndicationDocument): void {
  const products = document.products.map(oneLine).filter((text) => text !== '');
  if (products.length > 0) indication.products = products;
  const category = oneLine(document.category ?? '');
  if (category !== '') indication.category = category;
  const announcement = oneLine(document.announcement ?? '');
  if (announcement !== '') indication.announcement = announcement;
  const status = oneLine(document.status ?? '');
  if (status !== '') indication.officeStatus = { text: status };
  for (const field of ['area', 'specification'] as const) {
    const paragraphs = (document[field] ?? '').split('\n').map(oneLine);
    const text = paragraphs.filter((one) => one !== '').join('\n');
    if (text !== '') indication[field] = text;
  }
}

function niceClassesIn(classes: readonly string[], notes: Note[]): number[] {
  return classes.flatMap((text) => {
    const parsed = parseNiceClass(text.replace(/^0+(?=\d)/, ''));
    if (parsed.ok) return [parsed.value];
    notes.push({ rule: 'nice.notTaken', field: 'niceClass', params: { value: text, goods: '' } });
    return [];
  });
}
