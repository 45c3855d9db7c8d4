import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Appearance } from '../../shared/api/shell.ts';
import { rooms } from './rooms.ts';

interface PaletteProps {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onAppearance: (wish: Partial<Appearance>) => void;
}

/** Ctrl+K: every screen, every verb. */
export function Palette({ onUndo, onRedo, onAppearance }: PaletteProps): ReactNode {
  const navigate = useNavigate();
  const screens: SpotlightActionData[] = rooms.map(({ to, name, key }) => ({
    id: to,
    label: name,
    description: `g ${key}`,
    onClick: () => void navigate({ to }),
  }));
  const verbs: SpotlightActionData[] = [
    { id: 'undo', label: 'Undo the last step', onClick: onUndo },
    { id: 'redo', label: 'Do it again', onClick: onRedo },
    { id: 'light', label: 'Light', description: 'Appearance', onClick: () => onAppearance({ scheme: 'light' }) },
    { id: 'dark', label: 'Dark', description: 'Appearance', onClick: () => onAppearance({ scheme: 'dark' }) },
  ];
  const actions: SpotlightActionGroupData[] = [
    { group: 'Screens', actions: screens },
    { group: 'Do', actions: verbs },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      nothingFound="Nothing is called that."
      highlightQuery
      scrollable
      maxHeight={480}
      transitionProps={{ duration: 0 }}
      searchProps={{ placeholder: 'Search or do …', 'aria-label': 'Search or do' }}
    />
  );
}
