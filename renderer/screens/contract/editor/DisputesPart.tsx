import { Button, Group, Select, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { usualDisputes } from '../../../../shared/domain/contract/firstTerms.ts';
import type { DisputeTerms } from '../../../../shared/domain/contract/terms.ts';
import { reasonClasses, remedies } from '../../../../shared/domain/contract/terms.ts';
import { ClaimRules } from './ClaimRules.tsx';
import { DecimalField, RemoveButton, WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';
import { Rows } from './Rows.tsx';

const remedyWords: Readonly<Record<DisputeTerms['remedy'], string>> = {
  credit: 'a credit in full',
  replacement: 'a replacement',
  part: 'a credit in part',
};
const classWords: Readonly<Record<DisputeTerms['reasons'][number]['class'], string>> = {
  creditable: 'moves money',
  feedback: 'is feedback only',
};

/** Which claims are allowed, to what they appeal, and what an upheld one brings. */
export function DisputesPart({ terms, onTerms, findings }: PartProps<'disputes' | 'definition'>): ReactNode {
  const { disputes, definition } = terms;
  const set = (part: Partial<DisputeTerms>): void => onTerms({ disputes: { ...(disputes ?? usualDisputes), ...part } });
  const clauses = [
    { value: '', label: 'no clause' },
    { value: 'definition', label: 'the whole definition' },
    ...(definition?.criteria ?? [])
      .filter(({ id }) => id !== '' && id !== 'definition')
      .map(({ id }) => ({ value: id, label: id })),
  ];
  return (
    <Part
      id="disputes"
      title="Disputes"
      says="Which claims the client may make, and what an upheld one brings."
      findings={findings}
    >
      <Switch
        label="Reasons are agreed"
        checked={disputes !== undefined}
        onChange={({ currentTarget }) => onTerms({ disputes: currentTarget.checked ? usualDisputes : undefined })}
      />
      {disputes !== undefined && (
        <>
          <Rows rows={disputes.reasons} onRows={(reasons) => set({ reasons })}>
            {(row, { change, remove }) => (
              <Group gap="xs" wrap="nowrap">
                <TextInput
                  aria-label="Reason"
                  flex={1}
                  value={row.reason}
                  onChange={({ currentTarget }) => change({ ...row, reason: currentTarget.value })}
                />
                <Select
                  aria-label={`Clause of ${row.reason}`}
                  allowDeselect={false}
                  w={176}
                  data={withOwn(clauses, row.clause)}
                  value={row.clause ?? ''}
                  onChange={(clause) => change({ ...row, clause: clause || null })}
                />
                <Select
                  aria-label={`What ${row.reason} does`}
                  allowDeselect={false}
                  w={144}
                  data={reasonClasses.map((value) => ({ value, label: classWords[value] }))}
                  value={row.class}
                  onChange={(value) => change({ ...row, class: value === 'feedback' ? 'feedback' : 'creditable' })}
                />
                <RemoveButton what={`reason ${row.reason}`} onClick={remove} />
              </Group>
            )}
          </Rows>
          <Group>
            <Button
              variant="default"
              onClick={() => set({ reasons: [...disputes.reasons, { reason: '', clause: null, class: 'creditable' }] })}
            >
              Add a reason
            </Button>
          </Group>
          <Group gap="sm" align="end">
            <Select
              label="An upheld claim brings"
              allowDeselect={false}
              w={176}
              data={remedies.map((value) => ({ value, label: remedyWords[value] }))}
              value={disputes.remedy}
              onChange={(value) => {
                const remedy = remedies.find((one) => one === value);
                if (remedy !== undefined)
                  set({ remedy, partPercent: remedy === 'part' ? (disputes.partPercent ?? '50') : undefined });
              }}
            />
            {disputes.remedy === 'part' && (
              <DecimalField
                label="Part credited"
                unit="%"
                value={disputes.partPercent}
                onChange={(partPercent) => set({ partPercent })}
              />
            )}
            <ReturnCap cap={disputes.cap} onCap={(cap) => set({ cap })} />
          </Group>
          <ClaimRules disputes={disputes} onDisputes={set} />
        </>
      )}
    </Part>
  );
}

/** A clause that is gone is still shown, so that the finding about it makes sense. */
const withOwn = (clauses: readonly { value: string; label: string }[], own: string | null) =>
  own === null || clauses.some(({ value }) => value === own)
    ? [...clauses]
    : [...clauses, { value: own, label: `${own} (gone)` }];

function ReturnCap({
  cap,
  onCap,
}: {
  readonly cap: DisputeTerms['cap'];
  readonly onCap: (cap: DisputeTerms['cap']) => void;
}): ReactNode {
  const kind = cap === undefined ? 'none' : 'count' in cap ? 'count' : 'percent';
  return (
    <>
      <Select
        label="Returns of a period"
        allowDeselect={false}
        w={176}
        data={[
          { value: 'none', label: 'without a cap' },
          { value: 'percent', label: 'at most a share' },
          { value: 'count', label: 'at most a number' },
        ]}
        value={kind}
        onChange={(next) =>
          onCap(next === 'percent' ? { percent: '15' } : next === 'count' ? { count: 10 } : undefined)
        }
      />
      {cap !== undefined && 'percent' in cap && (
        <DecimalField
          label="Share of the deliveries"
          w={164}
          unit="%"
          value={cap.percent}
          onChange={(percent) => onCap({ percent: percent ?? '' })}
        />
      )}
      {cap !== undefined && 'count' in cap && (
        <WholeField label="Returns" min={0} value={cap.count} onChange={(count) => onCap({ count: count ?? 0 })} />
      )}
    </>
  );
}
