import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { Tier, Volume } from '../../../../../shared/domain/pricing/unitPrice.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { PriceField, RemoveButton, WholeField } from '../fields.tsx';
import { Offers } from '../Offers.tsx';
import { Rows } from '../Rows.tsx';
import { unsaidPrice } from '../unsaid.ts';

type Tiered = Extract<Volume, { readonly tiers: unknown }>;

const says: Readonly<Record<Tiered['shape'], string>> = {
  graduated: 'Each unit costs what the tier it falls in says.',
  volume: 'All units cost what the tier of the whole number says.',
};

/**
 * Tiers as a table that is typed down: limit, price, Enter. A limit in the last row makes the row for what lies above it; only the
 * last row has no limit.
 */
export function TierTable({
  volume,
  onVolume,
  currency,
  label,
}: {
  readonly volume: Tiered;
  readonly onVolume: (volume: Tiered) => void;
  readonly currency: string;
  /** What one unit is: "accepted lead". */
  readonly label: string;
}): ReactNode {
  const { tiers } = volume;
  const [fees, setFees] = useState(tiers.some(({ flat }) => flat !== undefined));
  const table = useRef<HTMLDivElement>(null);
  const set = (next: readonly Tier[]): void => onVolume({ ...volume, tiers: [...next] });
  const fieldOf = (row: number, column: number): HTMLInputElement | undefined =>
    table.current?.querySelectorAll('.tier')[row]?.querySelectorAll('input')[column];
  // Enter goes on as one types a list: from the limit to its price, from the price to the next limit.
  const goOn = (event: KeyboardEvent, at: number): void => {
    if (event.key !== 'Enter') return;
    const next = event.target === fieldOf(at, 0) ? fieldOf(at, 1) : fieldOf(at + 1, 0);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  const limit = (tier: Tier, at: number, upTo: number | null): void => {
    const changed = tiers.with(at, { ...tier, upTo });
    const isOpen = at === tiers.length - 1 && upTo !== null;
    set(isOpen ? [...changed, { upTo: null, unit: unsaidPrice }] : changed);
  };
  return (
    <div className="clause-more clause-rows" ref={table}>
      <Rows rows={tiers} atOnce onRows={set} focusesAdded={false}>
        {(tier, { change, remove }, at) => (
          <fieldset className="tier" aria-label={`Tier ${at + 1} of ${label}`} onKeyDown={(event) => goOn(event, at)}>
            <span className="tier-word">up to</span>
            <WholeField
              label={`Tier ${at + 1} of ${label}: up to`}
              hidesLabel
              w={104}
              placeholder="no limit"
              value={tier.upTo ?? undefined}
              onChange={(upTo) => limit(tier, at, upTo ?? null)}
            />
            <span>each</span>
            <PriceField
              label={`Tier ${at + 1} of ${label}: each`}
              hidesLabel
              wanted
              currency={currency}
              value={tier.unit}
              onChange={(unit) => change({ ...tier, unit: unit ?? unsaidPrice })}
            />
            {fees && (
              <>
                <span>and once</span>
                <MoneyField
                  label={`Tier ${at + 1} of ${label}: fee once reached`}
                  hidesLabel
                  w={132}
                  currency={currency}
                  value={tier.flat}
                  onChange={(flat) => change({ ...tier, flat })}
                />
              </>
            )}
            {tiers.length > 1 && <RemoveButton what={`tier ${at + 1}`} onClick={remove} />}
          </fieldset>
        )}
      </Rows>
      <p className="quiet">{says[volume.shape]} Accepted units of a billing period count, net of returns.</p>
      <Offers offers={[{ what: 'a fee once a tier is reached', add: () => setFees(true), there: fees }]} />
    </div>
  );
}
