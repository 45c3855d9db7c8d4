import type { StoredContract } from '../../db/queries/contract.ts';
import type { When } from '../../shared/api/when.ts';
import type { Instant } from '../../shared/domain/basics.ts';
import { localTime } from '../../shared/domain/intake/localTime.ts';
import { stop } from './transact.ts';

/**
 * The moment a person means on the client's clock. Ends the transaction with `timeSkipped` for a local time that a clock change
 * leaves out; of one that it repeats, the first is meant (command-line.md, Files).
 */
export function clientMoment({ client }: StoredContract, when: When): Instant {
  if (typeof when === 'number') return when;
  const instant = localTime(client.timeZone).instantOf(Date.parse(`${when}:00Z`));
  return instant ?? stop('timeSkipped', { time: when, zone: client.timeZone });
}
