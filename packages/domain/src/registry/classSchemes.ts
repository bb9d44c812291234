/** Classifications whose classes can be browsed; each is also the name of its field. */
export const CLASS_SCHEMES = ['ipc', 'cpc', 'locarno', 'nice'] as const;
export type ClassSchemeName = (typeof CLASS_SCHEMES)[number];
