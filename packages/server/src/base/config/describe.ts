import type { Setting } from './setting.ts';
import { settings } from './settings.ts';

/** The documentation of every setting as Markdown, committed as docs/configuration.md. */
export function describeConfig(): string {
  const rows = (Object.values(settings) as Setting<unknown>[]).map((setting) => {
    const { variable, kind, about, secret } = setting;
    const notes = secret ? { zh: '保密。', en: ' Secret.' } : { zh: '', en: '' };
    return `| \`${variable}\` | ${defaultText(setting)} | ${cell(kind.expected.zh)}<br>${cell(kind.expected.en)} | ${cell(about.zh + notes.zh)}<br>${cell(about.en + notes.en)} |`;
  });
  return `# 配置 · Configuration

<!-- Generated from packages/server/src/base/config; do not edit. -->

平台的全部设置都是环境变量；启动时逐一检查，有误则用一句话说明。命令行选项（如 \`--data\`、\`--port\`、\`--host\`）优先于环境变量。

Every setting is an environment variable, checked at the start; what is wrong is said in a sentence. Options of a command (such as \`--data\`, \`--port\`, \`--host\`) come before the environment.

| 变量 · Variable | 默认 · Default | 取值 · Accepts | 说明 · About |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function defaultText(setting: Setting<unknown>): string {
  if (setting.defaultText) {
    const { zh, en } = setting.defaultText;
    return zh === en ? `\`${zh}\`` : `${cell(zh)}<br>${cell(en)}`;
  }
  const value = setting.default;
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? '`yes`' : '`no`';
  return `\`${JSON.stringify(value).replaceAll('"', '')}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
