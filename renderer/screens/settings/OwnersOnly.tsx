import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../parts/useMe.ts';

/** Says to a manager that this can be read, and who may change it; nothing to an owner. */
export function OwnersOnly({ what }: { readonly what: string }): ReactNode {
  const me = useMe();
  if (me.role === 'owner') return null;
  return (
    <p className="owners-only">
      You work as account manager: {what} is for an owner to change. Ask one, or{' '}
      <Link to="/settings" search={{ section: 'people' }}>
        choose who works now
      </Link>
      .
    </p>
  );
}
