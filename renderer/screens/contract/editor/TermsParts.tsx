import { memo, type ReactNode } from 'react';
import type { Terms } from '../../../../shared/domain/contract/terms.ts';
import { BillingPart } from './BillingPart.tsx';
import { CommitmentsPart } from './CommitmentsPart.tsx';
import { ComponentsPart } from './ComponentsPart.tsx';
import { DefinitionPart } from './DefinitionPart.tsx';
import { DisputesPart } from './DisputesPart.tsx';
import { DurationPart } from './DurationPart.tsx';
import { saysTheSame } from './Found.tsx';
import { DuplicatesPart, ExclusivityPart } from './LeadRulesPart.tsx';
import type { PartProps } from './partProps.ts';
import { AppointmentsPart, ReplacementPart } from './ReplacementPart.tsx';
import { RestPart } from './RestPart.tsx';
import { ReviewPart } from './ReviewPart.tsx';

type Part<Key extends keyof Terms> = (props: PartProps<Key>) => ReactNode;

/** A part that is drawn again only when what it is about changes: a letter in one part costs no other part anything. */
const about = <Key extends keyof Terms>(keys: readonly Key[], part: Part<Key>, places: readonly string[] = keys) =>
  memo<PartProps<Key>>(
    part,
    (before, after) =>
      saysTheSame(before.findings, after.findings, places) &&
      before.currency === after.currency &&
      before.sources === after.sources &&
      before.onTerms === after.onTerms &&
      keys.every((key) => before.terms[key] === after.terms[key]),
  );

// The keys are those of the part's own type: a part that reads another one does not compile.
const Definition = about<'definition'>(['definition'], DefinitionPart);
const Duplicates = about<'duplicates'>(['duplicates'], DuplicatesPart);
const Exclusivity = about<'exclusivity'>(['exclusivity'], ExclusivityPart);
const Components = about<'components' | 'definition' | 'attribution'>(
  ['components', 'definition', 'attribution'],
  ComponentsPart,
  ['components', 'attribution'],
);
const Appointments = about<'appointments'>(['appointments'], AppointmentsPart);
const Commitments = about<'minimum' | 'guarantee' | 'caps' | 'capacity' | 'components'>(
  ['minimum', 'guarantee', 'caps', 'capacity', 'components'],
  CommitmentsPart,
  ['minimum', 'guarantee', 'caps', 'capacity'],
);
const Review = about<'review'>(['review'], ReviewPart);
const Disputes = about<'disputes' | 'definition'>(['disputes', 'definition'], DisputesPart, ['disputes']);
const Replacement = about<'replacement'>(['replacement'], ReplacementPart);
const Billing = about<'billing'>(['billing'], BillingPart);
const Duration = about<'pilot' | 'minimumTerm' | 'notice' | 'benchmarks' | 'from'>(
  ['pilot', 'minimumTerm', 'notice', 'benchmarks', 'from'],
  DurationPart,
);
const Rest = about<'reporting' | 'retentionDays' | 'consentRequired' | 'dataOwner' | 'assets'>(
  ['reporting', 'retentionDays', 'consentRequired', 'dataOwner', 'assets'],
  RestPart,
  ['reporting', 'retentionDays', 'consentRequired', 'privacy', 'dataOwner', 'assets'],
);

/** Every part of the terms, in the order people read them. */
export function TermsParts(part: PartProps<keyof Terms>): ReactNode {
  return (
    <>
      <Definition {...part} />
      <Duplicates {...part} />
      <Exclusivity {...part} />
      <Components {...part} />
      {part.terms.components.some(({ kind }) => kind === 'perAppointment') && <Appointments {...part} />}
      <Commitments {...part} />
      <Review {...part} />
      <Disputes {...part} />
      {owesReplacements(part.terms) && <Replacement {...part} />}
      <Billing {...part} />
      <Duration {...part} />
      <Rest {...part} />
    </>
  );
}

/** Whether a unit may come to be owed in place of another: then it must be said by when. */
const owesReplacements = ({ replacement, disputes, appointments }: Terms): boolean =>
  replacement !== undefined ||
  disputes?.remedy === 'replacement' ||
  Object.values(appointments?.outcomes ?? {}).includes('replace');
