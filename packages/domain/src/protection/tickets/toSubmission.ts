import type { Applicant, Complaint, Respondent } from '../complaint/model.ts';
import type { Report } from '../report/model.ts';
import type { Ticket } from './model.ts';

/** What a ticket becomes; a ticket of both kinds becomes both (order 121 art. 9). */
export interface TicketSubmission {
  readonly complaint: Complaint | null;
  readonly report: Report | null;
}

function applicantOf(ticket: Ticket): Applicant {
  return {
    name: ticket.applicantName,
    phone: ticket.applicantPhone,
    address: ticket.applicantAddress,
    idType: null,
    idNumber: null,
    identityVerified: false,
  };
}

function respondentOf(ticket: Ticket): Respondent {
  const isOnPlatform = ticket.platformName !== null;
  const isOwnSite = !isOnPlatform && ticket.shopUrl !== null && ticket.respondentAddress === null;
  return {
    name: ticket.respondentName,
    creditCode: ticket.respondentCreditCode,
    phone: ticket.respondentPhone,
    operator: isOnPlatform ? 'platformSeller' : isOwnSite ? 'ownSite' : 'shop',
    businessAddress: ticket.respondentAddress,
    domicile: null,
    // Tickets know one address of the operator; of a seller it is the one that its platform shows.
    shownAddress: isOnPlatform ? ticket.respondentAddress : null,
    shownAddressReachable: null,
    shopUrl: ticket.shopUrl,
    platformName: ticket.platformName,
    platformDomicile: null,
  };
}

/**
 * The complaint and the report that a ticket brings, with everything that the ticket says and nothing
 * that it does not: the identity is not verified, no consent is assumed.
 */
export function ticketSubmission(ticket: Ticket): TicketSubmission {
  const respondent = respondentOf(ticket);
  const { source, externalNo, receivedAt, ipRights } = ticket;
  const complaint: Complaint = {
    source,
    externalNo,
    receivedAt,
    complainant: applicantOf(ticket),
    agent: null,
    jointComplainants: [],
    representatives: [],
    representativesChosenBy: null,
    respondent,
    dispute: {
      purchasedOn: ticket.purchasedOn,
      place: ticket.place,
      goods: ticket.goods,
      content: ticket.content,
      amountFen: ticket.amountFen,
      lossFen: null,
      knewHarmOn: null,
      evidence: [],
    },
    requests: ticket.requests,
    ipRights,
    consentPublish: false,
    consentDelegate: false,
    linkedReportId: null,
    handlerOffice: null,
  };
  const report: Report = {
    source,
    externalNo,
    receivedAt,
    anonymous: ticket.anonymous,
    reporter: ticket.anonymous ? null : applicantOf(ticket),
    insider: false,
    suspect: respondent,
    subject: 'general',
    actPlace: ticket.place,
    advertisement: null,
    clue: ticket.content,
    evidence: [],
    ipRights,
    repeatOf: null,
    wantsReward: false,
    linkedComplaintId: null,
    handlerOffice: null,
  };
  return {
    complaint: ticket.kind === 'report' ? null : complaint,
    report: ticket.kind === 'complaint' ? null : report,
  };
}
