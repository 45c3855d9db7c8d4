import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { isInvoiced, wasCharged } from '../../../db/queries/document.ts';
import type { Day, Instant } from '../../../shared/domain/basics.ts';
import type { BlockerCode } from '../../../shared/domain/blockers.ts';
import type { Agency } from '../../../shared/domain/client.ts';
import { inForce } from '../../../shared/domain/contract/terms.ts';
import { periodsUntil } from '../../../shared/domain/duePeriods.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { entryOf } from '../../../shared/domain/pricing/ledger.ts';
import { dayOf } from '../../../shared/domain/time.ts';
import { billFacts } from './billFacts.ts';
import type { InvoiceDraft } from './draftInvoice.ts';
import { draftFrom } from './draftInvoice.ts';

/** A draft of a period that is due, or will be when it is over. */
export interface DueDraft {
  readonly draft: InvoiceDraft;
  /** Whether the period is over in the client's zone; else it can only be looked at. */
  readonly over: boolean;
}

/** How far back a run over everything due looks; an older period is billed by naming it. */
const monthsBack = 12;

/**
 * What a contract has to bill, period by period up to a day, the oldest first: each draft as if the ones before it were issued,
 * so that they add up, and issuing them in this order gives exactly these. A period without anything to bill stands in the list
 * only where it is the last and something waits or is in the way.
 */
export function dueDrafts(
  r: Reader,
  contract: StoredContract,
  agency: Agency | null,
  until: Day,
  now: Instant,
): DueDraft[] {
  const today = dayOf(now, contract.client.timeZone);
  const periods = duePeriods(contract, until).filter(({ from }) => from <= today);
  const last = periods.at(-1);
  if (last === undefined) return [];
  const facts = billFacts(r, contract, last, now);
  const taken = new Set<string>();
  const ledger = [...facts.ledger];
  return periods.flatMap((period) => {
    const billed: typeof facts.billed = (component, event) =>
      taken.has(`${event} ${component}`) || facts.billed(component, event);
    const draft = draftFrom(contract, agency, { ...facts, period, billed, ledger: [...ledger] });
    if (!stands(r, draft, period === last)) return [];
    if (draft.blockers.length === 0) {
      for (const charge of draft.bill.charges) {
        taken.add(`${charge.event} ${charge.component}`);
        ledger.push(entryOf(charge));
      }
    }
    return [{ draft, over: today > period.to }];
  });
}

function duePeriods({ versions }: StoredContract, until: Day): Period[] {
  const began = versions[0]?.terms.from;
  if (began === undefined) return [];
  const back = Temporal.PlainDate.from(until).subtract({ months: monthsBack }).add({ days: 1 }).toString();
  return periodsUntil((day) => inForce(versions, day)?.terms.billing ?? null, began, until).filter(
    ({ to }) => to >= back,
  );
}

/**
 * Whether a draft is shown. What is decided after its period was invoiced belongs on the next invoice (domain §2), unless a credit
 * freed it to be billed again.
 */
function stands(r: Reader, { contract, bill, blockers }: InvoiceDraft, isLast: boolean): boolean {
  if (isInvoiced(r, contract.id, bill.period)) {
    return bill.charges.some(({ component, event }) => wasCharged(r, contract.id, component, event));
  }
  if (bill.charges.length > 0) return true;
  return isLast && (bill.carriedOver.length > 0 || isUnfit(blockers));
}

const ownBlockers: readonly BlockerCode[] = ['contractDraft', 'lintErrors', 'taxMissing', 'taxNoteMissing'];

/**
 * Whether the contract itself is in the way, also while it has nothing to bill; an agency or client without its data is so only
 * where there is something.
 */
export const isUnfit = (blockers: InvoiceDraft['blockers']): boolean =>
  blockers.some(({ code }) => ownBlockers.includes(code));
