import { Button, Group, Popover, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { LeadFilter } from '../../../shared/api/leadFind.ts';
import type { BulkDeed } from '../../../shared/domain/bulk.ts';
import { editableFields } from '../../../shared/domain/leadEdit.ts';
import { api, query } from '../../api.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { allText, beforeText, bulkText, type HowMany, searchLimitText } from '../../text/bulk.ts';
import { counted } from '../../text/counted.ts';
import { deliveredText } from '../../text/delivered.ts';
import { fieldTitle } from '../../text/fieldTests.ts';
import { stateWord } from '../../text/states.ts';
import { addedText } from '../../text/suppressed.ts';

interface BulkProps {
  readonly leads: readonly number[];
  /** The contract the list is narrowed to. */
  readonly contract?: string | undefined;
  readonly onClear?: () => void;
  /** The way to choose more of them. */
  readonly more?: ReactNode;
}

/** All that a filter fits, however many: they are changed by a job, in place of the few that are chosen one by one. */
interface AllProps {
  readonly filter: LeadFilter;
  readonly total: HowMany;
  /** The job has begun. */
  readonly onBegun: () => void;
}

type DeedProps = Pick<BulkProps, 'contract'> &
  (
    | { readonly leads: readonly number[]; readonly all?: undefined }
    | { readonly all: AllProps; readonly leads?: undefined }
  );

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** More entries of one enquiry there are hardly ever. */
const mostMerged = 20;

/** What can be done with the leads chosen. */
export function Bulk({ leads, contract, onClear, more }: BulkProps): ReactNode {
  return (
    <Group gap={4} role="toolbar" aria-label="With the chosen leads">
      <Text size="sm" fw={600}>
        {counted(leads.length, 'lead')} chosen
      </Text>
      {more}
      <Deliver leads={leads} contract={contract} />
      <LinkButton to="/route" search={{ leads: [...leads] }} variant="default">
        Route…
      </LinkButton>
      <Qualify leads={leads} contract={contract} />
      {contract !== undefined && (
        <LinkButton to="/requalify" search={{ contract, leads: [...leads] }} variant="default">
          Judge again…
        </LinkButton>
      )}
      <Tag leads={leads} />
      <Edit leads={leads} />
      <Suppress leads={leads} />
      {leads.length > 1 && leads.length <= mostMerged && (
        <LinkButton to="/merge" search={{ leads: leads.toSorted((a, b) => a - b) }} variant="default">
          Merge …
        </LinkButton>
      )}
      {onClear !== undefined && (
        <Button variant="subtle" onClick={onClear}>
          Clear
        </Button>
      )}
    </Group>
  );
}

/** What can be done with all leads of a filter. */
export function BulkOfAll({
  all,
  contract,
  onClear,
}: {
  readonly all: AllProps;
  readonly contract?: string | undefined;
  readonly onClear: () => void;
}): ReactNode {
  return (
    <Group gap={4} role="toolbar" aria-label="With all leads that fit">
      <Text size="sm" fw={600}>
        {capital(allText(all.total))} chosen
      </Text>
      <Qualify all={all} contract={contract} />
      <Tag all={all} />
      <Edit all={all} />
      <Button variant="subtle" onClick={onClear}>
        Clear
      </Button>
    </Group>
  );
}

/** Which leads, as the button says it: `5 leads`, `all 12,345 leads`. */
const whom = ({ leads, all }: DeedProps): string =>
  all === undefined ? counted(leads.length, 'lead') : allText(all.total);

/** What comes of changing all of them, said before it is done. */
function Before({ all }: { readonly all: AllProps | undefined }): ReactNode {
  if (all === undefined) return null;
  const limit = searchLimitText(all.filter.text !== undefined, all.total);
  return (
    <>
      {limit !== null && (
        <Text size="xs" fw={600}>
          {limit}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {beforeText}
      </Text>
    </>
  );
}

/** Begins the job, and does not wait for its end: it is seen at the foot of the window, and what came of it is said. */
function useBegin(all: AllProps | undefined): (deed: BulkDeed) => Promise<true> {
  const { act } = useAct(api.bulk.run, { said: bulkText });
  return async (deed) => {
    if (all === undefined) throw new Error('no filter to choose by');
    void act({ filter: all.filter, deed });
    all.onBegun();
    return true;
  };
}

/** A button that asks one or two things before it acts. */
function Asking({
  label,
  children,
  onSubmit,
  submit,
  disabled,
  busy,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly onSubmit: () => Promise<unknown>;
  readonly submit: string;
  readonly disabled: boolean;
  readonly busy: boolean;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await onSubmit()) !== undefined) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} width={320} position="bottom-start" trapFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpen(!open)}>
          {label} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void send(event)}>
          <Stack gap={8}>
            {children}
            <Button type="submit" disabled={disabled} loading={busy}>
              {submit}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function useContracts(): readonly { readonly value: string; readonly label: string; readonly clientRef: string }[] {
  const choices = useQuery(query.lead.choices.queryOptions());
  return (choices.data?.contracts ?? [])
    .filter(({ active }) => active)
    .map(({ ref, name, client, clientRef }) => ({ value: ref, label: `${client}: ${name}`, clientRef }));
}

export function Deliver({ leads, contract }: BulkProps): ReactNode {
  const contracts = useContracts();
  const [chosen, setChosen] = useState<string | null>(null);
  const delivering = useAct(api.delivery.deliverChosen, { said: deliveredText });
  const to = chosen ?? contract ?? (contracts.length === 1 ? (contracts[0]?.value ?? null) : null);
  return (
    <Asking
      label="Deliver"
      submit={`Deliver ${counted(leads.length, 'lead')}`}
      disabled={to === null}
      busy={delivering.busy}
      onSubmit={async () => (to === null ? undefined : delivering.act({ contract: to, leads: [...leads] }))}
    >
      <Select
        label="To the contract"
        data={[...contracts]}
        value={to}
        onChange={setChosen}
        searchable
        openOnFocus={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      <Text size="xs" c="dimmed">
        Only what passes goes out; the rest is told by its reason.
      </Text>
    </Asking>
  );
}

export function Qualify(props: DeedProps): ReactNode {
  const { leads, all, contract } = props;
  const begin = useBegin(all);
  const contracts = useContracts();
  const [chosen, setChosen] = useState<string | null>(contract ?? null);
  const judging = useAct(api.lead.qualify, {
    said: ({ changed, same, outcomes }) =>
      changed === 0
        ? `Judged again: nothing changed for ${counted(same, 'lead')}`
        : `Judged again: ${outcomes.map(({ outcome, count }) => `${count} ${stateWord('lead', outcome).word.toLowerCase()}`).join(', ')}; ${same} as before`,
  });
  return (
    <Asking
      label="Qualify"
      submit={`Qualify ${whom(props)}`}
      disabled={false}
      busy={judging.busy}
      onSubmit={() => {
        const target = chosen === null ? {} : { contract: chosen };
        return all === undefined
          ? judging.act({ leads: [...leads], ...target })
          : begin({ kind: 'qualify', ...target });
      }}
    >
      <Select
        label="For the contract"
        placeholder="Those they were judged for"
        data={[...contracts]}
        value={chosen}
        onChange={setChosen}
        clearable
        searchable
        openOnFocus={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      <Text size="xs" c="dimmed">
        Under the terms in force now. Earlier verdicts are kept; a delivered lead keeps the one of its delivery.
      </Text>
      <Before all={all} />
    </Asking>
  );
}

export function Tag(props: DeedProps): ReactNode {
  const { leads, all } = props;
  const begin = useBegin(all);
  const choices = useQuery(query.lead.choices.queryOptions());
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const tagging = useAct(api.lead.tag, {
    said: ({ added, removed }) => `Tags: ${added} added, ${removed} taken off`,
  });
  return (
    <Asking
      label="Tag"
      submit={`Tag ${whom(props)}`}
      disabled={add.length + remove.length === 0}
      busy={tagging.busy}
      onSubmit={async () => {
        if (all !== undefined) return begin({ kind: 'tag', add, remove });
        const answer = await tagging.act({ leads: [...leads], add, remove });
        if (answer === undefined) return undefined;
        setAdd([]);
        setRemove([]);
        return answer;
      }}
    >
      <TagsInput
        label="Add"
        data={choices.data?.tags ?? []}
        value={add}
        onChange={setAdd}
        openOnFocus={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      <TagsInput
        label="Take off"
        data={choices.data?.tags ?? []}
        value={remove}
        onChange={setRemove}
        comboboxProps={{ withinPortal: false }}
      />
      <Before all={all} />
    </Asking>
  );
}

const fields = editableFields.map((value) => ({ value, label: fieldTitle(value) }));

export function Edit(props: DeedProps): ReactNode {
  const { leads, all } = props;
  const begin = useBegin(all);
  const [field, setField] = useState<string | null>('address.country');
  const [value, setValue] = useState('');
  const editing = useAct(api.lead.edit, {
    said: ({ changed, rejudged }) =>
      `Changed ${counted(changed, 'lead')}${rejudged === 0 ? '' : `; ${rejudged} verdicts came out otherwise`}`,
  });
  return (
    <Asking
      label="Edit"
      submit={value.trim() === '' ? `Empty it on ${whom(props)}` : `Set it on ${whom(props)}`}
      disabled={field === null}
      busy={editing.busy}
      onSubmit={async () => {
        if (field === null) return undefined;
        const typed = { [field]: value };
        return all === undefined
          ? editing.act({ leads: [...leads], fields: typed })
          : begin({ kind: 'edit', fields: typed });
      }}
    >
      <Select
        label="Field"
        data={fields}
        value={field}
        onChange={setField}
        searchable
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput label="Value" value={value} onChange={(event) => setValue(event.currentTarget.value)} data-autofocus />
      <Before all={all} />
    </Asking>
  );
}

const agencyList = '\u0000agency';

export function Suppress({ leads }: BulkProps): ReactNode {
  const choices = useQuery(query.lead.choices.queryOptions());
  const clients = [...new Map((choices.data?.contracts ?? []).map(({ clientRef, client }) => [clientRef, client]))];
  const [list, setList] = useState<string | null>(agencyList);
  const suppressing = useAct(api.suppression.addLeads, { said: addedText });
  return (
    <Asking
      label="Suppress"
      submit={`Suppress ${counted(leads.length, 'lead')}`}
      disabled={list === null}
      busy={suppressing.busy}
      onSubmit={() =>
        suppressing.act({ leads: [...leads], ...(list !== null && list !== agencyList && { client: list }) })
      }
    >
      <Select
        label="List"
        data={[
          { value: agencyList, label: 'The agency’s: no client gets them' },
          ...clients.map(([value, name]) => ({ value, label: `Of ${name}` })),
        ]}
        value={list}
        onChange={setList}
        openOnFocus={false}
        data-autofocus
        comboboxProps={{ withinPortal: false }}
      />
      <Text size="xs" c="dimmed">
        Mail and phone are kept as hashes only. What was delivered stays delivered.
      </Text>
    </Asking>
  );
}
