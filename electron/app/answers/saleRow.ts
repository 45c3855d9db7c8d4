import type { Instant, Minor } from '../../../shared/domain/basics.ts';
import { minorFromDecimal } from '../../../shared/domain/money.ts';
import type { Month } from '../../../shared/domain/time.ts';
import type { Named } from './deliveryMatch.ts';
import type { ClientRow, Problem } from './readRows.ts';

/** What a row says of one opportunity; what it does not say stays as it is known. Amounts in minor units. */
export interface SaleRow {
  readonly named: Named;
  readonly id: string | undefined;
  readonly stage: string | undefined;
  readonly amount: Minor | undefined;
  readonly wonAt: Instant | undefined;
  /** Whether it says anything but money received. */
  readonly saysStage: boolean;
  readonly revenue: { readonly month: Month; readonly amount: Minor } | undefined;
}

const amountFields = ['sale.amount', 'revenue.amount'] as const;

/**
 * Reads the amounts of a row in the client's currency. Broken: an amount that is no number (`numberUnreadable`), does
 * not fit the currency's decimals (`amountUnreadable`) or, of a sale, is below zero (`amountNegative`); money without its month or
 * a month without money (`revenueIncomplete`).
 */
export function saleRow({ row, values, unread }: ClientRow<'sales'>, currency: string): SaleRow | Problem {
  const unreadable = unread.find(({ field }) => amountFields.some((one) => one === field));
  if (unreadable) return { row, code: unreadable.code, field: unreadable.field };
  const amounts: { [field in (typeof amountFields)[number]]?: Minor } = {};
  for (const field of amountFields) {
    const text = values[field];
    if (text === undefined) continue;
    const amount = minorFromDecimal(text, currency);
    if (amount === null) return { row, code: 'amountUnreadable', field };
    amounts[field] = amount;
  }
  const { 'sale.amount': amount, 'revenue.amount': received } = amounts;
  if (amount !== undefined && amount < 0) return { row, code: 'amountNegative', field: 'sale.amount' };
  const month = values['revenue.month'];
  if ((month === undefined) !== (received === undefined)) {
    return { row, code: 'revenueIncomplete', field: month === undefined ? 'revenue.month' : 'revenue.amount' };
  }
  const stage = values['sale.stage'];
  const wonAt = values['sale.wonAt'];
  return {
    named: values,
    id: values['sale.id'],
    stage,
    amount,
    wonAt,
    saysStage: stage !== undefined || amount !== undefined || wonAt !== undefined,
    revenue: month === undefined || received === undefined ? undefined : { month, amount: received },
  };
}
