import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Agency } from '../../../shared/domain/client.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { BrandFields } from '../../parts/BrandFields.tsx';
import { countries, currencies, timeZones } from '../../parts/countries.ts';
import { InTurn } from '../../parts/InTurn.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useMe } from '../../parts/useMe.ts';
import { OwnersOnly } from './OwnersOnly.tsx';

/** The seller on every document. */
export function AgencySection(): ReactNode {
  const read = useQuery(query.agency.read.queryOptions());
  return (
    <Answered read={read}>
      {({ agency, documents }) =>
        agency === null ? null : <AgencyForm key={JSON.stringify(agency)} stored={agency} documents={documents} />
      }
    </Answered>
  );
}

function AgencyForm({ stored, documents }: { readonly stored: Agency; readonly documents: number }): ReactNode {
  const [agency, setAgency] = useState(stored);
  const mayChange = useMe().role === 'owner';
  const { act, busy } = useAct(api.agency.save, {
    said: ({ saved }) => (saved === 'unchanged' ? 'Nothing was changed' : 'Saved: it stands on documents from now on'),
  });
  const checked = Agency.safeParse(agency);
  const wrong = new Map(
    checked.success ? [] : checked.error.issues.map(({ path, message }) => [path.join('.'), message]),
  );
  const set = (part: Partial<Agency>): void => setAgency({ ...agency, ...part });
  const address = (part: Partial<Agency['address']>): void => set({ address: { ...agency.address, ...part } });
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (checked.success) void act(checked.data);
  };
  /** A field of text; an empty one that may be missing is missing. */
  const text = (
    label: string,
    path: string,
    value: string | undefined,
    change: (text: string) => void,
    w = 260,
  ): ReactNode => (
    <TextInput
      label={label}
      w={w}
      disabled={!mayChange}
      value={value ?? ''}
      error={wrong.get(path)}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
  return (
    <form className="settings-form" onSubmit={save}>
      <OwnersOnly what="what stands on your invoices" />
      <h2>On every document</h2>
      <Group align="start">
        {text('Name', 'name', agency.name, (name) => set({ name }), 360)}
        {text('E-mail', 'email', agency.email, (email) => set({ email: email || undefined }))}
      </Group>
      <Group align="start">
        {text('Street', 'address.line1', agency.address.line1, (line1) => address({ line1 }), 360)}
        {text('Second line', 'address.line2', agency.address.line2, (line2) => address({ line2: line2 || undefined }))}
      </Group>
      <Group align="start">
        {text(
          'Postcode',
          'address.postcode',
          agency.address.postcode,
          (code) => address({ postcode: code || undefined }),
          112,
        )}
        {text('Town', 'address.city', agency.address.city, (city) => address({ city }), 236)}
        {text(
          'Region',
          'address.region',
          agency.address.region,
          (region) => address({ region: region || undefined }),
          112,
        )}
        <Select
          label="Country"
          searchable
          allowDeselect={false}
          disabled={!mayChange}
          w={200}
          data={countries}
          value={agency.address.country}
          onChange={(country) => {
            if (country !== null) address({ country });
          }}
        />
      </Group>
      <Group align="start">
        {text('Tax number', 'taxId', agency.taxId, (taxId) => set({ taxId: taxId || undefined }), 200)}
        {text(
          'Company number',
          'companyId',
          agency.companyId,
          (companyId) => set({ companyId: companyId || undefined }),
          200,
        )}
        {text('IBAN', 'iban', agency.iban, (iban) => set({ iban: iban || undefined }), 300)}
      </Group>
      <h2>Money, time and numbers</h2>
      <InTurn>
        <Group align="start">
          <Select
            label="Currency"
            searchable
            allowDeselect={false}
            disabled={!mayChange}
            w={260}
            data={currencies}
            value={agency.currency}
            onChange={(currency) => {
              if (currency !== null) set({ currency });
            }}
          />
          <Select
            label="Time zone"
            searchable
            allowDeselect={false}
            disabled={!mayChange}
            w={200}
            data={timeZones}
            value={agency.timeZone}
            onChange={(timeZone) => {
              if (timeZone !== null) set({ timeZone });
            }}
          />
          {text(
            'Series of invoices',
            'series.invoice',
            agency.series.invoice,
            (invoice) => set({ series: { ...agency.series, invoice } }),
            144,
          )}
          {text(
            'Series of credit notes',
            'series.creditNote',
            agency.series.creditNote,
            (creditNote) => set({ series: { ...agency.series, creditNote } }),
            168,
          )}
        </Group>
      </InTurn>
      {documents > 0 && (
        <p className="quiet">{documents} documents are issued: they keep what they say. A new series begins at 1.</p>
      )}
      <h2>How documents look</h2>
      <InTurn>
        <BrandFields
          brand={agency.brand}
          paper={agency.paper}
          country={agency.address.country}
          disabled={!mayChange}
          onBrand={(brand) => set({ brand })}
          onPaper={(paper) => set({ paper })}
        />
      </InTurn>
      {mayChange && (
        <Group>
          <Button type="submit" loading={busy} disabled={!checked.success || agency === stored}>
            Save agency
          </Button>
          {agency !== stored && (
            <Button variant="subtle" color="gray" onClick={() => setAgency(stored)}>
              Discard changes
            </Button>
          )}
        </Group>
      )}
    </form>
  );
}
