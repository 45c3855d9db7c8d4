import { memo, type ReactNode } from 'react';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { BillingPart, ReportingPart } from './BillingPart.tsx';
import { ComponentsPart } from './ComponentsPart.tsx';
import { DefinitionPart } from './DefinitionPart.tsx';
import { DisputesPart } from './DisputesPart.tsx';
import { CapsPart, DuplicatesPart, ExclusivityPart } from './LeadRulesPart.tsx';
import type { PartProps } from './partProps.ts';
import { AppointmentsPart, ReplacementPart } from './ReplacementPart.tsx';
import { ReviewPart } from './ReviewPart.tsx';

type Part<Key extends keyof Terms> = (props: PartProps<Key>) => ReactNode;

/** A part that is drawn again only when what it is about changes: a letter in one part costs no other part anything. */
const about = <Key extends keyof Terms>(keys: readonly Key[], part: Part<Key>) =>
  memo<PartProps<Key>>(
    part,
    (before, after) =>
      before.findings === after.findings &&
      before.currency === after.currency &&
      before.onTerms === after.onTerms &&
      keys.every((key) => before.terms[key] === after.terms[key]),
  );

// The keys are those of the part's own type: a part that reads another one does not compile.
const Components = about<'components'>(['components'], ComponentsPart);
const Definition = about<'definition'>(['definition'], DefinitionPart);
const Review = about<'review'>(['review'], ReviewPart);
const Disputes = about<'disputes' | 'definition'>(['disputes', 'definition'], DisputesPart);
const Replacement = about<'replacement'>(['replacement'], ReplacementPart);
const Appointments = about<'appointments'>(['appointments'], AppointmentsPart);
const Duplicates = about<'duplicates'>(['duplicates'], DuplicatesPart);
const Exclusivity = about<'exclusivity'>(['exclusivity'], ExclusivityPart);
const Caps = about<'caps'>(['caps'], CapsPart);
const Billing = about<'billing'>(['billing'], BillingPart);
const Reporting = about<'reporting' | 'retentionDays' | 'consentRequired'>(
  ['reporting', 'retentionDays', 'consentRequired'],
  ReportingPart,
);

/** Every part of the terms, one under the other. */
export function TermsParts(part: PartProps<keyof Terms>): ReactNode {
  return (
    <>
      <Components {...part} />
      <Definition {...part} />
      <Review {...part} />
      <Disputes {...part} />
      <Replacement {...part} />
      {part.terms.components.some(({ kind }) => kind === 'perAppointment') && <Appointments {...part} />}
      <Duplicates {...part} />
      <Exclusivity {...part} />
      <Caps {...part} />
      <Billing {...part} />
      <Reporting {...part} />
    </>
  );
}
