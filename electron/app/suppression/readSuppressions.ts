import { readClients } from '../../../db/queries/client.ts';
import { countSuppressions } from '../../../db/queries/suppression.ts';
import type { Context } from '../context.ts';

interface ShownList {
  readonly client: string | null;
  readonly name: string;
  readonly mails: number;
  readonly phones: number;
}

/** The agency's list and one for every client, also those that are empty: names stand in none of them. */
export function readSuppressions({ handle: { reader } }: Pick<Context, 'handle'>): { lists: ShownList[] } {
  const counts = new Map(countSuppressions(reader).map((count) => [count.clientId, count]));
  const list = (clientId: number | null, client: string | null, name: string): ShownList => ({
    client,
    name,
    mails: counts.get(clientId)?.mails ?? 0,
    phones: counts.get(clientId)?.phones ?? 0,
  });
  const own = readClients(reader).map(({ id, ref, name }) => list(id, ref, name));
  return { lists: [list(null, null, 'Everybody'), ...own] };
}
