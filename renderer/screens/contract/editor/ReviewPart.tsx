import { Group, SegmentedControl, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { WholeField } from './fields.tsx';
import { Part } from './Part.tsx';
import type { PartProps } from './partProps.ts';

/** How long the client may answer, and what silence means. */
export function ReviewPart({ terms, onTerms, findings }: PartProps<'review'>): ReactNode {
  const review = terms.review ?? { silence: 'accept' as const };
  const inDays = review.businessDays !== undefined;
  return (
    <Part id="review" title="Review" says="How long the client may accept or dispute a unit." findings={findings}>
      <Group gap="sm" align="end">
        <WholeField
          label="Window"
          value={inDays ? review.businessDays : review.hours}
          onChange={(length) =>
            onTerms({
              review: inDays
                ? { silence: review.silence, businessDays: length }
                : { silence: review.silence, hours: length },
            })
          }
        />
        <SegmentedControl
          aria-label="Window in"
          value={inDays ? 'businessDays' : 'hours'}
          data={[
            { value: 'hours', label: 'hours' },
            { value: 'businessDays', label: 'business days' },
          ]}
          onChange={(unit) =>
            onTerms({
              review:
                unit === 'hours'
                  ? { silence: review.silence, hours: 48 }
                  : { silence: review.silence, businessDays: 2 },
            })
          }
        />
        <Select
          label="Silence means"
          allowDeselect={false}
          w={220}
          data={[
            { value: 'accept', label: 'accepted' },
            { value: 'ask', label: 'nothing: the unit waits' },
          ]}
          value={review.silence}
          onChange={(silence) => onTerms({ review: { ...review, silence: silence === 'ask' ? 'ask' : 'accept' } })}
        />
      </Group>
    </Part>
  );
}
