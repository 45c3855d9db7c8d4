import type { Call, Client } from '../command.ts';
import { command, WrongUsage } from '../command.ts';
import { count, money, table } from '../say.ts';
import { contract, given } from './options.ts';

type Balance = Awaited<ReturnType<Client['prepaid']['read']>>;

/** What a prepaid contract has left. */
export const balance = command({
  name: 'balance',
  usage: 'balance --contract REF',
  summary: 'what a prepaid contract holds, what moved it, and how many more leads it covers',
  options: { contract },
  run: (client, call) => client.prepaid.read({ contract: call.required('contract') }),
  say: sayBalance,
});

export const topUp = command({
  name: 'top-up',
  usage: 'top-up --contract REF --amount N [--day DAY] [--correction] [--note TEXT]',
  summary: 'add to the balance of a prepaid contract what the client paid in, in minor units',
  options: {
    contract,
    amount: { type: 'string', value: 'N', help: 'minor units; a correction may be below zero, as --amount=-500' },
    day: { type: 'string', value: 'DAY', help: 'when it was paid; today unless told' },
    correction: { type: 'boolean', help: 'a correction, not a payment' },
    note: { type: 'string', value: 'TEXT', help: 'what it was' },
  },
  run: (client, call) =>
    client.prepaid.topUp({
      contract: call.required('contract'),
      amount: amountOf(call),
      kind: call.flag('correction') ? 'correction' : 'topUp',
      ...given('day', call.text('day')),
      ...given('note', call.text('note')),
    }),
  say: sayBalance,
});

function amountOf(call: Call): number {
  const text = call.required('amount');
  if (!/^-?\d+$/.test(text)) throw new WrongUsage(`--amount cannot be "${text}": minor units, a whole number`);
  return Number(text);
}

function sayBalance({ balance: held, open, creditLimit, covers, entries, client: { currency } }: Balance): string {
  const lines = [
    `balance ${money(held, currency)}, of which ${money(open, currency)} is delivered and not invoiced`,
    ...(creditLimit > 0 ? [`credit limit ${money(creditLimit, currency)}`] : []),
    ...(covers === null ? [] : [`covers about ${count(covers, 'more lead')}`]),
  ];
  const moved = entries.map(({ day, kind, amount, number, note }) => [
    day,
    kind,
    money(amount, currency),
    number ?? note,
  ]);
  return `${lines.join('\n')}\n\n${table(['day', 'what', 'amount', 'document or note'], moved)}`;
}
