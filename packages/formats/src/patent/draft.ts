import type { DocumentOrigin, ParsedDocument } from '../xml/vocabulary.ts';
import { isDependentClaim } from './claimDependence.ts';
import type { PatentClaims, PatentDocument, PatentFormat } from './model.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A document of a format in which nothing has been read yet but what every document has. */
export function draftOf(
  format: PatentFormat,
  parsed: ParsedDocument,
  origin: DocumentOrigin,
): Writable<PatentDocument> {
  return {
    format,
    publication: {},
    application: {},
    priorities: [],
    relatedDocuments: [],
    earlierPublications: [],
    family: [],
    titles: [],
    abstracts: [],
    drawingCount: parsed.drawingCount,
    bioDeposits: [],
    claims: claimsOf(parsed),
    descriptionChars: parsed.descriptionChars,
    applicants: [],
    assignees: [],
    inventors: [],
    examiners: [],
    agents: [],
    ipc: [],
    cpc: [],
    locarno: [],
    citations: [],
    legalStatus: [],
    rawSha256: origin.rawSha256,
    position: origin.position,
    warnings: origin.warnings,
  };
}

/** What was counted of the claims; `stated` is the number that the file gives. */
export function claimsOf(parsed: ParsedDocument, stated = 0): PatentClaims {
  const { claims, firstClaimText } = parsed;
  return {
    count: claims.length > 0 ? claims.length : stated > 0 ? stated : 0,
    independentCount: claims.filter((claim) => !isDependentClaim(claim.text)).length,
    ...(firstClaimText === '' ? {} : { firstText: firstClaimText }),
  };
}
