import { Button, Popover, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Ref } from '../../../shared/domain/basics.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import type { Seen } from './useIntake.ts';

const none = '';
/** No ref may begin so. */
const anew = '+';

/** Where the leads come from: a known source, a new one, or nothing said. */
export function SourceChoice({
  sources,
  value,
  onChange,
}: {
  readonly sources: Seen['sources'];
  readonly value: string | undefined;
  readonly onChange: (ref: string | undefined) => void;
}): ReactNode {
  const [adding, setAdding] = useState(false);
  return (
    <Popover opened={adding} onChange={setAdding} trapFocus withRoles={false} position="bottom-start" width={272}>
      <Popover.Target>
        <Select
          aria-label="Source"
          w={176}
          searchable
          allowDeselect={false}
          data={[
            { value: none, label: 'No source' },
            ...sources.map(({ ref, channel, campaign }) => ({
              value: ref,
              label: campaign === null ? `${ref} (${channel})` : `${ref} (${channel}, ${campaign})`,
            })),
            { value: anew, label: 'New source …' },
          ]}
          value={value ?? none}
          onChange={(chosen) => {
            if (chosen === anew) setAdding(true);
            else if (chosen !== null) onChange(chosen === none ? undefined : chosen);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="New source">
        <NewSource
          onMade={(ref) => {
            setAdding(false);
            onChange(ref);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function NewSource({ onMade }: { readonly onMade: (ref: string) => void }): ReactNode {
  const [ref, setRef] = useState('');
  const [channel, setChannel] = useState('');
  const { act, busy } = useAct(api.source.save, { said: () => `Added the source ${ref}` });
  const isRef = Ref.safeParse(ref).success;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const saved = await act({ source: { ref, channel: channel.trim() }, isNew: true });
    if (saved !== undefined) onMade(ref);
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <Stack gap="sm">
        <TextInput
          label="Short name"
          placeholder="web-spring"
          data-autofocus
          value={ref}
          error={ref !== '' && !isRef && 'Letters, digits, dot, dash and underscore'}
          onChange={(event) => setRef(event.currentTarget.value.trim())}
        />
        <TextInput
          label="Channel"
          placeholder="search, social, outbound"
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={!isRef || channel.trim() === ''}>
          Add the source
        </Button>
      </Stack>
    </form>
  );
}
