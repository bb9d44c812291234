import type { PasswordFault } from '@zca/domain/identity';
import { PASSWORD_HISTORY, PASSWORD_LONG, PASSWORD_SHORTEST } from '@zca/domain/identity';
import { HttpProblem } from '../base/http/problem.ts';
import { FAILURES_ALLOWED, LOCK_MINUTES } from './credentialStore.ts';

/** The same words for an unknown account, a closed one and a wrong password. */
export function passwordRefused(): HttpProblem {
  return new HttpProblem('session.refused', {
    zh: '账号或口令不对。请核对后再试；忘记口令请管理员重新发一次性链接。',
    en: 'The account or the password is wrong. Check both; if the password is forgotten, the administrator can send a one-time link.',
  });
}

export function linkRefused(): HttpProblem {
  return new HttpProblem('session.refused', {
    zh: '链接已用过或已过期。请管理员重新发一次性链接；首位管理员请在服务器上运行 zca start 取得新的链接。',
    en: 'The link has been used or is out of date. Ask the administrator for a new one; the first administrator runs zca start on the server.',
  });
}

export function locked(): HttpProblem {
  return new HttpProblem('session.locked', {
    zh: `连续 ${FAILURES_ALLOWED} 次不对，${LOCK_MINUTES} 分钟内不能再试。请稍后再来，或请安全管理员解除锁定。`,
    en: `Wrong ${FAILURES_ALLOWED} times in a row: no further attempt for ${LOCK_MINUTES} minutes. Come back later, or ask the security administrator to unlock.`,
  });
}

export function factorRefused(): HttpProblem {
  return new HttpProblem('session.refused', {
    zh: '动态口令不对，或已经用过。请等待新的口令再输入；手机时间须准确。',
    en: 'The code is wrong or has been used. Wait for the next one; the clock of the telephone must be right.',
  });
}

export function factorWaitOver(): HttpProblem {
  return new HttpProblem('session.refused', {
    zh: '等待动态口令的时间已过，请重新登录。',
    en: 'The time for the code is over; sign in again.',
  });
}

const PASSWORD_SENTENCES: Readonly<Record<PasswordFault, { zh: string; en: string }>> = {
  tooShort: {
    zh: `口令至少 ${PASSWORD_SHORTEST} 个字符。`,
    en: `A password has at least ${PASSWORD_SHORTEST} characters.`,
  },
  tooSimple: {
    zh: `口令须有大写、小写、数字、其他字符中的三类，或不少于 ${PASSWORD_LONG} 个字符。`,
    en: `A password has three of capitals, small letters, figures and other characters, or at least ${PASSWORD_LONG} characters.`,
  },
  personal: {
    zh: '口令中不能含有姓名或邮箱账号。',
    en: 'A password does not hold the name or the account of its owner.',
  },
  common: {
    zh: '这个口令太常见，请换一个。',
    en: 'This password is too common; choose another.',
  },
  used: {
    zh: `不能与最近 ${PASSWORD_HISTORY} 次用过的口令相同。`,
    en: `It may not be one of the last ${PASSWORD_HISTORY} passwords.`,
  },
};

/** What is wrong with a new password, field by field. */
export function weakPassword(faults: readonly PasswordFault[]): HttpProblem {
  const sentences = faults.map((fault) => PASSWORD_SENTENCES[fault]);
  const detail = {
    zh: sentences.map(({ zh }) => zh).join(''),
    en: sentences.map(({ en }) => en).join(' '),
  };
  return new HttpProblem('request.invalid', detail, {
    fields: sentences.map((message) => ({ path: 'password', message })),
  });
}

export function emailTaken(): HttpProblem {
  return new HttpProblem('resource.conflict', {
    zh: '这个邮箱已是另一个账号的登录名，请换一个。',
    en: 'This address already is the account of another person; choose another.',
  });
}
