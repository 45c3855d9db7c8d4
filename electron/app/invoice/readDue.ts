import type { InferContractRouterOutputs } from '@orpc/contract';
import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readAgency } from '../../../db/queries/agency.ts';
import { readContractById, readContracts } from '../../../db/queries/contract.ts';
import type { IssuedInvoice } from '../../../db/queries/documentList.ts';
import { invoicesEnding } from '../../../db/queries/documentList.ts';
import type { invoice } from '../../../shared/api/invoice.ts';
import { CarriedOver, DueRow } from '../../../shared/api/invoice.ts';
import { sumByCurrency } from '../../../shared/domain/currencySum.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { parsePeriod, periodText } from '../../../shared/domain/period.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import { addDays, dayOf, monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import type { DueDraft } from './dueDrafts.ts';
import { dueDrafts } from './dueDrafts.ts';

type Answer = InferContractRouterOutputs<typeof invoice>['due'];
type Row = z.infer<typeof DueRow>;

/**
 * The billing screen of a month (domain §6): what every contract has to bill for periods that end in it or before, whatever its
 * cycle, and what was issued for those that end in it. Without a month, the last one that is over where the agency is; where
 * nothing of it can be issued any more, the month that runs, if something of that can: weeks end within months.
 */
export function readDue(context: Context, { month }: { readonly month?: string | undefined }): Result<Answer> {
  if (month !== undefined) return dueOf(context, month);
  const zone = readAgency(context.handle.reader)?.timeZone ?? 'UTC';
  const running = monthOf(dayOf(context.now(), zone));
  const last = dueOf(context, monthOf(addDays(`${running}-01`, -1)));
  if (!last.ok || last.value.ready.length > 0) return last;
  const now = dueOf(context, running);
  return now.ok && now.value.ready.length > 0 ? now : last;
}

function dueOf(context: Context, month: string): Result<Answer> {
  const { reader } = context.handle;
  const agency = readAgency(reader);
  const days = parsePeriod(month);
  if (days === null) return refuse('invalidInput', { field: 'month', value: month });
  const due = withKept(context, (kept) =>
    readContracts(reader).flatMap((contract) =>
      kept.of([contract], { name: 'due', asked: days.to, schema: z.array(DueRow) }, () =>
        dueDrafts(reader, contract, agency, days.to, context.now()).map(rowOf),
      ),
    ),
  );
  const issued = issuedRows(reader, days);
  return done({
    month,
    before: monthOf(addDays(days.from, -1)),
    after: monthOf(addDays(days.to, 1)),
    until: days.to,
    rows: [...due, ...issued],
    ready: sumByCurrency(due.filter(({ stand }) => stand === 'ready').map(amountsOf)),
    issued: sumByCurrency(issued.map(amountsOf)),
  });
}

/** What a draft stands at: a period that runs comes before anything else, as it cannot be issued anyway. */
function standOf({ draft, over }: DueDraft): Exclude<Row['stand'], 'issued'> {
  if (draft.blockers.length > 0) return 'blocked';
  if (!over) return 'running';
  return draft.bill.charges.length > 0 ? 'ready' : 'waiting';
}

/** What a draft says of itself, in the run and opened. */
export function dueHead(due: DueDraft): Omit<Row, 'lines' | 'charges' | 'tax' | 'number'> {
  const { contract, bill, blockers } = due.draft;
  return {
    contract: contract.ref,
    contractName: contract.name,
    client: lookOf(contract.client),
    period: periodText(bill.period),
    from: bill.period.from,
    to: bill.period.to,
    stand: standOf(due),
    blockers: [...blockers],
    carriedOver: [...bill.carriedOver],
    net: bill.net,
    gross: bill.gross,
  };
}

function rowOf(due: DueDraft): Row {
  const { bill } = due.draft;
  return {
    ...dueHead(due),
    lines: bill.lines.length,
    charges: bill.charges.length,
    tax: bill.tax?.amount ?? 0,
    number: null,
  };
}

function issuedRows(r: Reader, period: Period): Row[] {
  return invoicesEnding(r, period).map((found: IssuedInvoice) => {
    const { ref, name, client } = readContractById(r, found.contractId);
    const { from, to, number, lines, charges, net, tax, gross, currency } = found;
    return {
      contract: ref,
      contractName: name,
      client: { ...lookOf(client), currency },
      period: periodText({ from, to }),
      from,
      to,
      stand: 'issued',
      blockers: [],
      carriedOver: CarriedOver.parse(JSON.parse(found.carriedOver)),
      lines,
      charges,
      net,
      tax,
      gross,
      number,
    };
  });
}

const amountsOf = ({ client, net, tax, gross }: Row) => ({ currency: client.currency, net, tax, gross });
