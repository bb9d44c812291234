import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the pages of papers and of notices. The type of this value is what English must fill. */
export const zh = {
  verify: {
    title: '文书核验',
    lead: '输入文书末尾的核验码，查明它是否由本平台发出、是否仍然有效。',
    code: '核验码',
    codeHelp:
      '13 位字母和数字，连字符、大小写都可省略。字母 O、I、L 不会出现，看到的是数字 0 和 1。',
    look: '核验',
    wrong: '核验码应为 13 位，其中至少有一位抄错，对照文书再输一次。',
    valid: '本平台发出，现行有效',
    withdrawn: (day: string) => `本平台发出，已于 ${day} 撤回，不再有效`,
    demonstration: '演示数据，不具法律效力',
    number: '文号',
    name: '名称',
    office: '发文机关',
    day: '发文日期',
    hash: '文件的 SHA-256',
    printing: '文件正在生成，稍后刷新可见。',
    privacy:
      '为保护当事人，这里不显示文书内容。请与您手中的文书逐项对照：文号、名称、机关和日期都应一致。',
    compare: '核对电子文件',
    compareLead: '选择收到的 PDF，或把它拖到这里。文件只在您的浏览器里计算，不会上传。',
    choose: '选择文件',
    computing: '正在计算…',
    same: (name: string) => `“${name}”与平台发出的文件逐字节相同，没有改动。`,
    different: (name: string) =>
      `“${name}”与平台发出的文件不同：可能被改动、重新保存过，或是另一份文件。`,
    unreadable: (name: string) => `“${name}”打不开。换一个文件再试。`,
    computed: '该文件的 SHA-256',
    another: '核验另一份文书',
  },
  notices: {
    title: '通知',
    empty: '还没有通知。',
    unread: '未读',
    markAll: '全部标为已读',
    markOne: '标为已读',
    markNamed: (text: string) => `标为已读：${text}`,
    earlier: '更早的通知',
    settings: '接收方式',
    settingsLead: '平台内的通知始终都有。勾选的还会另外发出。',
    kind: '类别',
    none: '平台没有配置邮件、短信或 webhook，通知只在平台内。',
    language: '写给我用',
    chinese: '中文',
    english: '英文',
    save: '保存',
    saved: '已保存。',
    channels: { mail: '邮件', sms: '短信', webhook: 'webhook' },
  },
  deliveries: {
    title: '投递与打印',
    notices: '没有送达的通知',
    lead: '平台外的通知没有送达、也不再自动重试的，列在这里。通知本身在平台内，收件人都能看到。',
    waiting: (count: number) => `另有 ${number(count)} 条等待投递或重试。`,
    empty: '没有搁置的投递。',
    notice: '通知',
    channel: '渠道',
    attempts: '已试',
    parkedAt: '搁置时间',
    reason: '原因',
    replay: '重新投递',
    replayNamed: (notice: number) => `重新投递通知 ${notice}`,
    replayed: '已重新投递。',
    papers: '没有打印出来的文书',
    papersLead: '文书已经编号发出，但文件没有生成。排除原因后重新打印。',
    paper: '文号',
    print: '重新打印',
    printNamed: (number: string) => `重新打印 ${number}`,
    printed: '已重新打印。',
  },
};

export type LetterCatalogue = typeof zh;
