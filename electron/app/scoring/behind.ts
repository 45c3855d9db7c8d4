import type { z } from 'zod';
import { readLeads } from '../../../db/queries/lead.ts';
import type { Behind, BehindInput, countNames } from '../../../shared/api/scoring.ts';
import {
  countInto,
  createValueCount,
  isOfRow,
  type Outcome,
  openTally,
  type ValueKey,
} from '../../../shared/domain/kpi/predictors.ts';
import { done, type Result, refuse } from '../../../shared/domain/refusal.ts';
import { monthOf } from '../../../shared/domain/time.ts';
import type { Context } from '../context.ts';
import { homeReaders } from '../homeReaders.ts';
import { nameOf } from '../lead/leadFields.ts';
import { fieldsOf, type LeadTable, leadTables, tableNamed } from './leadTables.ts';
import { eachScored, type Scored, type ScoringScope, scopeOf } from './scored.ts';

type Input = z.output<typeof BehindInput>;

const mostShown = 200;

/**
 * The leads behind one figure of `predict`, counted by the same rules over the same leads. Refuses as that does, and a table there
 * is not (`notFound`).
 */
export async function leadsBehind(context: Context, input: Input): Promise<Result<Behind>> {
  const scoped = scopeOf(context.handle.reader, input, context.now());
  if (!scoped.ok) return scoped;
  const scope = scoped.value;
  const tables = leadTables(scope.definition, homeReaders(scope.contract.client.address?.country));
  const table = input.row && tableNamed(tables, input.row.table);
  if (input.row !== undefined && table === undefined) {
    return refuse('notFound', { kind: 'criterion', ref: JSON.stringify(input.row.table) });
  }
  const name = input.job ?? `leads behind ${scope.contract.ref}`;
  const keys = table && input.row?.key.kind === 'others' ? await keysOf(context, scope, name, table) : done([]);
  if (!keys.ok) return keys;
  const found: Scored[] = [];
  let count = 0;
  const read = await eachScored(context, scope, name, fieldsOf(table ? [table] : []), (one) => {
    if (!isCounted(input.of, one.outcome)) return;
    if (input.month !== undefined && monthOf(one.delivery.day) !== input.month) return;
    if (table && input.row && !isOfRow(input.row.key, keys.value, table.read(one))) return;
    count += 1;
    if (found.length < mostShown) found.push(one);
  });
  if (!read.ok) return read;
  const leads = new Map(
    readLeads(
      context.handle.reader,
      found.map(({ delivery }) => delivery.leadId),
    ).map((lead) => [lead.id, nameOf(lead)]),
  );
  return done({
    count,
    leads: found.map(({ delivery, standing, outcome }) => ({
      id: delivery.leadId,
      name: leads.get(delivery.leadId) ?? null,
      day: delivery.day,
      standing,
      isSold: outcome.sold,
      band: delivery.band,
    })),
  });
}

/** The rows that stand by themselves: the rare values are all others. */
async function keysOf(
  context: Context,
  scope: ScoringScope,
  name: string,
  table: LeadTable,
): Promise<Result<readonly ValueKey[]>> {
  const count = createValueCount();
  const read = await eachScored(context, scope, name, fieldsOf([table]), (one) =>
    count.add(table.read(one), one.outcome),
  );
  return read.ok ? done((count.rows() ?? []).map(({ key }) => key)) : read;
}

/** Whether a lead is counted under a name: by the very rule that counts. */
function isCounted(name: (typeof countNames)[number], outcome: Outcome): boolean {
  const tally = openTally();
  countInto(tally, outcome);
  return tally[name] === 1;
}
