import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';

type Overlap = 'each' | 'upgrade';

/** What holds where one lead brings this charge and an earlier one. Nothing is assumed: the contract says it. */
export function OverlapQuestion({
  later,
  value,
  onChange,
}: {
  /** What the later charge is for: "the meeting". */
  readonly later: string;
  readonly value: Overlap | undefined;
  readonly onChange: (overlap: Overlap) => void;
}): ReactNode {
  return (
    <Radio.Group
      className="overlap"
      label="When a lead brings both"
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === 'each' ? 'each' : 'upgrade')}
    >
      <Radio value="each" label="charge each" />
      <Radio value="upgrade" label={`${later} replaces the earlier charge`} />
    </Radio.Group>
  );
}
