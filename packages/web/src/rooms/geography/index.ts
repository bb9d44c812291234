/** What other rooms show of the map: counts by area, and how areas are shaded. Nothing here draws. */
export { areasQuery } from './queries.ts';
export { stepOf } from './shading.ts';
