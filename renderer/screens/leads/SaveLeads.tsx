import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { listedColumns } from '../../../shared/domain/lead.ts';
import { api } from '../../api.ts';
import { saveFile } from '../../parts/files.ts';
import { useAct } from '../../parts/useAct.tsx';
import { filterOf, type LeadsAddress } from './address.ts';

/** Saves every lead the list is narrowed to, not only those that are loaded. */
export function SaveLeads({
  address,
  shown,
}: {
  readonly address: LeadsAddress;
  /** Columns the list shows, by id. */
  readonly shown: readonly string[];
}): ReactNode {
  const { act, busy } = useAct(api.lead.export, { said: ({ name }) => `Saved ${name}`, afterwards: saveFile });
  const asked = { filter: filterOf(address), sort: address.sort ?? 'newest', descending: address.up !== true } as const;
  const columns = listedColumns.filter((id) => shown.includes(id));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" loading={busy}>
          Save as CSV ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void act({ ...asked, columns })}>Columns of the list</Menu.Item>
        <Menu.Item onClick={() => void act(asked)}>Everything, to take in again</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
