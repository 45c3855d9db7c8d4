import { Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { standings } from '../../../shared/domain/delivery.ts';
import { leadOutcomes, verdicts } from '../../../shared/domain/lead.ts';
import { reachAnswers } from '../../../shared/domain/reach.ts';
import { query } from '../../api.ts';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { stateWord } from '../../text/states.ts';
import type { LeadsAddress } from './address.ts';
import { FieldFilters } from './FieldFilters.tsx';

interface FiltersProps {
  readonly address: LeadsAddress;
  readonly onChange: (change: Partial<LeadsAddress>) => void;
}

const pauseMs = 150;

const saidOfReach = { yes: 'Yes', no: 'No', later: 'Ask again later' } as const;
const reachWords = [
  ...reachAnswers.map((value) => ({ value, label: saidOfReach[value] })),
  { value: 'unasked' as const, label: 'Nobody was asked' },
];

/** Everything the list can be narrowed to. */
export function Filters({ address, onChange }: FiltersProps): ReactNode {
  const choices = useQuery(query.lead.choices.queryOptions());
  const contracts = (choices.data?.contracts ?? []).map(({ ref, name, client }) => ({
    value: ref,
    label: `${client}: ${name}`,
  }));
  return (
    <>
      <SearchField text={address.text ?? ''} onText={(text) => onChange({ text: text === '' ? undefined : text })} />
      <Select
        aria-label="Contract"
        placeholder="Any contract"
        data={[{ value: pool, label: 'Pool, no contract yet' }, ...contracts]}
        value={address.pool === true ? pool : (address.contract ?? null)}
        onChange={(value) =>
          onChange({
            contract: value === null || value === pool ? undefined : value,
            pool: value === pool ? true : undefined,
          })
        }
        clearable
        searchable
        w={168}
      />
      <FilterChips
        label="Verdict"
        options={leadOutcomes.toReversed().map((value) => ({ value, label: stateWord('lead', value).word }))}
        value={address.outcome}
        onChange={(outcome) => onChange({ outcome })}
      />
      <FieldFilters
        tests={address.fields ?? []}
        custom={choices.data?.custom ?? []}
        onChange={(fields) => onChange({ fields })}
      />
      <More address={address} onChange={onChange} choices={choices.data} />
    </>
  );
}

const pool = '\u0000pool';

/** The list follows the letters a moment later, so that a word is one question and not five. */
function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }): ReactNode {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const told = useRef(text);
  useKeys([{ keys: '/', says: 'Search leads', does: () => field.current?.focus() }]);
  useEffect(() => {
    // A view was chosen, or the way back taken.
    if (text !== told.current) {
      told.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onText(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, onText]);
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label="Search leads"
      placeholder="Name, mail, phone …"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      w={184}
    />
  );
}

type Choices = { readonly [key in 'sources' | 'tags' | 'batches']: readonly unknown[] };
type Answer = Choices & {
  readonly sources: readonly { readonly ref: string; readonly campaign: string | null }[];
  readonly tags: readonly string[];
  readonly bands: readonly string[];
  readonly batches: readonly { readonly id: number; readonly file: string }[];
};

const lesser = [
  'delivery',
  'contact',
  'band',
  'reach',
  'source',
  'channel',
  'campaign',
  'tag',
  'batch',
  'from',
  'to',
] as const;

function More({ address, onChange, choices }: FiltersProps & { readonly choices: Answer | undefined }): ReactNode {
  const set = lesser.filter((one) => address[one] !== undefined).length;
  const emptied = (value: string | null): string | undefined => (value === null || value === '' ? undefined : value);
  return (
    <Group gap={4}>
      <Popover width={320} position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <Button variant={set === 0 ? 'default' : 'light'}>
            {set === 0 ? 'More filters' : `More filters: ${set}`}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={8}>
            <Select
              label="Delivery"
              data={[
                { value: 'none', label: 'Not delivered' },
                ...standings.map((value) => ({ value, label: stateWord('standing', value).word })),
              ]}
              value={address.delivery ?? null}
              onChange={(value) => onChange({ delivery: deliveryOf(value) })}
              clearable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Contact data"
              data={verdicts.map((value) => ({ value, label: stateWord('lead', value).word }))}
              value={address.contact ?? null}
              onChange={(value) => onChange({ contact: verdicts.find((one) => one === value) })}
              clearable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Score band"
              data={[...(choices?.bands ?? [])]}
              value={address.band ?? null}
              onChange={(value) => onChange({ band: emptied(value) })}
              clearable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Can be reached"
              data={reachWords}
              value={address.reach ?? null}
              onChange={(value) => onChange({ reach: reachWords.find((one) => one.value === value)?.value })}
              clearable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Source"
              data={(choices?.sources ?? []).map(({ ref, campaign }) => ({
                value: ref,
                label: campaign === null ? ref : `${ref} · ${campaign}`,
              }))}
              value={address.source ?? null}
              onChange={(value) => onChange({ source: emptied(value) })}
              clearable
              searchable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Tag"
              data={[...(choices?.tags ?? [])]}
              value={address.tag ?? null}
              onChange={(value) => onChange({ tag: emptied(value) })}
              clearable
              searchable
              comboboxProps={{ withinPortal: false }}
            />
            <Select
              label="Import"
              data={(choices?.batches ?? []).map(({ id, file }) => ({ value: String(id), label: file }))}
              value={address.batch === undefined ? null : String(address.batch)}
              onChange={(value) => onChange({ batch: value === null ? undefined : Number(value) })}
              clearable
              searchable
              comboboxProps={{ withinPortal: false }}
            />
            <TextInput
              label="Campaign"
              value={address.campaign ?? ''}
              onChange={(event) => onChange({ campaign: emptied(event.currentTarget.value) })}
            />
            <Group grow gap={8}>
              <TextInput
                label="Captured from"
                type="date"
                value={address.from ?? ''}
                onChange={(event) => onChange({ from: emptied(event.currentTarget.value) })}
              />
              <TextInput
                label="to"
                type="date"
                value={address.to ?? ''}
                onChange={(event) => onChange({ to: emptied(event.currentTarget.value) })}
              />
            </Group>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {set > 0 && (
        <Button variant="subtle" onClick={() => onChange(Object.fromEntries(lesser.map((one) => [one, undefined])))}>
          Clear
        </Button>
      )}
    </Group>
  );
}

const deliveryOf = (value: string | null): LeadsAddress['delivery'] =>
  value === 'none' ? 'none' : standings.find((one) => one === value);
