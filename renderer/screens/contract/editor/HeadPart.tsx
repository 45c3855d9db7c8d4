import { Group, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ContractEditor } from '../../../../shared/api/contract.ts';
import { Ref } from '../../../../shared/domain/basics.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { dayText } from '../../../parts/format.ts';
import { type EditedContract, withRef } from './editedContract.ts';
import { DayField } from './fields.tsx';
import { Part } from './Part.tsx';

/** Whose contract it is, what it is called, and from which day this version is in force. */
export function HeadPart({
  read,
  edited,
  onEdited,
  findings,
}: {
  readonly read: ContractEditor;
  readonly edited: EditedContract;
  readonly onEdited: (edited: EditedContract) => void;
  readonly findings: readonly Finding[];
}): ReactNode {
  const isNew = read.existing === null;
  const billed = read.existing?.lastBilledDay ?? null;
  const set = (part: Partial<EditedContract>): void => onEdited(withRef({ ...edited, ...part }, read));
  return (
    <Part id="contract" title="Contract" findings={findings}>
      <Group gap="sm" align="start">
        <Select
          label="Client"
          allowDeselect={false}
          searchable
          disabled={!isNew}
          w={216}
          data={read.clients.map(({ look }) => ({ value: look.ref, label: look.name }))}
          value={edited.client}
          onChange={(client) => {
            if (client !== null) set({ client });
          }}
        />
        <TextInput
          label="Name"
          placeholder="Such as: Clinic leads, pay per lead"
          w={280}
          value={edited.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        {isNew && (
          <TextInput
            label="Short name"
            description="In files and commands; it stays"
            w={240}
            error={shortNameError(edited.ref, read.taken)}
            value={edited.ref}
            onChange={({ currentTarget }) => set({ ref: currentTarget.value.trim(), refTyped: true })}
          />
        )}
        <DayField
          label="In force from"
          value={edited.terms.from}
          {...(billed === null ? {} : { description: `after ${dayText(billed, 'en-GB')}` })}
          onChange={(from) => {
            if (from !== undefined) set({ terms: { ...edited.terms, from } });
          }}
        />
      </Group>
    </Part>
  );
}

function shortNameError(ref: string, taken: readonly string[]): string | undefined {
  if (taken.includes(ref)) return 'is taken';
  return ref === '' || Ref.safeParse(ref).success ? undefined : 'letters, digits, dot, dash, underscore';
}
