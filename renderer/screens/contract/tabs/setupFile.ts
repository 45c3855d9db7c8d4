import type { ContractTerms } from '../../../../shared/api/contract.ts';

/** The contract as a setup file writes it, oldest version first: pasted into a file, the command `setup` takes it. */
export function asSetupFile({ contract, versions, inputs }: ContractTerms): string {
  const { ref, name, state, client } = contract;
  const terms = versions.map(({ content }) => content).toReversed();
  return JSON.stringify({ contracts: [{ ref, client: client.ref, name, status: state, terms, inputs }] }, null, 2);
}
