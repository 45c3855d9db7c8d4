import { Button, Group, MultiSelect, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Cap, DuplicateRule } from '../../../../shared/domain/contract/terms.ts';
import { duplicateScopes } from '../../../../shared/domain/contract/terms.ts';
import { fieldInWords } from '../../../../shared/domain/qualification/wording.ts';
import { RemoveButton, WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';

const usualRule: DuplicateRule = {
  days: 90,
  fields: ['person.email', 'person.phone'],
  match: 'any',
  scope: 'contract',
  countReturned: true,
};
const matched = [
  'person.email',
  'person.phone',
  'person.fullName',
  'company.name',
  'company.domain',
  'address.postcode',
];
const scopeWords: Readonly<Record<DuplicateRule['scope'], string>> = {
  contract: 'this contract',
  client: 'this client',
  allClients: 'all clients',
};

/** When a lead repeats an earlier one. */
export function DuplicatesPart({ terms, onTerms, findings }: PartProps<'duplicates'>): ReactNode {
  const rule = terms.duplicates;
  return (
    <Part id="duplicates" title="Duplicates" says="An empty field never matches." findings={findings}>
      <Switch
        label="Duplicates do not count"
        checked={rule !== undefined}
        onChange={({ currentTarget }) => onTerms({ duplicates: currentTarget.checked ? usualRule : undefined })}
      />
      {rule !== undefined && (
        <Group gap="sm" align="end">
          <WholeField
            label="Within"
            suffix="days"
            value={rule.days}
            onChange={(within) => onTerms({ duplicates: { ...rule, days: within ?? 0 } })}
          />
          <Select
            label="Same"
            allowDeselect={false}
            w={96}
            data={[
              { value: 'any', label: 'any of' },
              { value: 'all', label: 'all of' },
            ]}
            value={rule.match}
            onChange={(match) => onTerms({ duplicates: { ...rule, match: match === 'all' ? 'all' : 'any' } })}
          />
          <MultiSelect
            label="Fields"
            w={260}
            data={[...new Set([...matched, ...rule.fields])].map((value) => ({ value, label: fieldInWords(value) }))}
            value={rule.fields}
            onChange={(fields) => onTerms({ duplicates: { ...rule, fields } })}
          />
          <Select
            label="Among leads of"
            allowDeselect={false}
            w={136}
            data={duplicateScopes.map((value) => ({ value, label: scopeWords[value] }))}
            value={rule.scope}
            onChange={(value) => {
              const scope = duplicateScopes.find((one) => one === value);
              if (scope !== undefined) onTerms({ duplicates: { ...rule, scope } });
            }}
          />
          <Switch
            label="also returned ones"
            checked={rule.countReturned}
            onChange={({ currentTarget }) => onTerms({ duplicates: { ...rule, countReturned: currentTarget.checked } })}
          />
        </Group>
      )}
    </Part>
  );
}

/** Whether leads are sold once or several times. */
export function ExclusivityPart({ terms, onTerms, findings }: PartProps<'exclusivity'>): ReactNode {
  const { leads, buyers } = terms.exclusivity;
  return (
    <Part id="exclusivity" title="Exclusivity" findings={findings}>
      <Group gap="sm" align="end">
        <Select
          label="Leads are"
          allowDeselect={false}
          w={136}
          data={[
            { value: 'exclusive', label: 'exclusive' },
            { value: 'shared', label: 'shared' },
          ]}
          value={leads}
          onChange={(value) =>
            onTerms({ exclusivity: value === 'shared' ? { leads: 'shared', buyers: 3 } : { leads: 'exclusive' } })
          }
        />
        {leads === 'shared' && (
          <WholeField
            label="Buyers at most"
            min={2}
            value={buyers}
            onChange={(most) => onTerms({ exclusivity: { leads: 'shared', buyers: most } })}
          />
        )}
      </Group>
    </Part>
  );
}

const spans: readonly { readonly value: Cap['per']; readonly label: string }[] = [
  { value: 'day', label: 'a day' },
  { value: 'week', label: 'a week' },
  { value: 'month', label: 'a month' },
  { value: 'period', label: 'a billing period' },
];

/** How many leads may be delivered, and what happens to more. */
export function CapsPart({ terms, onTerms, findings }: PartProps<'caps'>): ReactNode {
  const { caps } = terms;
  const free = spans.find(({ value }) => caps.every(({ per }) => per !== value));
  return (
    <Part id="caps" title="Caps" says="How many leads at most, and what happens to more." findings={findings}>
      <Rows rows={caps} onRows={(next) => onTerms({ caps: next })}>
        {(cap, change, remove) => (
          <Group gap="sm" align="end">
            <WholeField
              label="At most"
              suffix="leads"
              value={cap.leads}
              onChange={(leads) => change({ ...cap, leads: leads ?? 0 })}
            />
            <Select
              label="In"
              allowDeselect={false}
              w={148}
              data={spans}
              value={cap.per}
              onChange={(value) => {
                const span = spans.find((one) => one.value === value);
                if (span !== undefined) change({ ...cap, per: span.value });
              }}
            />
            <Select
              label="More"
              allowDeselect={false}
              w={136}
              data={[
                { value: 'hold', label: 'wait on hold' },
                { value: 'refuse', label: 'are refused' },
              ]}
              value={cap.above}
              onChange={(above) => change({ ...cap, above: above === 'refuse' ? 'refuse' : 'hold' })}
            />
            <RemoveButton what={`cap on ${cap.per}`} onClick={remove} />
          </Group>
        )}
      </Rows>
      {free !== undefined && (
        <Group>
          <Button
            variant="default"
            onClick={() => onTerms({ caps: [...caps, { per: free.value, leads: 50, above: 'hold' }] })}
          >
            Add a cap
          </Button>
        </Group>
      )}
    </Part>
  );
}
