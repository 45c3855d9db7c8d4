import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { LeadFindInput } from '../../../shared/api/leadFind.ts';
import { mostChanged } from '../../../shared/domain/leadEdit.ts';
import { api } from '../../api.ts';
import { useAct } from '../../parts/useAct.tsx';
import { allText, type HowMany } from '../../text/bulk.ts';

type Asked = z.input<typeof LeadFindInput>;

/**
 * Chooses what the list would show if one went on to its end: as many as one action takes one by one, and more of them by the filter,
 * for what a job does.
 */
export function ChooseAll({
  asked,
  total,
  onChoose,
  onChooseFilter,
}: {
  readonly asked: Asked;
  readonly total: HowMany;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
  readonly onChooseFilter: () => void;
}): ReactNode {
  const { act, busy } = useAct(listed);
  const isMore = total.more || total.count > mostChanged;
  return (
    <>
      {isMore && (
        <Button variant="default" onClick={onChooseFilter}>
          Choose {allText(total)}
        </Button>
      )}
      <Button
        variant="default"
        loading={busy}
        onClick={async () => {
          const ids = await act(asked);
          if (ids !== undefined) onChoose(new Set(ids));
        }}
      >
        {isMore ? `First ${mostChanged.toLocaleString('en')}` : `Choose ${allText(total)}`}
      </Button>
    </>
  );
}

const pageRows = 500;

/** The ids of a list from its first page on. */
async function listed(asked: Asked): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | undefined; ids.length < mostChanged; ) {
    const { rows, next } = await api.lead.find({
      ...asked,
      fields: [],
      limit: pageRows,
      ...(after !== undefined && { after }),
    });
    ids.push(...rows.map(({ id }) => id));
    if (next === null) break;
    after = next;
  }
  return ids.slice(0, mostChanged);
}
