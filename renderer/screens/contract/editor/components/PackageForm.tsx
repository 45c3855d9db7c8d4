import type { ReactNode } from 'react';
import type { Volume } from '../../../../../shared/domain/pricing/unitPrice.ts';
import { MoneyField } from '../../../../parts/MoneyField.tsx';
import { WholeField } from '../fields.tsx';
import { saidAmount, unsaidAmount } from '../unsaid.ts';

type Package = Extract<Volume, { readonly shape: 'package' }>;

/** A price for every started package, the first units free. */
export function PackageForm({
  volume,
  onVolume,
  currency,
  label,
}: {
  readonly volume: Package;
  readonly onVolume: (volume: Package) => void;
  readonly currency: string;
  readonly label: string;
}): ReactNode {
  return (
    <>
      <MoneyField
        label={`Price of a package of ${label}`}
        hidesLabel
        wanted
        w={132}
        currency={currency}
        value={saidAmount(volume.each)}
        onChange={(each) => onVolume({ ...volume, each: each ?? unsaidAmount })}
      />
      <span>for every started</span>
      <WholeField
        label={`Units in a package of ${label}`}
        hidesLabel
        w={88}
        value={volume.size}
        onChange={(size) => onVolume({ ...volume, size: size ?? 0 })}
      />
      <span>after</span>
      <WholeField
        label={`Free units of ${label}`}
        hidesLabel
        w={88}
        min={0}
        value={volume.free}
        onChange={(free) => onVolume({ ...volume, free: free ?? 0 })}
      />
      <span>free</span>
    </>
  );
}
