import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, on Linux. */
const TICKS = 100;

/**
 * Seconds of processor time that a process and all its descendants have taken, those that have ended
 * included. Undefined where there is no /proc.
 */
export function processorSeconds(pid: number): number | undefined {
  const spent = new Map<number, { readonly parent: number; readonly ticks: number }>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const numbers = readStat(name);
      if (numbers !== undefined) spent.set(Number(name), numbers);
    }
  } catch {
    return undefined;
  }
  let ticks = 0;
  const family = [pid];
  for (let member = family.pop(); member !== undefined; member = family.pop()) {
    ticks += spent.get(member)?.ticks ?? 0;
    for (const [other, { parent }] of spent) if (parent === member) family.push(other);
  }
  return ticks / TICKS;
}

/** Parent and ticks of a process; undefined when it has just ended. See proc(5). */
function readStat(pid: string): { parent: number; ticks: number } | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // A name in brackets stands before the numbers and may hold blanks itself.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15) as [
    number,
    number,
    number,
    number,
  ];
  return { parent: fields[1]!, ticks: user + system + childrenUser + childrenSystem };
}
