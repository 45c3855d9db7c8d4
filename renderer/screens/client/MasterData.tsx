import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Client } from '../../../shared/domain/client.ts';
import { dayText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Panel } from '../../parts/Screen.tsx';
import { weekdayName } from '../../parts/weekdayName.ts';

/** Who the client is, as its documents say it; what an invoice needs and is missing is said. */
export function MasterData({ client }: { readonly client: Client }): ReactNode {
  const { email, address, taxId, currency, locale, timeZone, workingDays, holidays } = client;
  return (
    <Panel title="Who it is">
      <dl className="facts">
        <dt>Short name</dt>
        <dd>{client.ref}</dd>
        <dt>Mail for invoices</dt>
        <dd>
          {email === undefined ? (
            <Missing />
          ) : (
            <Anchor href={`mailto:${email}`} inherit>
              {email}
            </Anchor>
          )}
        </dd>
        <dt>Address</dt>
        <dd>
          {address === undefined ? (
            <Missing />
          ) : (
            <address>
              {[
                address.line1,
                address.line2,
                [address.postcode, address.city].filter((part) => part !== undefined).join(' '),
                address.region,
                countryName(address.country),
              ]
                .filter((line) => line !== undefined)
                .map((line) => (
                  <div key={line}>{line}</div>
                ))}
            </address>
          )}
        </dd>
        <dt>Tax id</dt>
        <dd>{taxId ?? <span className="none">–</span>}</dd>
        <dt>Currency</dt>
        <dd>{currency}</dd>
        <dt>Language</dt>
        <dd>{locale}</dd>
        <dt>Time zone</dt>
        <dd>{timeZone}</dd>
        <dt>Working days</dt>
        <dd>{workingDays.map(weekdayName).join(', ')}</dd>
        <dt>Holidays</dt>
        <dd>
          {holidays.length === 0 ? (
            <span className="none">none named</span>
          ) : (
            holidays.map((day) => <div key={day}>{dayText(day, locale)}</div>)
          )}
        </dd>
      </dl>
    </Panel>
  );
}

const Missing = (): ReactNode => <span className="state wait">◐ missing: invoices need it</span>;

const countryName = (code: string): string => new Intl.DisplayNames(ownLocale, { type: 'region' }).of(code) ?? code;
