import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import type { Appearance } from '../../shared/api/shell.ts';
import { api } from '../api.ts';
import { useAct } from '../parts/useAct.tsx';
import { useKeys } from './keys.tsx';

/** Puts light or dark and the zoom on the page, and keeps what is chosen. */
export function useAppearance(now: Appearance): (wish: Partial<Appearance>) => void {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: false });
  const { act } = useAct(api.setting.save);
  const wanted = now.scheme === 'system' ? 'auto' : now.scheme;
  // Only when it differs: `setColorScheme` is another function each time, and makes the whole page compute its styles anew.
  useEffect(() => {
    if (colorScheme !== wanted) setColorScheme(wanted);
  }, [colorScheme, wanted, setColorScheme]);
  useEffect(() => {
    document.documentElement.style.setProperty('--zoom', `${now.zoom}%`);
  }, [now.zoom]);
  const choose = (wish: Partial<Appearance>): void => void act({ name: 'appearance', value: { ...now, ...wish } });
  const zoomTo = (zoom: number): void => choose({ zoom: Math.min(200, Math.max(50, zoom)) });
  useKeys([
    { keys: 'mod++', says: 'Larger', does: () => zoomTo(now.zoom + 10) },
    { keys: 'mod+=', says: 'Larger', does: () => zoomTo(now.zoom + 10) },
    { keys: 'mod+-', says: 'Smaller', does: () => zoomTo(now.zoom - 10) },
    { keys: 'mod+0', says: 'Usual size', does: () => zoomTo(100) },
  ]);
  return choose;
}
