import type { RevenueState } from '../../../shared/domain/revenueCalendar.ts';
import type { Client } from '../command.ts';
import { command } from '../command.ts';
import { count, money, table } from '../say.ts';
import { contract } from './options.ts';

type Calendar = Awaited<ReturnType<Client['opportunity']['calendar']>>;

/** What customers paid month by month, and what nobody has reported. */
export const revenue = command({
  name: 'revenue',
  usage: 'revenue --contract REF',
  summary: 'the revenue calendar of a recurring share: expected, reported and missing months of each customer',
  details: 'Customers with most missing stand first. A month that is missing is carried over until it is reported.',
  options: { contract },
  run: (client, call) => client.opportunity.calendar({ contract: call.required('contract') }),
  say: sayCalendar,
});

const words: Readonly<Record<RevenueState, string>> = {
  missing: 'missing',
  expected: 'expected',
  reported: 'reported',
  afterWindow: 'not shared any more',
};

function sayCalendar({ shares, missing, customers, client: { currency } }: Calendar): string {
  if (!shares) return 'this contract shares no revenue';
  const rows = customers.flatMap(({ lead, company, wonDay, months }) => {
    const customer = `lead ${lead}${company === null ? '' : `, ${company}`}`;
    if (months.length === 0) return [[customer, null, `won on ${wonDay}, no month reported yet`, null, null, null]];
    return months.map(({ month, state, amount, reportedDay, numbers }) => [
      customer,
      month,
      words[state],
      amount === null ? null : money(amount, currency),
      reportedDay,
      numbers.join(', ') || null,
    ]);
  });
  const head = `${count(missing, 'revenue report')} missing`;
  return `${head}\n\n${table(['customer', 'month', 'stands', 'received', 'reported on', 'invoice'], rows)}`;
}
