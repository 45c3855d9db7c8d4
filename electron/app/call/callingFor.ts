import type { Reader } from '../../../db/handle.ts';
import { type CalledContract, type CallingFor, calledBy, calledContracts } from '../../../db/queries/callQueue.ts';
import { readSetting } from '../../../db/queries/setting.ts';
import type { Instant } from '../../../shared/domain/basics.ts';
import { CallingRule, callingSetting } from '../../../shared/domain/call.ts';
import { dayOf, startOfDay } from '../../../shared/domain/time.ts';

const attemptsPerDay = (r: Reader): number => CallingRule.parse(readSetting(r, callingSetting) ?? {}).attemptsPerDay;

/** Whom a contract calls now, by the agency's rule and its own terms; null where these have nothing to judge by. */
export function callingFor(
  r: Reader,
  contract: CalledContract,
  now: Instant,
  attempts = attemptsPerDay(r),
): CallingFor | null {
  const today = dayOf(now, contract.zone);
  const terms = calledBy(r, contract.id, today);
  if (terms === null) return null;
  return {
    contractId: contract.id,
    now,
    dayStart: startOfDay(today, contract.zone),
    attemptsPerDay: attempts,
    books: terms.books,
  };
}

/** The same for every active contract. */
export function callingForAll(r: Reader, now: Instant): CallingFor[] {
  const attempts = attemptsPerDay(r);
  return calledContracts(r).flatMap((contract) => callingFor(r, contract, now, attempts) ?? []);
}
