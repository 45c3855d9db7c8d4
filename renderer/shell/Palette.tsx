import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { Appearance } from '../../shared/api/shell.ts';
import { query as reads } from '../api.ts';
import { Found, hitKey } from './Found.tsx';
import { rooms } from './rooms.ts';

interface PaletteProps {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onAppearance: (wish: Partial<Appearance>) => void;
}

interface Verb {
  readonly says: string;
  /** Other words one may type for it. */
  readonly also: string;
  readonly does: () => void;
}

/** Ctrl+K: whatever is called that – clients, contracts, leads, documents – every screen, and every verb. */
export function Palette({ onUndo, onRedo, onAppearance }: PaletteProps): ReactNode {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 80);
  const found = useQuery(
    reads.search.find.queryOptions({
      input: { text: asked },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      gcTime: 0,
      // The index of leads may be behind an import: each question brings it on.
      refetchInterval: ({ state }) => ((state.data?.behind ?? 0) > 0 ? 250 : false),
    }),
  );
  const verbs: readonly Verb[] = [
    { says: 'Import a file', also: 'upload csv leads', does: () => void navigate({ to: '/import' }) },
    { says: 'Call the next lead', also: 'phone queue dial', does: () => void navigate({ to: '/call' }) },
    { says: 'Verify who can be reached', also: 'reach queue', does: () => void navigate({ to: '/reach' }) },
    { says: 'Write a new contract', also: 'terms create', does: () => void navigate({ to: '/contracts/new' }) },
    { says: 'Open a setup file', also: 'json contracts clients', does: () => void navigate({ to: '/setup' }) },
    { says: 'Run the invoices', also: 'bill issue month', does: () => void navigate({ to: '/billing' }) },
    { says: 'Make the reports that are due', also: 'results', does: () => void navigate({ to: '/reports' }) },
    { says: 'Undo the last step', also: 'take back', does: onUndo },
    { says: 'Do it again', also: 'redo', does: onRedo },
    { says: 'Light', also: 'appearance theme', does: () => onAppearance({ scheme: 'light' }) },
    { says: 'Dark', also: 'appearance theme night', does: () => onAppearance({ scheme: 'dark' }) },
    { says: 'As the system', also: 'appearance theme light dark', does: () => onAppearance({ scheme: 'system' }) },
  ];
  const words = text.trim().toLowerCase();
  const screens = rooms.filter(({ name }) => name.toLowerCase().includes(words));
  const doable = verbs.filter(({ says, also }) => `${says} ${also}`.toLowerCase().includes(words));
  const hits = words === '' ? [] : (found.data?.hits ?? []);
  const newest = hits.map(hitKey).join();
  useEffect(() => {
    if (newest !== '') markFirst();
  }, [newest]);
  return (
    <Spotlight.Root
      query={text}
      onQueryChange={setText}
      shortcut={['mod + K']}
      // A form in hand does not keep one from looking something up.
      tagsToIgnore={[]}
      scrollable
      maxHeight={480}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      // Where it opened it stays, however much is found.
      classNames={{ inner: 'palette' }}
      clearQueryOnClose
    >
      {/* In the same moment it opens: what is typed at once is meant for it. */}
      <Spotlight.Search autoFocus placeholder="Search or do …" aria-label="Search or do" />
      <Spotlight.ActionsList>
        {hits.length > 0 && <Found hits={hits} />}
        {screens.length > 0 && (
          <Spotlight.ActionsGroup label="Screens">
            {screens.map(({ to, name, key }) => (
              <Spotlight.Action
                key={to}
                label={name}
                rightSection={<Kbd size="xs">g {key}</Kbd>}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {doable.length > 0 && (
          <Spotlight.ActionsGroup label="Do">
            {doable.map(({ says, does }) => (
              <Spotlight.Action key={says} label={says} onClick={does} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {hits.length + screens.length + doable.length === 0 && !found.isFetching && (
          <Spotlight.Empty>Nothing is called that. Try a name, a mail, a company or a number.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/**
 * What was found comes after what was typed, and Spotlight marks the first action only while one types: Enter means what stands
 * first now. It keeps its mark as this attribute, and looks for it there.
 */
function markFirst(): void {
  const list = document.querySelector('.mantine-Spotlight-actionsList');
  for (const marked of list?.querySelectorAll('[data-selected]') ?? []) marked.removeAttribute('data-selected');
  list?.querySelector('.mantine-Spotlight-action')?.setAttribute('data-selected', 'true');
}
