import { readClients } from '../../../db/queries/client.ts';
import { readContracts } from '../../../db/queries/contract.ts';
import { countSuppressedLeads, countSuppressions, suppressionAdditions } from '../../../db/queries/suppression.ts';
import type { ShownList } from '../../../shared/api/suppression.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { Context } from '../context.ts';

/** Older ones are in the history. */
const additionsShown = 200;

/** The agency's list and one for every client, also those that are empty: names stand in none of them. */
export function readSuppressions({ handle: { reader } }: Pick<Context, 'handle'>): { lists: ShownList[] } {
  const counts = new Map(countSuppressions(reader).map((count) => [count.clientId, count]));
  const additions = Map.groupBy(suppressionAdditions(reader, additionsShown), ({ clientId }) => clientId);
  const clientOf = new Map(readContracts(reader).map(({ id, client }) => [id, client.id]));
  const held = countSuppressedLeads(reader);
  const heldFor = (clientId: number | null): number =>
    sumOf(
      held
        .filter(({ contractId }) => clientId === null || clientOf.get(contractId) === clientId)
        .map(({ leads }) => leads),
    );
  const list = (clientId: number | null, client: string | null, name: string): ShownList => ({
    client,
    name,
    mails: counts.get(clientId)?.mails ?? 0,
    phones: counts.get(clientId)?.phones ?? 0,
    domains: counts.get(clientId)?.domains ?? 0,
    heldBack: heldFor(clientId),
    additions: (additions.get(clientId) ?? []).map(({ clientId: _, ...addition }) => addition),
  });
  const own = readClients(reader).map(({ id, ref, name }) => list(id, ref, name));
  return { lists: [list(null, null, 'Everybody'), ...own] };
}
