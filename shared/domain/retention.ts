import { dayMs, type Instant } from './basics.ts';

/** When a person's data is erased: whole days after it was received, to the millisecond [P11]. */
export const eraseAt = (receivedAt: Instant, days: number): Instant => receivedAt + days * dayMs;
