import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { Source } from '../../../shared/domain/source.ts';
import { api } from '../../api.ts';
import { Panel } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import type { SourceRow } from './sourceColumns.tsx';

const Named = Source.omit({ costs: true });
type Draft = Readonly<Record<'ref' | 'channel' | 'campaign' | 'partner', string>>;

const sentences: Readonly<Record<string, string>> = {
  ref: 'Letters, digits, dot, dash or underscore, such as meta-uk.',
  channel: 'Say what kind of place it is, such as paid search.',
};

/** Reads what was typed; empty fields are left out. */
function read({ ref, channel, campaign, partner }: Draft) {
  const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  return Named.safeParse({
    ref: ref.trim(),
    channel: channel.trim(),
    campaign: filled(campaign),
    partner: filled(partner),
  });
}

/** What a source is. The ref of a known one stays: files and maps name it. */
export function SourceForm({
  source,
  onClose,
  onSaved,
}: {
  /** Null for a new one. */
  readonly source: SourceRow['source'];
  readonly onClose: () => void;
  readonly onSaved: (ref: string) => void;
}): ReactNode {
  const saving = useAct(api.source.save, {
    said: ({ put }) => (put === 'unchanged' ? 'Nothing was changed' : 'Saved'),
  });
  const form = useForm<Draft>({
    initialValues: {
      ref: source?.ref ?? '',
      channel: source?.channel ?? '',
      campaign: source?.campaign ?? '',
      partner: source?.partner ?? '',
    },
    validate: (draft) => {
      const { error } = read(draft);
      return Object.fromEntries(
        (error?.issues ?? []).map(({ path, message }) => [String(path[0]), sentences[String(path[0])] ?? message]),
      );
    },
  });
  const save = form.onSubmit(async (draft) => {
    const { data } = read(draft);
    if (data === undefined) return;
    if ((await saving.act({ source: data, isNew: source === null })) !== undefined) onSaved(data.ref);
  });
  return (
    <Panel
      title={source === null ? 'New source' : `Change ${source.ref}`}
      onClose={onClose}
      foot={
        <>
          <Button type="submit" form="source-form" loading={saving.busy}>
            {source === null ? 'Add the source' : 'Save the source'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id="source-form" onSubmit={save} noValidate>
        <Stack gap="sm">
          <TextInput
            label="Short name"
            description="For files and commands; it cannot change later."
            required
            disabled={source !== null}
            {...form.getInputProps('ref')}
          />
          <TextInput label="Channel" required placeholder="paid search" {...form.getInputProps('channel')} />
          <TextInput label="Campaign" {...form.getInputProps('campaign')} />
          <TextInput label="Partner" {...form.getInputProps('partner')} />
        </Stack>
      </form>
    </Panel>
  );
}
