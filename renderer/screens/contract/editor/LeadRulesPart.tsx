import { Group, MultiSelect, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DuplicateRule } from '../../../../shared/domain/contract/terms.ts';
import { duplicateScopes } from '../../../../shared/domain/contract/terms.ts';
import { fieldInWords } from '../../../../shared/domain/qualification/wording.ts';
import { WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';

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
  const { leads, buyers, client } = terms.exclusivity;
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
            onTerms({
              exclusivity: value === 'shared' ? { leads: 'shared', buyers: 3, client } : { leads: 'exclusive', client },
            })
          }
        />
        {leads === 'shared' && (
          <WholeField
            label="Buyers at most"
            min={2}
            value={buyers}
            onChange={(most) => onTerms({ exclusivity: { leads: 'shared', buyers: most, client } })}
          />
        )}
        <Switch
          label="The client runs no other marketing"
          checked={client === true}
          onChange={({ currentTarget }) =>
            onTerms({ exclusivity: { ...terms.exclusivity, client: currentTarget.checked } })
          }
        />
      </Group>
    </Part>
  );
}
