import { readAgency } from '../../db/queries/agency.ts';
import { readClients } from '../../db/queries/client.ts';
import { readContracts } from '../../db/queries/contract.ts';
import { countContracts, countFile, countLeadsByOutcome, newestDocumentHeads } from '../../db/queries/overview.ts';
import { newestDocuments, type Overview } from '../../shared/api/overview.ts';
import { periodText } from '../../shared/domain/period.ts';
import type { Context } from './context.ts';

/** What is in this file, for one screen. */
export function readOverview(context: Context): Overview {
  const { reader } = context.handle;
  const now = context.now();
  const agency = readAgency(reader);
  const outcomes = countLeadsByOutcome(reader);
  const clientNames = new Map(readClients(reader).map((client) => [client.id, client.name]));
  const contractCounts = new Map(countContracts(reader).map((row) => [row.contractId, row]));
  const nameOf = (clientId: number): string => clientNames.get(clientId) ?? '';
  return {
    agency: agency && { name: agency.name },
    asOf: now,
    locked: context.locked,
    counts: {
      ...countFile(reader, now),
      leads: {
        pass: outcomes.get('pass') ?? 0,
        check: outcomes.get('check') ?? 0,
        fail: outcomes.get('fail') ?? 0,
        duplicate: outcomes.get('duplicate') ?? 0,
        taken: outcomes.get('taken') ?? 0,
      },
    },
    contracts: readContracts(reader).map((contract) => {
      const counts = contractCounts.get(contract.id);
      return {
        ref: contract.ref,
        client: contract.client.name,
        name: contract.name,
        state: contract.state,
        leads: counts?.leads ?? 0,
        delivered: counts?.delivered ?? 0,
        waiting: counts?.waiting ?? 0,
      };
    }),
    documents: newestDocumentHeads(reader, newestDocuments).map((head) => ({
      number: head.number,
      kind: head.kind,
      client: nameOf(head.clientId),
      period: periodText({ from: head.periodFrom, to: head.periodTo }),
      currency: head.currency,
      gross: head.gross,
    })),
  };
}
