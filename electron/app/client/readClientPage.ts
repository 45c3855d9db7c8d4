import { z } from 'zod';
import type { Reader } from '../../../db/handle.ts';
import { readClient } from '../../../db/queries/client.ts';
import type { StoredContract } from '../../../db/queries/contract.ts';
import { newestOf } from '../../../db/queries/document.ts';
import { historyOf } from '../../../db/queries/history.ts';
import type { ClientPage } from '../../../shared/api/client.ts';
import type { Result } from '../../../shared/domain/refusal.ts';
import { done, refuse } from '../../../shared/domain/refusal.ts';
import type { Context } from '../context.ts';
import { withKept } from '../kept.ts';
import { lookOf } from '../look.ts';
import { same, without } from '../put.ts';
import { itemsOfDays, readDays } from '../today/readToday.ts';
import { createMonths } from './clientMonth.ts';
import { monthAsked, monthShown } from './listClients.ts';

type Page = z.infer<typeof ClientPage>;

const documentsShown = 20;
const historyShown = 30;

/**
 * Everything about one client: who it is, its contracts in a month, what waits, its documents and history. Refuses an unknown
 * client (`notFound`) and what is no month (`invalidInput`).
 */
export function readClientPage(
  context: Context,
  input: { readonly client: string; readonly month?: string | undefined },
): Result<Page> {
  const { reader } = context.handle;
  const now = context.now();
  const client = readClient(reader, input.client);
  if (!client) return refuse('notFound', { kind: 'client', ref: input.client });
  const asked = monthAsked(reader, input.month, now);
  if (!asked.ok) return asked;
  const period = asked.value;
  const { days, months, total } = withKept(context, (kept) => {
    const days = readDays(context, kept, (contract) => contract.client.id === client.id);
    const monthOf = createMonths(context, period, kept);
    const running = days.map(({ contract }) => contract).filter(({ state }) => state === 'active');
    return {
      days,
      months: new Map(running.map((contract) => [contract.id, monthOf([contract])])),
      total: monthOf(running),
    };
  });
  const contracts = days.map(({ contract }) => contract);
  const documents = documentsOf(reader, contracts);
  return done({
    client: without(client, 'id'),
    look: lookOf(client),
    ...monthShown(period),
    total,
    contracts: contracts.map(({ id, ref, name, state }) => ({
      ref,
      name,
      state,
      month: months.get(id) ?? null,
    })),
    waiting: itemsOfDays(days),
    documents,
    history: historyOfSubjects(reader, [
      `client:${client.ref}`,
      ...contracts.map(({ ref }) => `contract:${ref}`),
      ...documents.map(({ number }) => `document:${number}`),
    ]),
  });
}

function documentsOf(r: Reader, contracts: readonly StoredContract[]): Page['documents'] {
  const refs = new Map(contracts.map(({ id, ref }) => [id, ref]));
  return newestOf(r, [...refs.keys()], documentsShown).map((document) => ({
    number: document.number,
    kind: document.kind,
    contract: refs.get(document.contractId) ?? '',
    period: { from: document.periodFrom, to: document.periodTo },
    issuedAt: document.issuedAt,
    currency: document.currency,
    net: document.net,
    gross: document.gross,
  }));
}

function historyOfSubjects(r: Reader, subjects: readonly string[]): Page['history'] {
  return historyOf(r, subjects, historyShown).map(({ id, at, actor, action, subject, change }) => ({
    id,
    at,
    actor,
    action,
    subject,
    changed: changedIn(Change.parse(JSON.parse(change))),
  }));
}

const Fields = z.record(z.string(), z.json());
const Change = z.looseObject({ before: Fields.optional(), after: Fields.optional() });

/** Names of what a change made different; none for something new. */
function changedIn({ before, after }: z.infer<typeof Change>): string[] {
  if (before === undefined || after === undefined) return [];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !same(before[name], after[name]));
}
