import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Cap } from '../../../../shared/domain/contract/terms.ts';
import type { Finding } from '../../../../shared/domain/pricing/model.ts';
import { MoneyField } from '../../../parts/MoneyField.tsx';
import { Choice } from './Choice.tsx';
import { Clause } from './Clause.tsx';
import { PriceField, RemoveButton, WholeField } from './fields.tsx';
import { Offers } from './Offers.tsx';
import { Rows } from './Rows.tsx';

export const spans = ['day', 'week', 'month', 'period'] as const;
const spanWords = { day: 'a day', week: 'a week', month: 'a month', period: 'a billing period' } as const;
const units = ['leads', 'money'] as const;
const unitWords = { leads: 'leads', money: 'leads for' } as const;
const aboves = ['hold', 'refuse', 'charge'] as const;
const aboveWords = { hold: 'wait on hold', refuse: 'are refused', charge: 'cost another price' } as const;

/** How many leads may be delivered in a time, or for how much money, what happens to more, and how sources share them. */
export function CapClause({
  cap,
  onCap,
  onRemove,
  currency,
  sources,
  findings,
}: {
  readonly cap: Cap;
  readonly onCap: (cap: Cap) => void;
  readonly onRemove: () => void;
  readonly currency: string;
  readonly sources: readonly { readonly value: string; readonly label: string }[];
  readonly findings: readonly Finding[];
}): ReactNode {
  const set = (part: Partial<Cap>): void => onCap({ ...cap, ...part });
  const inMoney = cap.money !== undefined;
  const allocations = cap.allocations ?? [];
  const free = sources.find(({ value }) => allocations.every(({ source }) => source !== value));
  return (
    <Clause title={`Cap on ${spanWords[cap.per]}`} place={`caps.${cap.per}`} findings={findings} onRemove={onRemove}>
      <span>At most</span>
      {inMoney ? null : (
        <WholeField
          label="Leads at most"
          hidesLabel
          wanted
          w={88}
          value={cap.leads === 0 ? undefined : cap.leads}
          onChange={(leads) => set({ leads: leads ?? 0 })}
        />
      )}
      <Choice
        label="Cap in leads or in money"
        hidesLabel
        w={116}
        options={units}
        words={unitWords}
        value={inMoney ? 'money' : 'leads'}
        onChange={(unit) =>
          unit === 'money' ? set({ leads: undefined, money: 0 }) : set({ leads: 0, money: undefined })
        }
      />
      {inMoney && (
        <MoneyField
          label="Money at most"
          hidesLabel
          wanted
          w={132}
          currency={currency}
          value={cap.money === 0 ? undefined : cap.money}
          onChange={(money) => set({ money: money ?? 0 })}
        />
      )}
      <Choice
        label="Time of the cap"
        hidesLabel
        w={140}
        options={spans}
        words={spanWords}
        value={cap.per}
        onChange={(per) => set({ per })}
      />
      <span>; more</span>
      <Choice
        label="What happens to more"
        hidesLabel
        w={164}
        options={aboves}
        words={aboveWords}
        value={cap.above}
        onChange={(above) => set({ above, price: above === 'charge' ? cap.price : undefined })}
      />
      {cap.above === 'charge' && (
        <PriceField
          label="Price of a lead above the cap"
          hidesLabel
          wanted
          currency={currency}
          value={cap.price}
          onChange={(price) => set({ price })}
        />
      )}
      {allocations.length > 0 && (
        <div className="clause-more clause-rows">
          <Rows rows={allocations} onRows={(next) => set({ allocations: next.length === 0 ? undefined : next })}>
            {(allocation, { change, remove }) => (
              <div className="tier">
                <span className="tier-word">from</span>
                <Select
                  aria-label="Source of this part of the cap"
                  allowDeselect={false}
                  searchable
                  w={208}
                  data={withOwn(sources, allocation.source)}
                  value={allocation.source}
                  onChange={(source) => {
                    if (source !== null) change({ ...allocation, source });
                  }}
                />
                <span>at most</span>
                <WholeField
                  label={`Leads from ${allocation.source}`}
                  hidesLabel
                  w={88}
                  min={0}
                  value={allocation.leads}
                  onChange={(leads) => change({ ...allocation, leads: leads ?? 0 })}
                />
                <span className="quiet">more is not payable to it</span>
                <RemoveButton what={`the part of ${allocation.source}`} onClick={remove} />
              </div>
            )}
          </Rows>
        </div>
      )}
      <Offers
        offers={[
          {
            what: 'the part of a source',
            add: () => {
              if (free !== undefined) set({ allocations: [...allocations, { source: free.value, leads: 0 }] });
            },
            there: free === undefined,
          },
        ]}
      />
    </Clause>
  );
}

const withOwn = (sources: readonly { readonly value: string; readonly label: string }[], own: string) =>
  sources.some(({ value }) => value === own) ? [...sources] : [...sources, { value: own, label: own }];
