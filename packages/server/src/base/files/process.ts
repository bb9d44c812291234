import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A token that tells two processes with the same number apart: the boot and the start time. Where
 * the system does not tell (Windows), the token is empty and a living number counts as the same.
 */
export function processToken(pid: number): string {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The command may hold spaces and brackets; the fields after its last bracket are regular,
      // and the start time in ticks since boot is the 22nd of all.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
      return `${boot}:${fields[19]}`;
    } catch {
      return '';
    }
  }
  if (process.platform === 'win32') return '';
  const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}

/** True while a process of that number lives; one of another account counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    // A killed process whose parent has not yet collected it (state Z) no longer runs.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}
