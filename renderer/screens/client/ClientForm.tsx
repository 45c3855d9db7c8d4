import { Button, Checkbox, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/domain/client.ts';
import { api } from '../../api.ts';
import { Panel } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { weekdayName } from '../../parts/weekdayName.ts';
import { draftOf, readDraft } from './clientDraft.ts';

const currencies = Intl.supportedValuesOf('currency');
const zones = Intl.supportedValuesOf('timeZone');
const locales = ['en-GB', 'en-US', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'nl-NL', 'es-ES', 'it-IT', 'sv-SE', 'pl-PL'];

const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) }));

/** Who a client is. The ref of a known one stays: files, commands and history name it. */
export function ClientForm({
  client,
  onClose,
  onSaved,
}: {
  /** Null for a new one. */
  readonly client: Client | null;
  readonly onClose: () => void;
  readonly onSaved: (ref: string) => void;
}): ReactNode {
  const saving = useAct(api.client.save, {
    said: ({ put }) => (put === 'unchanged' ? 'Nothing was changed' : 'Saved'),
  });
  const form = useForm({
    initialValues: draftOf(client),
    validate: (draft) => {
      const read = readDraft(draft, client);
      return 'problems' in read ? read.problems : {};
    },
  });
  const save = form.onSubmit(async (draft) => {
    const read = readDraft(draft, client);
    if ('problems' in read) return;
    const saved = await saving.act({ client: read.client, isNew: client === null });
    if (saved !== undefined) onSaved(read.client.ref);
  });
  return (
    <Panel
      title={client === null ? 'New client' : `Change ${client.name}`}
      onClose={onClose}
      foot={
        <>
          <Button type="submit" form="client-form" loading={saving.busy}>
            {client === null ? 'Add the client' : 'Save the client'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id="client-form" onSubmit={save} noValidate>
        <Stack gap="sm">
          <TextInput label="Name" required {...form.getInputProps('name')} data-autofocus />
          <TextInput
            label="Short name"
            description="For files and commands; it cannot change later."
            required
            disabled={client !== null}
            {...form.getInputProps('ref')}
          />
          <TextInput label="Mail for invoices" type="email" {...form.getInputProps('email')} />
          <TextInput label="Tax id" {...form.getInputProps('taxId')} />
          <TextInput label="Street" {...form.getInputProps('line1')} />
          <TextInput label="Second line" {...form.getInputProps('line2')} />
          <Group grow align="start">
            <TextInput label="Postcode" {...form.getInputProps('postcode')} />
            <TextInput label="Town" {...form.getInputProps('city')} />
          </Group>
          <Group grow align="start">
            <TextInput label="Region" {...form.getInputProps('region')} />
            <TextInput label="Country" placeholder="GB" maxLength={2} {...form.getInputProps('country')} />
          </Group>
          <Group grow align="start">
            <Select
              label="Currency"
              required
              searchable
              data={currencies}
              description="Fixed once something is invoiced."
              {...form.getInputProps('currency')}
            />
            <Select
              label="Language"
              description="Of documents and numbers."
              searchable
              data={localesWith(form.values.locale)}
              {...form.getInputProps('locale')}
            />
          </Group>
          <Select
            label="Time zone"
            required
            searchable
            data={zones}
            description="Its days, windows and periods are counted in it."
            {...form.getInputProps('timeZone')}
          />
          <Checkbox.Group label="Working days" {...form.getInputProps('workingDays')}>
            <Group gap="sm">
              {weekdays.map((day) => (
                <Checkbox key={day.value} {...day} />
              ))}
            </Group>
          </Checkbox.Group>
          <TagsInput
            label="Holidays"
            description="Days as 2026-12-25; they are no working days."
            {...form.getInputProps('holidays')}
          />
        </Stack>
      </form>
    </Panel>
  );
}

/** A locale nobody thought of is still the client's. */
const localesWith = (own: string): string[] => (own === '' || locales.includes(own) ? locales : [own, ...locales]);
