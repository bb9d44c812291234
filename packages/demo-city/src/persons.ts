import { type Grant, officeSeed, type Organisation } from '@zca/domain/identity';
import { Draws, PURPOSE } from './base/random.ts';
import { personName } from './people/people.ts';
import { demonstrationStations } from './stations.ts';

/** Bodies beside the offices in which people of the demonstration work; invented. */
export function demonstrationOrganisations(): Organisation[] {
  const body = (
    code: string,
    kind: Organisation['kind'],
    zh: string,
    en: string,
    superior: string | null = null,
  ): Organisation => ({ code, kind, name: { zh, en }, superior, closedAt: null });
  return [
    body('XA-BHZX', 'centre', '演示市知识产权保护中心', 'Demonstration Protection Centre', '6101'),
    body('ORG-WQYH', 'bank', '渭曲银行雁塔支行', 'Weiqu Bank, Yanta Branch'),
    body('ORG-QSDL', 'agency', '秦山知识产权代理事务所', 'Qinshan IP Agency'),
    body('ORG-WXDZ', 'firm', '渭星电子有限公司', 'Weixing Electronics'),
    body('ORG-FYFT', 'court', '演示市知识产权法庭', 'Demonstration IP Court'),
    body('ORG-HGQG', 'customs', '演示海关', 'Demonstration Customs'),
    body('ORG-GAJZ', 'police', '演示市公安局经侦支队', 'Demonstration Police'),
  ];
}

/** One person a role, and those who check each other in the city, named after what he does so that nobody takes him for somebody. */
export function demonstrationPersons(): { displayName: string; grant: Grant }[] {
  const person = (
    displayName: string,
    role: Grant['role'],
    jurisdiction: string | null = null,
    manager = false,
  ) => ({ displayName, grant: { role, jurisdiction, ...(manager ? { manager } : {}) } });
  return [
    person('演示·市局 陈知行', 'city'),
    person('演示·市局审核 鲁明审', 'city'),
    person('演示·市局负责人 韩总签', 'head'),
    person('演示·话务员 周晓言', 'operator'),
    person('演示·雁塔区局 刘长青', 'district', '610113'),
    person('演示·小寨路所 马小寨', 'station', '610113.01'),
    person('演示·负责人 高定国', 'head', '610113'),
    person('演示·保护中心 许明信', 'centre', 'XA-BHZX'),
    person('演示·特派员 田下乡', 'commissioner', '610113'),
    person('演示·调解员 何以和', 'mediator'),
    person('演示·专家 钱博文', 'expert'),
    person('演示·权利人 李渭星', 'holder', 'ORG-WXDZ', true),
    person('演示·代理机构 秦代书', 'agency', 'ORG-QSDL', true),
    person('演示·银行 金守信', 'bank', 'ORG-WQYH', true),
    person('演示·法院 方正平', 'court', 'ORG-FYFT'),
    person('演示·海关 关海清', 'customs', 'ORG-HGQG'),
    person('演示·公安 安民生', 'police', 'ORG-GAJZ'),
    person('演示·领导 张总览', 'leader'),
    person('演示·审计查看 申明察', 'auditor'),
    person('演示·系统管理员 孙系统', 'systemAdministrator'),
    person('演示·安全管理员 沈安全', 'securityAdministrator'),
    person('演示·审计管理员 苏审计', 'auditAdministrator'),
  ];
}

/**
 * Those who have done the invented acts of the past: an officer in every office and station, and a head
 * in every office. Nobody signs in as they.
 */
export function demonstrationColleagues(): { displayName: string; grant: Grant }[] {
  const draws = new Draws();
  let key = 0;
  const colleague = (role: Grant['role'], office: Organisation) => {
    const name = personName(draws.restart(0, key++, PURPOSE.colleague));
    const short = office.name.zh.replace(/市场监督管理局$/, '局');
    return {
      displayName: `演示·${short}${role === 'head' ? '负责人' : ''} ${name}`,
      grant: { role, jurisdiction: office.code },
    };
  };
  const counties = officeSeed().filter(({ kind }) => kind !== 'city');
  return [
    ...counties.flatMap((office) => [colleague('district', office), colleague('head', office)]),
    ...demonstrationStations().map((station) => colleague('station', station)),
  ];
}
