import { type ReactNode, useRef } from 'react';
import type { UnitPrice, Volume } from '../../../../../shared/domain/pricing/unitPrice.ts';
import { Choice } from '../Choice.tsx';
import { PriceField } from '../fields.tsx';
import { focusAdded } from '../focusAdded.ts';
import { unsaidAmount, unsaidPrice } from '../unsaid.ts';
import type { ComponentFormProps, UnitPricedComponent } from './componentForm.ts';
import { PackageForm } from './PackageForm.tsx';
import { PriceListForm } from './PriceListForm.tsx';
import { TierTable } from './TierTable.tsx';

const shapes = ['one', 'list', 'graduated', 'volume', 'package'] as const;
type Shape = (typeof shapes)[number];

const shapeWords: Readonly<Record<Shape, string>> = {
  one: 'one price',
  list: 'a list of prices',
  graduated: 'tiers, each at its price',
  volume: 'one tier for all units',
  package: 'by the package',
};

type Prices = Pick<UnitPricedComponent, 'price' | 'prices' | 'volume'>;

/** How a unit is priced: one price, a list of conditional ones, or by how many there are; the same form for every unit. */
export function UnitPriceForm({
  component,
  onChange,
  currency,
  bands,
  label,
}: Pick<ComponentFormProps<UnitPricedComponent>, 'component' | 'onChange' | 'currency' | 'bands'> & {
  /** What one unit is: "accepted lead". */
  readonly label: string;
}): ReactNode {
  const { price, volume } = component;
  const shape = shapeOf(component);
  const form = useRef<HTMLDivElement>(null);
  const set = (prices: Partial<Prices>): void => onChange({ ...component, ...prices });
  return (
    <div className="unit-price" ref={form}>
      <Choice
        label={`How ${label} is priced`}
        hidesLabel
        options={shapes}
        words={shapeWords}
        value={shape}
        w={188}
        onChange={(next) => focusAdded(form.current, () => set(reshaped(component, next)))}
      />
      {shape === 'one' && (
        <PriceField
          label={`Price for every ${label}`}
          hidesLabel
          wanted
          currency={currency}
          value={price}
          onChange={(next) => set({ price: next })}
        />
      )}
      {shape === 'list' && (
        <PriceListForm component={component} onChange={onChange} currency={currency} bands={bands} label={label} />
      )}
      {volume !== undefined && volume.shape !== 'package' && (
        <TierTable volume={volume} onVolume={(next) => set({ volume: next })} currency={currency} label={label} />
      )}
      {volume?.shape === 'package' && (
        <PackageForm volume={volume} onVolume={(next) => set({ volume: next })} currency={currency} label={label} />
      )}
    </div>
  );
}

function shapeOf({ prices, volume }: Prices): Shape {
  if (volume !== undefined) return volume.shape;
  return prices !== undefined && prices.length > 0 ? 'list' : 'one';
}

/** The same component priced in another way; what was said before stays where the new way has room for it. */
function reshaped({ price, prices, volume }: Prices, shape: Shape): Prices {
  const known = price ?? firstUnit(volume) ?? prices?.at(-1)?.price;
  const whole = typeof known === 'number' ? known : undefined;
  switch (shape) {
    case 'one':
      return { price: known, prices: undefined, volume: undefined };
    case 'list':
      return { price: known, prices: [{ when: {}, price: whole ?? unsaidAmount }], volume: undefined };
    case 'graduated':
    case 'volume': {
      const tiers =
        volume !== undefined && 'tiers' in volume ? volume.tiers : [{ upTo: null, unit: known ?? unsaidPrice }];
      return { price: undefined, prices: undefined, volume: { shape, tiers } };
    }
    case 'package':
      return {
        price: undefined,
        prices: undefined,
        volume: { shape, size: 100, free: 0, each: whole ?? unsaidAmount },
      };
  }
}

function firstUnit(volume: Volume | undefined): UnitPrice | undefined {
  if (volume === undefined) return undefined;
  const unit = volume.shape === 'package' ? undefined : volume.tiers[0]?.unit;
  return unit === unsaidPrice ? undefined : unit;
}
