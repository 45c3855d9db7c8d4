import { useNavigate, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { dropFile } from './dropped.ts';

/** What agencies write contracts into; everything else is rows. */
const isSetup = ({ name }: File): boolean => name.toLowerCase().endsWith('.json');

/** A file dragged anywhere onto the window goes to the screen that reads it. */
export function DropAnywhere(): ReactNode {
  const navigate = useNavigate();
  const router = useRouter();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const withFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!withFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      // Only leaving the window has nothing to go to.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!withFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      dropFile(file);
      // The import screen may be open for a contract already: its address stays.
      const to = isSetup(file) ? '/setup' : '/import';
      if (router.state.location.pathname !== to) void navigate({ to });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [navigate, router]);
  if (!over) return null;
  return (
    <div className="dropping" aria-hidden="true">
      <p>Drop to import</p>
    </div>
  );
}
