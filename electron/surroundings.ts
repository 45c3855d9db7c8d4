import type { Instant } from '../shared/domain/basics.ts';

/** The application's clock: moved by hand in tests, by `--now` on the command line. */
export type Clock = () => Instant;

/** So many random bytes, fit for keys. */
export type Random = (bytes: number) => Uint8Array;
