import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { ShellAnswer } from '../../shared/api/shell.ts';
import { manyWait } from '../../shared/domain/manyWait.ts';
import { type Room, rooms } from './rooms.ts';
import { Sign } from './Sign.tsx';

/** Where one can go, with what waits there. */
export function SideBar({
  shell,
  onWide,
}: {
  readonly shell: z.output<typeof ShellAnswer>;
  readonly onWide: (wide: boolean) => void;
}): ReactNode {
  const wide = shell.appearance.sideBar === 'wide';
  return (
    <nav className={wide ? 'side wide' : 'side'} aria-label="Screens">
      <div className="side-head">
        {wide && (
          <span className="agency" title={shell.agency?.name}>
            {shell.agency?.name}
          </span>
        )}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={wide ? 'Narrow the side bar' : 'Widen the side bar'}
          onClick={() => onWide(!wide)}
        >
          {wide ? '«' : '»'}
        </ActionIcon>
      </div>
      <ul>
        {rooms.map((room) => {
          const count = room.waits === undefined ? 0 : shell.waits[room.waits];
          return (
            <li key={room.to}>
              <Link to={room.to} activeOptions={{ exact: room.to === '/', includeSearch: false }}>
                <Sign name={room.sign} />
                {wide ? <span className="grow">{room.name}</span> : <VisuallyHidden>{room.name}</VisuallyHidden>}
                {count > 0 && (
                  <span className="waits">
                    {isMany(room, count) ? `${manyWait - 1}+` : count}
                    <VisuallyHidden> waiting</VisuallyHidden>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Counted no further; claims and meetings are counted to the last. */
const isMany = ({ waits }: Room, count: number): boolean =>
  (waits === 'reach' || waits === 'calls') && count >= manyWait;
