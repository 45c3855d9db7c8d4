import type { Reader } from '../../../db/handle.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import type { ChargeRow } from '../../../db/queries/figures.ts';
import { chargesFor } from '../../../db/queries/figures.ts';
import type { Day, Instant, Minor } from '../../../shared/domain/basics.ts';
import { type Inputs, inputsIn } from '../../../shared/domain/kpi/figures.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { isIn } from '../../../shared/domain/period.ts';
import { chargesOf } from '../../../shared/domain/pricing/bill.ts';
import type { Charge } from '../../../shared/domain/pricing/charge.ts';
import { isReviewed } from '../../../shared/domain/pricing/charge.ts';
import { billFacts } from '../invoice/billFacts.ts';
import type { CostFact, CostsByContract } from './costs.ts';
import { costsByContract } from './costs.ts';
import type { OutcomeRows } from './outcomeRows.ts';
import { readOutcomes } from './outcomeRows.ts';

/** A lead or meeting that the next invoice charges, and how much. */
interface UnbilledFact {
  readonly amount: Minor;
  readonly deliveryId: number;
  readonly chainId: number | null;
  readonly day: Day;
}

/** Everything the figures of a contract and period are made of, before it is cut. Days in the client's zone. */
export interface FigureRows extends OutcomeRows {
  /** Of events of the period; `deliveryId` null for the period itself. */
  readonly charges: readonly ChargeRow[];
  readonly notInvoiced: readonly UnbilledFact[];
  /** What the next invoice charges of the period's days, for the period itself too, in minor units of `currency`. */
  readonly openToInvoice: Minor;
  readonly costs: readonly CostFact[];
  readonly inputs: Inputs;
}

/** What a caller has at hand of the same period and moment, and what is read where it has not. */
interface AtHand {
  /** Of all contracts, where several are looked at. */
  readonly costs?: CostsByContract;
  /** Of the draft of the period. */
  readonly charges?: readonly Charge[];
}

/** Reads them as they stand at `now` (domain §5, §7). */
export function readRows(
  r: Reader,
  contract: StoredContract,
  period: Period,
  now: Instant,
  { costs = costsByContract(r, period), charges = chargesOf(billFacts(r, contract, period, now)) }: AtHand = {},
): FigureRows {
  return {
    ...readOutcomes(r, contract, period, now),
    charges: chargesFor(r, contract.id, period),
    ...notInvoiced(charges, period),
    costs: costs.get(contract.id) ?? [],
    inputs: inputsIn(contract.inputs, period),
  };
}

/** What the invoice run would charge now of the period's leads and meetings: it decides, not this file. */
function notInvoiced(charges: readonly Charge[], period: Period): Pick<FigureRows, 'notInvoiced' | 'openToInvoice'> {
  const open = charges.filter(({ day }) => isIn(period, day));
  return {
    notInvoiced: open
      .filter(isReviewed)
      .flatMap(({ deliveryId, chainId, day, amount }) =>
        deliveryId === null ? [] : [{ deliveryId, chainId, day, amount }],
      ),
    openToInvoice: sumOf(open.map(({ amount }) => amount)),
  };
}
