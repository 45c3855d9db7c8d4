import { Select } from '@mantine/core';
import type { ReactNode } from 'react';

/** Narrows a list to one contract; the client's name comes first, as nobody remembers a contract without it. */
export function ContractChoice({
  contracts,
  value,
  onContract,
}: {
  readonly contracts: readonly { readonly ref: string; readonly name: string; readonly client: string }[];
  readonly value: string | undefined;
  readonly onContract: (contract: string | undefined) => void;
}): ReactNode {
  return (
    <Select
      aria-label="Contract"
      placeholder="Every contract"
      clearable
      searchable
      w={152}
      data={contracts.map(({ ref, name, client }) => ({ value: ref, label: `${client} · ${name}` }))}
      value={value ?? null}
      onChange={(contract) => onContract(contract ?? undefined)}
    />
  );
}
