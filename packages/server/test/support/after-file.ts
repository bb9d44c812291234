import { afterAll } from 'vitest';
import { closeAll } from './closing.ts';

// Named in vitest's `setupFiles`, so that it is run anew for each test file.
afterAll(closeAll);
