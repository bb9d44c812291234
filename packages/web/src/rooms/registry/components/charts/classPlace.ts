/** Lengths of the symbols of section, class and subclass; a main group is longer. */
const LEVEL_LENGTHS = [1, 3, 4] as const;

/** The places above a place of the IPC, the whole first, and the place itself. */
export function pathOf(node: string): string[] {
  const above = LEVEL_LENGTHS.filter((length) => length < node.length).map((length) =>
    node.slice(0, length),
  );
  return node === '' ? [''] : ['', ...above, node];
}

/** Fields of a search that hold places of the IPC, by the length of the symbol. */
export function fieldOfPlace(node: string): string {
  return { 1: 'ipcSection', 3: 'ipcClass', 4: 'ipcSubclass' }[node.length] ?? 'ipcGroup';
}
