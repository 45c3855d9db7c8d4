import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { focusAdded } from './focusAdded.ts';

interface Offer {
  /** "a minimum". */
  readonly what: string;
  readonly add: () => void;
  /** Agreed already, or nothing to agree. */
  readonly there: boolean;
}

/** What else could be agreed here, folded to one line until it is wanted. */
export function Offers({ offers }: { readonly offers: readonly Offer[] }): ReactNode {
  const open = offers.filter(({ there }) => !there);
  if (open.length === 0) return null;
  return (
    <div className="offers">
      {open.map(({ what, add }) => (
        <Button
          key={what}
          size="compact-sm"
          variant="subtle"
          onClick={({ currentTarget }) => focusAdded(currentTarget.closest('.terms-part-body'), add)}
        >
          Add {what}
        </Button>
      ))}
    </div>
  );
}
