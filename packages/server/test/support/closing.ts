/*
 * Test files of one worker share their modules, and what is open in them: each file closes its own at its
 * end (`after-file.ts`).
 */

/** How to close what the running test file has opened, in the order of closing. */
const closings: (() => unknown)[] = [];

/** Closes something after the running test file, before what it has opened earlier. */
export function afterFile(close: () => unknown): void {
  closings.unshift(close);
}

/** Removes something after all that the running test file has opened is closed. */
export function lastAfterFile(remove: () => unknown): void {
  closings.push(remove);
}

/** Closes all of it, whatever fails; throws the first failure. */
export async function closeAll(): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings.splice(0)) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
