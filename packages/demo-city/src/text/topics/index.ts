import type { Topic } from '../topic.ts';
import { SEMICONDUCTORS } from './semiconductors.ts';

/** All topics; their order is part of the data. */
export const TOPICS: readonly Topic[] = [...SEMICONDUCTORS];
