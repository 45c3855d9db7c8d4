import { memo, type ReactNode } from 'react';
import { BillingPart, ReportingPart } from './BillingPart.tsx';
import { ComponentsPart } from './ComponentsPart.tsx';
import { DefinitionPart } from './DefinitionPart.tsx';
import { DisputesPart } from './DisputesPart.tsx';
import { CapsPart, DuplicatesPart, ExclusivityPart } from './LeadRulesPart.tsx';
import type { PartProps } from './partProps.ts';
import { AppointmentsPart, ReplacementPart } from './ReplacementPart.tsx';
import { ReviewPart } from './ReviewPart.tsx';

/** Every part of the terms. They are many fields: drawn again when the terms change, not when a name or the draft does. */
export const TermsParts = memo(function TermsParts(part: PartProps): ReactNode {
  return (
    <>
      <ComponentsPart {...part} />
      <DefinitionPart {...part} />
      <ReviewPart {...part} />
      <DisputesPart {...part} />
      <ReplacementPart {...part} />
      {part.terms.components.some(({ kind }) => kind === 'perAppointment') && <AppointmentsPart {...part} />}
      <DuplicatesPart {...part} />
      <ExclusivityPart {...part} />
      <CapsPart {...part} />
      <BillingPart {...part} />
      <ReportingPart {...part} />
    </>
  );
});
