import type { StoredContract } from '../../../db/queries/contract.ts';
import type { Minor } from '../../../shared/domain/basics.ts';
import type { Component } from '../../../shared/domain/contract/component.ts';
import { isUnitPriced, modelOf } from '../../../shared/domain/contract/component.ts';
import { unitWords as englishUnits } from '../../../shared/domain/contract/english/components.ts';
import { unitWords as germanUnits } from '../../../shared/domain/contract/german/components.ts';
import type { ContractInput, Terms } from '../../../shared/domain/contract/terms.ts';
import { capitalised } from '../../../shared/domain/contract/worded.ts';
import { exponent, times } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { periodContaining } from '../../../shared/domain/period.ts';
import type { Line } from '../../../shared/domain/pricing/charge.ts';
import { exampleBill } from '../../../shared/domain/pricing/example.ts';
import type { Stage } from '../../../shared/domain/pricing/model.ts';
import type { Driver, TellingExample } from '../../../shared/domain/pricing/tellingExamples.ts';
import { tellingExamples } from '../../../shared/domain/pricing/tellingExamples.ts';
import type { TaxLine } from '../../../shared/domain/tax.ts';
import { formatsFor } from '../documents/formats.ts';
import { inLanguage, lineText, wordsFor } from '../documents/words.ts';

/** What the terms come to in some imagined periods, in the words of the client's language. Money in minor units. */
export interface SheetExamples {
  readonly period: Period;
  readonly bills: readonly SheetExample[];
  /** What the examples leave out. */
  readonly leftOut: readonly ('conditions' | 'costs')[];
}

export interface SheetExample {
  readonly title: string;
  readonly lines: readonly Pick<Line, 'text' | 'quantity' | 'unit' | 'amount'>[];
  readonly net: Minor;
  readonly tax: TaxLine | null;
  readonly gross: Minor;
}

/** The worked examples of a contract sheet: periods chosen from the terms, billed by the engine, worded for the client. */
export function sheetExamples(
  terms: Terms,
  { client, inputs }: Pick<StoredContract, 'client' | 'inputs'>,
): SheetExamples {
  const text = lineText(client.locale);
  const chosen = tellingExamples(terms, usualSale(inputs, terms, client.currency));
  const worked = chosen.map((example) => {
    const { period, lines, dropped, net, tax, gross } = exampleBill(terms, example.imagined, text);
    const title = titleOf(example, terms, client);
    const bill: SheetExample = {
      title,
      lines: lines.map(({ text: of, quantity, unit, amount }) => ({ text: of, quantity, unit, amount })),
      net,
      tax,
      gross,
    };
    return { period, bill, isWhole: lines.length > 0 && dropped.every(({ code }) => code !== 'noPriceFits') };
  });
  return {
    period: worked[0]?.period ?? periodContaining(terms.billing, terms.from),
    // A lead no condition fits has no price: what it would come to says nothing.
    bills: worked.filter(({ isWhole }) => isWhole).map(({ bill }) => bill),
    leftOut: [
      ...(terms.components.some(hasConditions) ? (['conditions'] as const) : []),
      ...(terms.components.some(({ kind }) => kind === 'passThrough') ? (['costs'] as const) : []),
    ],
  };
}

const hasConditions = (component: Component): boolean =>
  isUnitPriced(component) && (component.prices?.some(({ when }) => Object.keys(when).length > 0) ?? false);

/** Without an average purchase on the contract, a sale of an example is of a thousand. */
function usualSale(inputs: readonly ContractInput[], { from }: Terms, currency: string): Minor {
  const known = inputs.filter((input) => input.key === 'averagePurchase');
  const said = known.findLast((input) => input.from <= from) ?? known[0];
  return said === undefined ? 1_000 * 10 ** exponent(currency) : times(1, said.value);
}

const stagesOf: Readonly<Record<Driver, readonly Stage[]>> = {
  leads: ['lead'],
  meetingsHeld: ['held', 'booked'],
  salesWon: ['sale'],
};

/** "120 accepted leads, 24 appointments held". */
function titleOf(
  { driver, imagined }: TellingExample,
  terms: Terms,
  { locale, currency }: StoredContract['client'],
): string {
  const words = wordsFor(locale);
  if (driver === null) return words.anyPeriod;
  const formats = formatsFor(locale);
  const said = (['leads', 'meetingsHeld', 'salesWon'] as const).flatMap((counted) => {
    const isLater = imagined[counted] > 0 && counted !== 'leads';
    if (counted !== driver && !isLater) return [];
    const { one, many } = unitOf(counted, terms, locale);
    const count = imagined[counted];
    const units = count === 1 ? one : `${formats.number(count)} ${many}`;
    return [counted === 'salesWon' ? words.salesOf(units, formats.money(imagined.saleAmount, currency)) : units];
  });
  return capitalised(said.join(', '));
}

/** What the contract calls what an example counts. */
function unitOf(
  counted: Driver,
  { components }: Terms,
  locale: string,
): { readonly one: string; readonly many: string } {
  const unitWords = inLanguage(locale, { english: englishUnits, german: germanUnits });
  const priced = stagesOf[counted].flatMap((stage) =>
    components.filter(isUnitPriced).filter((component) => modelOf(component).stage?.(component) === stage),
  );
  return unitWords(priced[0] ?? usualUnit[counted]);
}

/** A share or a subscription counts what these do. */
const usualUnit = {
  leads: { kind: 'perLead', id: '' },
  meetingsHeld: { kind: 'perAppointment', id: '', trigger: 'held' },
  salesWon: { kind: 'perSale', id: '' },
} as const;
