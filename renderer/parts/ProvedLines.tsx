import './proved.css';
import { Accordion, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { ProvedCharge, ProvedLine } from '../../shared/api/invoice.ts';
import type { ClientLook } from '../../shared/api/look.ts';
import { formatMoney, formatUnitPrice } from '../../shared/domain/money.ts';
import { eventWords, whyWords } from '../text/billing.ts';
import { monthText, numberText } from './format.ts';
import { DayText, Money } from './words.tsx';

type Line = z.output<typeof ProvedLine>;
type Charge = z.output<typeof ProvedCharge>;

interface Shown {
  readonly client: ClientLook;
  /** Room for verdict, source and day beside each charge; without it they stand under it. */
  readonly wide: boolean;
}

/** Lines of an invoice or a draft, each opening to the charges it is made of and why they cost what they cost. */
export function ProvedLines({ lines, client, wide }: Shown & { readonly lines: readonly Line[] }): ReactNode {
  return (
    <Accordion multiple chevronPosition="left" transitionDuration={0} className="proved">
      {lines.map((line) => (
        <Accordion.Item key={line.line} value={String(line.line)}>
          <Accordion.Control>
            <LineHead line={line} client={client} />
          </Accordion.Control>
          <Accordion.Panel>
            <Charges line={line} client={client} wide={wide} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function LineHead({ line, client }: { readonly line: Line; readonly client: ClientLook }): ReactNode {
  const { currency, locale } = client;
  return (
    <span className="proved-head">
      <span>
        {line.text}
        <span className="quiet proved-sum">
          {monthText(line.month, locale)} · {numberText(line.quantity, locale)} ×{' '}
          {formatUnitPrice(line.unit, currency, locale)}
          {line.credited !== 0 && ` · credited ${formatMoney(line.credited, currency, locale)}`}
        </span>
      </span>
      <Money amount={line.amount} currency={currency} locale={locale} />
    </span>
  );
}

/** A line of a big month has thousands of charges: they come in pages. */
const pageOfCharges = 100;

function Charges({ line, client, wide }: Shown & { readonly line: Line }): ReactNode {
  const [shown, setShown] = useState(pageOfCharges);
  const rest = line.charges.length - shown;
  const hasCredits = line.charges.some(({ credited }) => credited !== 0);
  return (
    <>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            {wide && <th scope="col">Day</th>}
            {wide && <th scope="col">Verdict and acceptance</th>}
            {wide && <th scope="col">Source</th>}
            <th scope="col">Why this price</th>
            <th scope="col" className="right">
              Price
            </th>
            {hasCredits && (
              <th scope="col" className="right">
                Credited
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {line.charges.slice(0, shown).map((charge) => (
            <ChargeRow key={charge.event} charge={charge} client={client} wide={wide} hasCredits={hasCredits} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <Button variant="subtle" onClick={() => setShown(shown + pageOfCharges)}>
          Show {Math.min(rest, pageOfCharges)} more of {rest}
        </Button>
      )}
    </>
  );
}

function ChargeRow({
  charge,
  client,
  wide,
  hasCredits,
}: Shown & { readonly charge: Charge; readonly hasCredits: boolean }): ReactNode {
  const { currency, locale, timeZone } = client;
  const { annex } = charge;
  const why = whyWords(charge, { currency, locale, zone: timeZone });
  return (
    <tr>
      <td>
        <span className="proved-unit">
          <Unit charge={charge} />
        </span>
        {!wide && (
          <div className="quiet">
            <DayText day={charge.day} locale={locale} />
          </div>
        )}
      </td>
      {wide && (
        <td className="proved-unit">
          <DayText day={charge.day} locale={locale} />
        </td>
      )}
      {wide && <td>{annex?.verdict ?? '–'}</td>}
      {wide && <td>{annex?.source ?? '–'}</td>}
      <td>
        {why === null ? (
          '–'
        ) : (
          <>
            {why.sum}
            <div className={wide ? 'quiet proved-more proved-unit' : 'quiet proved-more'}>{why.terms}</div>
            {!wide && why.acceptance !== null && <div className="quiet proved-more">{why.acceptance}</div>}
          </>
        )}
      </td>
      <td className="right">
        <Money amount={charge.amount} currency={currency} locale={locale} />
      </td>
      {hasCredits && (
        <td className="right">
          <Money amount={charge.credited === 0 ? null : -charge.credited} currency={currency} locale={locale} />
        </td>
      )}
    </tr>
  );
}

/** The lead behind a charge, by reference; an erased one leads nowhere, and a fee has none. */
function Unit({ charge }: { readonly charge: Charge }): ReactNode {
  const words = eventWords(charge.event);
  if (charge.annex === null) return words;
  if (charge.lead === null) return `${words} ${charge.annex.leadRef}`;
  return (
    <>
      {words}{' '}
      <Link to="/leads/$lead" params={{ lead: String(charge.lead) }}>
        {charge.annex.leadRef}
      </Link>
    </>
  );
}
