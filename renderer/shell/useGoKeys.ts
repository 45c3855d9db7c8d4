import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useKeys } from './keys.tsx';
import { rooms } from './rooms.ts';

/** How long the second letter may take. */
const patienceMs = 1_500;

/** `g` and a letter go to a screen: `g l` to the leads. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  useKeys([{ keys: 'g', says: `Go to: ${rooms.map(({ key, name }) => `${key} ${name}`).join(', ')}`, does: listen }]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (performance.now() > until) return;
      until = 0;
      const room = rooms.find(({ key }) => key === event.key);
      if (room === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      void navigate({ to: room.to });
    };
    // Before the keys of the screen: the second letter is not theirs.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [navigate]);
}

let until = 0;
const listen = (): void => {
  until = performance.now() + patienceMs;
};
