import type { Criterion } from './contract/criterion.ts';
import type { Terms } from './contract/terms.ts';

/** The first whole second at which a number is more than a limit, and at which it has reached it. */
const beyond = (limit: number): number => Math.floor(limit) + 1;
const reached = (limit: number): number => Math.ceil(limit);

function turnsOf(criterion: Criterion): readonly number[] {
  if (criterion.field !== 'call.seconds') return [];
  switch (criterion.op) {
    case 'gt':
    case 'lte':
      return [beyond(criterion.value)];
    case 'gte':
    case 'lt':
      return [reached(criterion.value)];
    case 'between':
      return [reached(criterion.min), beyond(criterion.max)];
    default:
      return [];
  }
}

/** The lengths a call must be longer than to be billed by it, in seconds; the shortest first. */
export const billedLongerThan = ({ components }: Pick<Terms, 'components'>): number[] =>
  components
    .flatMap((one) => (one.kind === 'perCall' && one.longerThan !== undefined ? [one.longerThan] : []))
    .toSorted((a, b) => a - b);

/**
 * The next second of a conversation at which the rules say something else of its length: a strict limit of 120 turns at 121
 * (domain §3, [G17]). Null where nothing turns any more.
 */
export function nextTurn(
  criteria: readonly Criterion[],
  longerThan: readonly number[],
  seconds: number,
): number | null {
  const turns = [...criteria.flatMap(turnsOf), ...longerThan.map(beyond)].filter((turn) => turn > seconds);
  return turns.length === 0 ? null : Math.min(...turns);
}
