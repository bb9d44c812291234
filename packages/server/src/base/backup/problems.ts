import { StartupProblem } from '../problem.ts';

/*
 * What can be wrong with a backup or with the place to which one is restored.
 */

export function notABackup(folder: string): StartupProblem {
  return new StartupProblem('backup-incomplete', {
    zh: `${folder} 中没有 manifest.json：它不是备份，或备份未完成；请换一个备份。`,
    en: `${folder} has no manifest.json: it is no backup, or one that was not finished; use another.`,
  });
}

export function manifestDamaged(file: string): StartupProblem {
  return new StartupProblem('backup-manifest-damaged', {
    zh: `备份清单 ${file} 已损坏；请换一个备份。`,
    en: `The manifest ${file} is damaged: use another backup.`,
  });
}

export function fileMissing(file: string): StartupProblem {
  return new StartupProblem('backup-file-missing', {
    zh: `备份缺少文件 ${file}；请换一个备份，或从其副本补齐。`,
    en: `The backup lacks the file ${file}: use another backup, or put the file back from a copy.`,
  });
}

export function fileDamaged(file: string): StartupProblem {
  return new StartupProblem('backup-file-damaged', {
    zh: `备份文件 ${file} 与清单中的大小或哈希不符；请换一个备份，或从其副本补齐。`,
    en: `The file ${file} does not have the size and hash that the manifest states: use another backup, or put the file back from a copy.`,
  });
}

export function backupIsNewer(version: string): StartupProblem {
  return new StartupProblem('backup-is-newer', {
    zh: `备份来自更新版本的程序（${version}）；请用该版本或更新版本的知长安恢复。`,
    en: `The backup comes from a newer program (${version}): restore it with that version of ZhiChangAn or a later one.`,
  });
}

export function tableDiffers(table: string, detail: string): StartupProblem {
  return new StartupProblem('backup-table-differs', {
    zh: `备份中的表 ${table} 无法恢复：${detail}。目标未写入数据；请换一个备份。`,
    en: `The table ${table} of the backup cannot be restored: ${detail}. Nothing was loaded; use another backup.`,
  });
}

export function targetNotEmpty(where: string): StartupProblem {
  return new StartupProblem('restore-target-not-empty', {
    zh: `恢复目标 ${where} 不是空的；请恢复到新的数据目录或新的数据库。`,
    en: `The target ${where} is not empty: restore into a new data folder or a new database.`,
  });
}

export function backupFolderNotEmpty(folder: string): StartupProblem {
  return new StartupProblem('backup-folder-not-empty', {
    zh: `备份目录 ${folder} 不是空的；请指定一个新目录。`,
    en: `The folder ${folder} is not empty: name a new one for the backup.`,
  });
}

export function storedFileDamaged(sha256: string): StartupProblem {
  return new StartupProblem('stored-file-damaged', {
    zh: `数据目录中的文件 ${sha256} 已损坏（内容与哈希不符），备份中止；请先从以前的备份补齐该文件。`,
    en: `The stored file ${sha256} is damaged (its content does not have this hash), so the backup stopped: put the file back from an earlier backup first.`,
  });
}

export function restoreUnfinished(): StartupProblem {
  return new StartupProblem('restore-unfinished', {
    zh: '该数据库的恢复没有完成；请重新恢复到新的数据目录或新的数据库。',
    en: 'A restore into this database was not finished: restore again into a new data folder or a new database.',
  });
}
