import { Button, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShownList } from '../../../shared/api/suppression.ts';
import { api } from '../../api.ts';
import { momentText, numberText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { useAct } from '../../parts/useAct.tsx';
import { originText, removedText } from '../../text/suppressed.ts';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What came onto a list in one go: when, by whom, from where, how many; and the way off again. */
export function Additions({ list }: { readonly list: ShownList }): ReactNode {
  const { act, busy } = useAct(api.suppression.remove, { said: removedText });
  if (list.additions.length === 0) return <p className="quiet">Nobody is on this list.</p>;
  return (
    <table className="plain" aria-label={`What came onto the list: ${list.name}`}>
      <thead>
        <tr>
          <th scope="col">Added</th>
          <th scope="col">By</th>
          <th scope="col">From</th>
          <th scope="col" className="right">
            Mails
          </th>
          <th scope="col" className="right">
            Phones
          </th>
          <th scope="col" className="right">
            Domains
          </th>
          <th scope="col">
            <VisuallyHidden>Take off</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.additions.map(({ addition, at, by, origin, mails, phones, domains }) => (
          <tr key={addition}>
            <td>{momentText(at, zone, ownLocale)}</td>
            <td>{by}</td>
            <td>{originText(origin)}</td>
            <td className="right">{numberText(mails, ownLocale)}</td>
            <td className="right">{numberText(phones, ownLocale)}</td>
            <td className="right">{numberText(domains, ownLocale)}</td>
            <td className="right">
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                aria-label={`Take off what was added ${momentText(at, zone, ownLocale)} (${originText(origin)})`}
                onClick={() => void act({ addition })}
              >
                Take off
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
