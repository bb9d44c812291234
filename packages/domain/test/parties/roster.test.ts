import { RosterReader } from '@zca/domain/parties';
import { refusalMessage } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

/** Where a line of a roster places a firm: district and zone, or the sentence of its refusal. */
function placeOf(district: string, zone: string): readonly (string | null)[] | string {
  const cells = { 企业名称: '西安样例有限公司', 区县: district, 开发区: zone };
  const { firm, remarks } = new RosterReader((text) => text).read(2, cells);
  return firm === null ? refusalMessage(remarks[0]!).zh : [firm.division, firm.zone];
}

describe('the place of a firm of a roster', () => {
  it('is a district, a zone, or both', () => {
    expect(placeOf('雁塔区', '')).toEqual(['610113', null]);
    expect(placeOf('610113', '西安高新区')).toEqual(['610113', 'XA-GX']);
    expect(placeOf('', 'XA-JK')).toEqual([null, 'XA-JK']);
    expect(placeOf('', '')).toEqual([null, null]);
  });

  it('is the zone that stands where the district is asked for, also when both columns name it', () => {
    expect(placeOf('西安经开区', '')).toEqual([null, 'XA-JK']);
    expect(placeOf('高新区', '西安高新技术产业开发区')).toEqual([null, 'XA-GX']);
  });

  it('is refused where the columns name two zones, or a place that is none of the city', () => {
    expect(placeOf('高新区', '西安经开区')).toContain(
      '“高新区”与开发区一栏的“西安经开区”是两个开发区',
    );
    expect(placeOf('雁塔区', '不存在的园区')).toContain('“不存在的园区”不是西安市的');
    expect(placeOf('咸阳市', '')).toContain('“咸阳市”不是西安市的');
    expect(placeOf('咸阳市', '西安经开区')).toContain('“咸阳市”不是西安市的');
  });
});
