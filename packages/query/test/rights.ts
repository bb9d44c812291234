import type { FieldDefinition, FieldRegistry } from '../src/index.ts';

type Rest = Partial<FieldDefinition>;

const field = (
  kind: FieldDefinition['kind'],
  name: string,
  zh: string[],
  en: string[],
  rest: Rest = {},
): FieldDefinition => ({
  name,
  kind,
  tags: { zh, en },
  label: { zh: zh[0] ?? name, en: en[0] ?? name },
  ...rest,
});

const values = (...list: [value: string, zh: string, en: string][]): Rest => ({
  values: list.map(([value, zh, en]) => ({ value, label: { zh, en } })),
});

/** A registry of the size and shape that a register of rights has. */
export const RIGHTS: FieldRegistry = {
  fields: [
    field('text', 'title', ['名称', '标题'], ['ti'], { searchedByDefault: true, weight: 3 }),
    field('text', 'abstract', ['摘要'], ['ab'], { searchedByDefault: true }),
    field('text', 'claim', ['权利要求'], ['cl'], { searchedByDefault: true }),
    field('text', 'names', ['人名', '主体'], ['name'], { many: true, searchedByDefault: true }),
    field('keyword', 'holder', ['权利人', '申请人'], ['applicant'], {
      many: true,
      match: 'contains',
    }),
    field('keyword', 'inventor', ['发明人'], ['in'], { many: true, match: 'contains' }),
    field('keyword', 'number', ['号码', '申请号'], ['no', 'an'], { many: true, match: 'starts' }),
    field('keyword', 'type', ['类型'], ['kind'], {
      ...values(
        ['inventionGrant', '发明授权', 'Granted invention'],
        ['inventionApplication', '发明公布', 'Invention application'],
        ['utilityModel', '实用新型', 'Utility model'],
        ['design', '外观设计', 'Design'],
        ['trademark', '商标', 'Trademark'],
      ),
    }),
    field('keyword', 'statusGroup', ['法律状态', '状态'], ['status', 'st'], {
      ...values(
        ['valid', '有效', 'In force'],
        ['pending', '审中', 'Pending'],
        ['invalid', '失效', 'Not in force'],
      ),
    }),
    field('keyword', 'industry', ['产业'], [], {
      many: true,
      ...values(
        ['XA-01', '第三代半导体', 'Third-generation semiconductors'],
        ['XA-07', '新材料', 'New materials'],
      ),
    }),
    field('keyword', 'ipc', ['分类', 'IPC'], ['ic'], { many: true, match: 'starts' }),
    field('keyword', 'nice', ['尼斯', '类别'], [], { many: true }),
    field('keyword', 'district', ['区县'], ['dc'], {
      many: true,
      ...values(
        ['610103', '碑林区', 'Beilin'],
        ['610113', '雁塔区', 'Yanta'],
        ['610116', '长安区', "Chang'an"],
      ),
    }),
    field('date', 'filingDay', ['申请日'], ['filed', 'ad']),
    field('date', 'expiryDay', ['届满日'], ['expires']),
    field('integer', 'claimCount', ['权项数'], ['claims']),
    field('point', 'location', ['位置'], [], { many: true }),
  ],
};
