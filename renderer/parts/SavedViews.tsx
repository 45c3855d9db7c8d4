import { ActionIcon, Button, Group, Menu, Popover, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Kept } from '../../shared/domain/basics.ts';
import { api, query } from '../api.ts';
import { useAct } from './useAct.tsx';

/** The search part of an address: filters, sort, columns. */
type Address = Readonly<Record<string, Kept | undefined>>;

interface SavedViewsProps {
  /** The path of the list, such as `/leads`. */
  readonly screen: string;
  readonly address: Address;
  /** Shows a saved view: the screen goes to this address. */
  readonly onView: (address: Record<string, Kept>) => void;
}

/** Views of a list under names of their own: choose one, save what is shown now, take one away. */
export function SavedViews({ screen, address, onView }: SavedViewsProps): ReactNode {
  const read = useQuery(query.view.list.queryOptions({ input: { screen } }));
  const removing = useAct(api.view.remove);
  const now = filled(address);
  const views = read.data ?? [];
  const current = views.find((view) => sameAddress(view.address, now));
  return (
    <Group gap={4}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default">{current?.name ?? 'Views'} ▾</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onView({})}>Everything</Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => onView(view.address)}
              rightSection={
                <ActionIcon
                  component="span"
                  role="button"
                  variant="subtle"
                  color="gray"
                  size="xs"
                  aria-label={`Take away the view ${view.name}`}
                  onClick={(event) => {
                    event.stopPropagation();
                    void removing.act({ id: view.id });
                  }}
                >
                  ✕
                </ActionIcon>
              }
            >
              {view.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {current === undefined && Object.keys(now).length > 0 && <SaveView screen={screen} address={now} />}
    </Group>
  );
}

function SaveView({ screen, address }: { readonly screen: string; readonly address: Record<string, Kept> }): ReactNode {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const saving = useAct(api.view.save, { said: (view) => `Saved as “${view.name}”` });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if ((await saving.act({ screen, name, address })) !== undefined) setOpen(false);
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus>
      <Popover.Target>
        <Button variant="subtle" onClick={() => setOpen(!open)}>
          Save view
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void save(event)}>
          <Group align="end">
            <TextInput
              label="Name of this view"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit" disabled={name.trim() === ''} loading={saving.busy}>
              Save
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The parts of an address that say something. */
const filled = (address: Address): Record<string, Kept> =>
  Object.fromEntries(Object.entries(address).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));

const sameAddress = (a: Record<string, Kept>, b: Record<string, Kept>): boolean => {
  const ordered = (one: Record<string, Kept>): string => JSON.stringify(Object.entries(one).toSorted());
  return ordered(a) === ordered(b);
};
