import type { GeographicalIndication } from '@zca/domain/registry';

type Basis = 'product' | 'agricultural';

/** Invented products with their district and the day of their protection on each ground. */
const PRODUCTS: readonly (readonly [
  name: string,
  product: string,
  district: string,
  days: Partial<Record<Basis, string>>,
])[] = [
  ['骊麓石榴', '石榴', '610115', { product: '2006-04-27', agricultural: '2010-03-08' }],
  ['楼观猕猴桃', '猕猴桃', '610124', { product: '2007-09-03', agricultural: '2011-12-15' }],
  ['渭临柿子', '柿子', '610115', { product: '2008-12-30', agricultural: '2013-04-15' }],
  ['玉川大杏', '杏', '610122', { product: '2009-10-13', agricultural: '2008-07-01' }],
  ['清河甜瓜', '甜瓜', '610114', { product: '2010-12-24', agricultural: '2010-11-15' }],
  ['鄠山葡萄', '葡萄', '610118', { product: '2011-12-01', agricultural: '2012-08-03' }],
  ['灞原樱桃', '樱桃', '610111', { product: '2013-12-26', agricultural: '2014-05-22' }],
  ['蓝峪玉', '玉石', '610122', { product: '2014-09-02' }],
  ['少陵鲜桃', '桃', '610116', { product: '2016-02-01', agricultural: '2015-11-05' }],
  ['栎阳相枣', '枣', '610114', { product: '2017-05-31', agricultural: '2017-01-10' }],
  ['骆峪山茱萸', '山茱萸', '610124', { product: '2019-12-17' }],
  ['终南香菇', '香菇', '610116', { product: '2022-07-25', agricultural: '2018-02-12' }],
  ['渭滨辣椒', '辣椒', '610117', { product: '2024-03-11', agricultural: '2019-09-04' }],
];

/**
 * Geographical indications of the demonstration city; invented, without numbers. Those that rest on a mark
 * are among its trademarks.
 */
export function demonstrationIndications(today: string): GeographicalIndication[] {
  return PRODUCTS.flatMap(([title, product, district, days]) =>
    (Object.entries(days) as [Basis, string][])
      .filter(([, day]) => day <= today)
      .map(
        ([basis, day]): GeographicalIndication => ({
          key: `GIN-CN-${LETTERS[basis]}-${title}`,
          collection: 'geographicalIndication',
          basis,
          country: 'CN',
          title,
          products: [product],
          divisions: [district],
          applicants: [{ name: `${title}行业协会`, country: 'CN', division: district }],
          registrationDay: day,
          publicationDay: day,
          events: [],
          registerAsOf: today,
          synthetic: true,
        }),
      ),
  );
}

const LETTERS = { product: 'P', agricultural: 'A' } as const;
