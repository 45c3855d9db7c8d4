import { Anchor, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatMoney } from '../../../shared/domain/money.ts';
import { numberText } from '../../parts/format.ts';
import { InTurn } from '../../parts/InTurn.tsx';
import { inAddress } from '../../parts/inAddress.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Panel } from '../../parts/Screen.tsx';
import { Money, Num, Percent } from '../../parts/words.tsx';
import { CostList } from './CostList.tsx';
import type { SourceRow } from './sourceColumns.tsx';
import { sourceName } from './sourceColumns.tsx';

/** One source: what it made for each contract, its campaigns, and its costs to add to and mend. */
export function SourcePanel({
  row,
  onClose,
  onChange,
}: {
  readonly row: SourceRow;
  readonly onClose: () => void;
  readonly onChange: () => void;
}): ReactNode {
  const { source, leads, contracts, campaigns, costs } = row;
  return (
    <Panel
      title={sourceName(row)}
      onClose={onClose}
      foot={
        source !== null && (
          <>
            <Button variant="default" onClick={onChange}>
              Change the source
            </Button>
            <Button variant="default" component="a" href={`#${inAddress('/leads', { source: source.ref })}`}>
              Open its leads
            </Button>
          </>
        )
      }
    >
      <div className="sections">
        <section>
          <h3>Leads captured on these days</h3>
          <p>
            {numberText(leads.pass, ownLocale)} pass, {numberText(leads.check, ownLocale)} to check,{' '}
            {numberText(leads.fail, ownLocale)} fail, {numberText(leads.duplicate, ownLocale)} duplicate,{' '}
            {numberText(leads.taken, ownLocale)} taken
          </p>
        </section>
        <section>
          <h3>By contract</h3>
          {contracts.length === 0 ? (
            <p className="quiet">Nothing of it was delivered on these days.</p>
          ) : (
            contracts.map(
              ({
                ref,
                name,
                client,
                delivered,
                accepted,
                returned,
                acceptanceRate,
                cost,
                charged,
                credited,
                open,
                expectedMargin,
                payable,
              }) => (
                <dl key={ref} className="facts spaced">
                  <dt>Contract</dt>
                  <dd>
                    <Anchor href={`#/contracts/${encodeURIComponent(ref)}`} inherit>
                      {name}
                    </Anchor>{' '}
                    <span className="quiet">{client.name}</span>
                  </dd>
                  <dt>Delivered</dt>
                  <dd>
                    <Num value={delivered} locale={client.locale} />, {numberText(accepted, client.locale)} accepted (
                    <Percent value={acceptanceRate} locale={client.locale} />
                    ), {numberText(returned, client.locale)} returned
                  </dd>
                  {payable !== null && (
                    <>
                      <dt>Payable to it</dt>
                      <dd>
                        {numberText(payable.payable, client.locale)}
                        {payable.notPayable > 0 && (
                          <>
                            ,{' '}
                            <span className="finding wait">
                              {numberText(payable.notPayable, client.locale)} above its part of the cap
                            </span>
                          </>
                        )}
                      </dd>
                    </>
                  )}
                  <dt>Its part of the cost</dt>
                  <dd>{formatMoney(cost, client.currency, client.locale)}</dd>
                  <dt>Billed</dt>
                  <dd>
                    {formatMoney(charged, client.currency, client.locale)},{' '}
                    {formatMoney(open, client.currency, client.locale)} open
                    {credited > 0 && (
                      <span className="quiet">, {formatMoney(credited, client.currency, client.locale)} credited</span>
                    )}
                  </dd>
                  <dt>Expected margin</dt>
                  <dd>
                    <Money amount={expectedMargin} currency={client.currency} locale={client.locale} />
                  </dd>
                </dl>
              ),
            )
          )}
        </section>
        {campaigns.length > 0 && (
          <section>
            <h3>By campaign</h3>
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Campaign</th>
                  <th scope="col" className="right">
                    Delivered
                  </th>
                  <th scope="col" className="right">
                    Accepted
                  </th>
                </tr>
              </thead>
              <tbody>
                {campaigns.map(({ campaign, delivered, acceptanceRate }) => (
                  <tr key={campaign}>
                    <th scope="row">{campaign === '' ? 'no campaign' : campaign}</th>
                    <td className="right">
                      <Num value={delivered} locale={ownLocale} />
                    </td>
                    <td className="right">
                      <Percent value={acceptanceRate} locale={ownLocale} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {source !== null && (
          <InTurn>
            <CostList source={source.ref} costs={costs} currency={row.money[0]?.currency ?? ''} />
          </InTurn>
        )}
      </div>
    </Panel>
  );
}
