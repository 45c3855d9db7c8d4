import { Button, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { RevenueCalendar } from '../../../../shared/api/opportunity.ts';
import { formatMoney } from '../../../../shared/domain/money.ts';
import { Empty } from '../../../parts/Empty.tsx';
import { dayText, monthText } from '../../../parts/format.ts';
import { LinkButton } from '../../../parts/LinkButton.tsx';
import { useKeys } from '../../../shell/keys.tsx';
import { counted } from '../../../text/counted.ts';
import { unbilledWords } from '../../../text/unbilled.ts';
import { type CustomerMonth, RevenueDialog } from './RevenueDialog.tsx';

type Calendar = z.output<typeof RevenueCalendar>;
type Customer = Calendar['customers'][number];
type Month = Customer['months'][number];

interface RevenueViewProps {
  readonly calendar: Calendar;
  /** Chooses another part of the pipeline. */
  readonly chips: ReactNode;
}

/** What each customer paid month by month; what is missing first. A month is entered where it stands. */
export function RevenueView({ calendar, chips }: RevenueViewProps): ReactNode {
  const { contract, client, customers, months, missing } = calendar;
  // Undefined: nothing is entered; null: of a customer that is chosen there.
  const [entering, setEntering] = useState<CustomerMonth | null | undefined>(undefined);
  useKeys([{ keys: 'n', says: 'Enter what a customer paid', does: () => setEntering(null) }]);
  const running = calendar.today.slice(0, 7);
  return (
    <>
      <div className="tools">
        {chips}
        <span className={missing > 0 ? 'bad' : 'quiet'}>
          {missing === 0 ? 'Nothing is missing' : `▲ ${counted(missing, 'report')} missing`}
        </span>
        <span className="grow" />
        <Button variant={missing > 0 ? 'filled' : 'default'} onClick={() => setEntering(null)}>
          Enter revenue…
        </Button>
      </div>
      {customers.length === 0 ? (
        <Empty
          title="No customer has paid yet"
          action={
            <LinkButton to="/import" search={{ contract: contract.ref, kind: 'sales' }}>
              Import sales
            </LinkButton>
          }
        >
          The months of a customer count from the first one that is reported. Import the client’s file, or enter a
          month.
        </Empty>
      ) : (
        <div className="revenue-calendar">
          <table className="plain" aria-label="Revenue by customer and month">
            <thead>
              <tr>
                <th scope="col">Customer</th>
                <th scope="col">Delivered</th>
                {months.map((month) => (
                  <th key={month} scope="col" className="right">
                    {monthText(month, client.locale)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {customers.map((customer) => (
                <CustomerRow
                  key={customer.delivery}
                  customer={customer}
                  calendar={calendar}
                  onEnter={(month) => setEntering(month)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {entering !== undefined && (
        <RevenueDialog
          contract={contract.ref}
          client={client}
          at={entering ?? undefined}
          month={running}
          onClose={() => setEntering(undefined)}
        />
      )}
    </>
  );
}

function CustomerRow({
  customer,
  calendar: { client, months, today },
  onEnter,
}: {
  readonly customer: Customer;
  readonly calendar: Calendar;
  readonly onEnter: (month: CustomerMonth) => void;
}): ReactNode {
  const { delivery, lead, name, company, deliveredDay, wonDay } = customer;
  const known = name ?? `Lead ${lead}`;
  const byMonth = new Map(customer.months.map((one) => [one.month, one]));
  const enter = (month: string): void => {
    const { amount = null, deal = null } = byMonth.get(month) ?? {};
    onEnter({ delivery, name: known, month, amount, deal });
  };
  return (
    <tr>
      <th scope="row">
        <Link to="/leads/$lead" params={{ lead: String(lead) }}>
          {known}
        </Link>
        {company !== null && <div className="quiet">{company}</div>}
      </th>
      <td className="whole">
        {dayText(deliveredDay, client.locale)}
        {wonDay !== null && <div className="quiet">won {dayText(wonDay, client.locale)}, nothing paid yet</div>}
      </td>
      {months.map((month) => {
        const one = byMonth.get(month);
        const mayPay = wonDay !== null && wonDay.slice(0, 7) <= month && month <= today.slice(0, 7);
        return (
          <td key={month} className="right">
            {one === undefined && !mayPay ? (
              <span className="none">–</span>
            ) : (
              <UnstyledButton
                className="revenue-month"
                aria-label={`${known}, ${monthText(month, 'en')}: ${one === undefined ? 'enter' : saidOf(one, client)}`}
                onClick={() => enter(month)}
              >
                <MonthCell one={one} client={client} />
              </UnstyledButton>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function MonthCell({
  one,
  client,
}: {
  readonly one: Month | undefined;
  readonly client: Calendar['client'];
}): ReactNode {
  if (one === undefined) return <span className="quiet">enter</span>;
  if (one.state === 'missing') return <strong className="bad">▲ missing</strong>;
  if (one.state === 'expected') return <span className="quiet">expected</span>;
  return (
    <>
      <span className="money">{formatMoney(one.amount ?? 0, client.currency, client.locale)}</span>
      <div className="quiet">{sharedText(one, client)}</div>
    </>
  );
}

function saidOf(one: Month, client: Calendar['client']): string {
  if (one.state === 'missing' || one.state === 'expected') return one.state;
  return `${formatMoney(one.amount ?? 0, client.currency, client.locale)}, ${sharedText(one, client)}`;
}

/** What our share of it is, or why there is none. */
function sharedText(
  { state, billed, numbers, toCome, reason }: Month,
  { currency, locale }: Calendar['client'],
): string {
  if (numbers.length > 0) return `${formatMoney(billed, currency, locale)} on ${numbers.join(', ')}`;
  if (state === 'afterWindow') return 'not shared any more';
  if (reason !== null) return unbilledWords[reason];
  return `${formatMoney(toCome, currency, locale)} to bill`;
}
