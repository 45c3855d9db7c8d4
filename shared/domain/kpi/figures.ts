import type { Day, Decimal, Minor } from '../basics.ts';
import type { ContractInput } from '../contract/terms.ts';
import { sumOf } from '../money.ts';
import type { Period } from '../period.ts';
import type { AmountFigure, ChainFigure, Counts, DeliveryFigure, Keyed, OpportunityFigure } from './counts.ts';
import { countAll, countOf, isDelivered, isWon } from './counts.ts';
import type { Figure } from './figure.ts';
import { inputFigures } from './inputFigures.ts';
import { moneyFigures } from './moneyFigures.ts';
import { rateFigures } from './rateFigures.ts';
import { timeFigures } from './timeFigures.ts';

/** Figures the client or the agency gave, of those in force in the period (domain §7). */
export type Inputs = { readonly [key in ContractInput['key']]?: Decimal | undefined };

/** The last of each that was in force by the end of the period. */
export function inputsIn(inputs: readonly ContractInput[], period: Period): Inputs {
  const inForce = inputs.filter(({ from }) => from <= period.to).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return Object.fromEntries(inForce.map(({ key, value }) => [key, value]));
}

/** Everything the figures of a contract and a period are made of. Days in the client's zone. */
export interface FigureFacts {
  readonly period: Period;
  readonly today: Day;
  /** The client's; nothing is converted, amounts in another are left out and said so. */
  readonly currency: string;
  readonly deliveries: readonly DeliveryFigure[];
  readonly chains: readonly ChainFigure[];
  readonly opportunities: readonly OpportunityFigure[];
  /** Charges of the period's events, net of credits. */
  readonly charges: readonly AmountFigure[];
  /** Leads and meetings of the period that the next invoice would charge: not in `charges` yet. */
  readonly notInvoiced: readonly Keyed[];
  /** This contract's part of the costs of its sources. */
  readonly costs: readonly AmountFigure[];
  readonly inputs: Inputs;
}

/** Sums of money in `currency`, with what was left out of each. */
export interface Sums {
  readonly revenue: Minor;
  readonly salesWithoutAmount: number;
  readonly spend: Minor;
  readonly spendElsewhere: number;
  readonly notInvoiced: number;
  readonly sourceCost: Minor;
  readonly costElsewhere: number;
}

/** The figures of a contract and a period, or of one value of a cut. Money in minor units of `currency`. */
export interface Figures {
  readonly counts: Counts;
  readonly currency: string;
  readonly revenue: Minor;
  /** Client view: what was charged. */
  readonly spend: Minor;
  /** Agency view: what the sources cost. */
  readonly sourceCost: Minor;
  /** Every rate, ratio and price, by name, opened. */
  readonly opened: Readonly<Record<string, Figure>>;
}

/** Every figure of domain §7 that the facts allow; a zero denominator has no value [G33]. */
export function figures(given: FigureFacts): Figures {
  const facts = { ...given, deliveries: given.deliveries.filter((delivery) => isDelivered(delivery, given.period)) };
  const counts = countAll(facts, facts.period);
  const sums = sumsOf(facts);
  return {
    counts,
    currency: facts.currency,
    revenue: sums.revenue,
    spend: sums.spend,
    sourceCost: sums.sourceCost,
    opened: {
      ...rateFigures(facts, counts),
      ...timeFigures(facts),
      ...moneyFigures(counts, sums),
      ...inputFigures(facts.inputs, counts, sums),
    },
  };
}

function sumsOf({ opportunities, charges, notInvoiced, costs, currency, period }: FigureFacts): Sums {
  const won = opportunities.filter((one) => isWon(one, period));
  const ours = ({ currency: own }: AmountFigure): boolean => own === currency;
  const sum = (amounts: readonly AmountFigure[]): Minor => sumOf(amounts.filter(ours).map(({ amount }) => amount));
  return {
    revenue: sumOf(won.map(({ amount }) => amount ?? 0)),
    salesWithoutAmount: countOf(won, ({ amount }) => amount === null),
    spend: sum(charges),
    spendElsewhere: countOf(charges, (charge) => !ours(charge)),
    notInvoiced: notInvoiced.length,
    sourceCost: sum(costs),
    costElsewhere: countOf(costs, (cost) => !ours(cost)),
  };
}

/** The figures of each value of a cut, keys in order; inputs are the contract's, not a cut's, and are left out. */
export function figuresBy(facts: FigureFacts): ReadonlyMap<string, Figures> {
  const deliveries = Map.groupBy(facts.deliveries, ({ key }) => key);
  const chains = Map.groupBy(facts.chains, ({ key }) => key);
  const opportunities = Map.groupBy(facts.opportunities, ({ key }) => key);
  const charges = Map.groupBy(facts.charges, ({ key }) => key);
  const notInvoiced = Map.groupBy(facts.notInvoiced, ({ key }) => key);
  const costs = Map.groupBy(facts.costs, ({ key }) => key);
  const cuts = [deliveries, chains, opportunities, charges, notInvoiced, costs];
  const keys = new Set(cuts.flatMap((cut) => [...cut.keys()]));
  return new Map(
    [...keys].toSorted().map((key) => [
      key,
      figures({
        ...facts,
        deliveries: deliveries.get(key) ?? [],
        chains: chains.get(key) ?? [],
        opportunities: opportunities.get(key) ?? [],
        charges: charges.get(key) ?? [],
        notInvoiced: notInvoiced.get(key) ?? [],
        costs: costs.get(key) ?? [],
        inputs: {},
      }),
    ]),
  );
}

/** One row as a command prints it: counts, money and the main rates side by side, everything opened under `opened`. */
export function figureRow({ counts, opened, ...money }: Figures) {
  const shownAs = (name: string): Decimal | null => opened[name]?.value ?? null;
  return {
    ...counts,
    ...money,
    acceptanceRate: shownAs('acceptanceRate'),
    disputeRate: shownAs('disputeRate'),
    returnRate: shownAs('returnRate'),
    leadToCloseRate: shownAs('leadToCloseRate'),
    showRate: shownAs('showRate'),
    keptRate: shownAs('keptRate'),
    opened,
  };
}
