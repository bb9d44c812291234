import type { FacetView } from '@zca/domain/registry';

/** The bucket of a value among the facets of an answer, with its label and count. */
export function findBucket(
  facets: readonly FacetView[],
  field: string,
  value: string,
): FacetView['buckets'][number] | undefined {
  return facets
    .find((facet) => facet.field === field)
    ?.buckets.find((bucket) => bucket.value === value);
}
