import { z } from 'zod';

/**
 * The catalogue of open data after W3C DCAT 3, as JSON-LD with the prefixes of its context. Texts are
 * tagged with their language; days and numbers bear their type. Addresses are
 * absolute where the platform knows under which one people reach it, else relative to the catalogue's.
 */

const Reference = z.object({ '@id': z.string() });
const Text = z.object({ '@language': z.enum(['zh', 'en']), '@value': z.string() });
const Texts = z.array(Text);
const Typed = z.object({ '@type': z.string(), '@value': z.string() });

/** A file in which a data set can be had. */
export const OpenDistribution = z
  .object({
    '@id': z.string(),
    '@type': z.literal('dcat:Distribution'),
    /** Name of the file. */
    'dcterms:identifier': z.string(),
    'dcterms:title': Texts,
    'dcat:accessURL': Reference,
    'dcat:downloadURL': Reference,
    /** IANA media type of the content. */
    'dcat:mediaType': Reference,
    /** Of the archive around it, where there is one. */
    'dcat:packageFormat': Reference.optional(),
    /** Known for small tables; files of rights are written while they are sent. */
    'dcat:byteSize': Typed.optional(),
    'dcterms:conformsTo': Reference.optional(),
    'dcterms:license': Reference,
  })
  .meta({ id: 'OpenDistribution' });
export type OpenDistribution = z.infer<typeof OpenDistribution>;

export const OpenDataset = z
  .object({
    '@id': z.string(),
    '@type': z.literal('dcat:Dataset'),
    'dcterms:identifier': z.string(),
    'dcterms:title': Texts,
    'dcterms:description': Texts,
    'dcat:keyword': Texts,
    'dcterms:publisher': Reference,
    'dcterms:license': Reference,
    'dcterms:language': z.array(Reference),
    'dcterms:issued': Typed,
    'dcterms:modified': Typed.optional(),
    'dcterms:accrualPeriodicity': Reference.optional(),
    'dcterms:temporal': z
      .object({
        '@type': z.literal('dcterms:PeriodOfTime'),
        'dcat:startDate': Typed,
        'dcat:endDate': Typed,
      })
      .optional(),
    /** Says that the data are invented, where they are. */
    'dcterms:provenance': z
      .object({ '@type': z.literal('dcterms:ProvenanceStatement'), 'rdfs:label': Texts })
      .optional(),
    'dcat:landingPage': Reference,
    'dcat:distribution': z.array(OpenDistribution),
  })
  .meta({ id: 'OpenDataset' });
export type OpenDataset = z.infer<typeof OpenDataset>;

export const OpenDataCatalogue = z
  .object({
    '@context': z.record(z.string(), z.string()),
    '@id': z.string(),
    '@type': z.literal('dcat:Catalog'),
    'dcterms:title': Texts,
    'dcterms:description': Texts,
    'dcterms:publisher': z.object({
      '@id': z.string(),
      '@type': z.literal('foaf:Agent'),
      'foaf:name': z.string(),
    }),
    'dcterms:license': z.object({
      '@id': z.string(),
      '@type': z.literal('dcterms:LicenseDocument'),
      'dcterms:title': z.string(),
      /** Day from which on the data are given under it. */
      'dcterms:valid': Typed,
    }),
    'dcterms:conformsTo': Reference,
    'dcterms:language': z.array(Reference),
    'dcterms:issued': Typed,
    'dcterms:modified': Typed.optional(),
    'foaf:homepage': Reference,
    'dcat:dataset': z.array(OpenDataset),
    'dcat:service': z.array(
      z.object({
        '@id': z.string(),
        '@type': z.literal('dcat:DataService'),
        'dcterms:title': Texts,
        'dcat:endpointURL': Reference,
        'dcat:endpointDescription': Reference,
      }),
    ),
  })
  .meta({ id: 'OpenDataCatalogue' });
export type OpenDataCatalogue = z.infer<typeof OpenDataCatalogue>;
