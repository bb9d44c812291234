/** The district whose officers and head the demonstration has. */
export const DISTRICT = '610113';

/** The last year that the demonstration has published. */
export const PERIOD = '2025';

/** How many indicators the first box of the plan has. */
export const CORE = 13;
