import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PreviewRow } from '../../../shared/api/intake.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { whyOf } from '../../../shared/domain/intake/reasonWords.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { api } from '../../api.ts';
import { Empty } from '../../parts/Empty.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { saveFile } from '../../parts/files.ts';
import { numberText } from '../../parts/format.ts';
import { type Column, List } from '../../parts/List.tsx';
import { ownLocale } from '../../parts/ownLocale.ts';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { stateWord } from '../../text/states.ts';
import { asJson } from './mapDraft.ts';
import { type Intake, type Previewed, pool } from './useIntake.ts';

const toMend: ReadonlySet<PreviewOutcome> = new Set(['broken', 'unmatched', 'refused']);

/** Which rows are shown, and the way out for those that cannot be used. */
export function PreviewTools({
  intake,
  file,
  preview,
  show,
  onShow,
}: {
  readonly intake: Intake;
  readonly file: File;
  readonly preview: Previewed;
  readonly show: PreviewOutcome | undefined;
  readonly onShow: (show: PreviewOutcome | undefined) => void;
}): ReactNode {
  const { map, contract, fixes } = intake;
  const mend = preview.counts.filter(({ outcome }) => toMend.has(outcome)).reduce((sum, { count }) => sum + count, 0);
  const { act, busy } = useAct(api.intake.problemFile, {
    said: ({ rows }) => `Saved ${counted(rows, 'row')} to mend`,
  });
  const save = async (input: Parameters<typeof act>[0]): Promise<void> => {
    const answer = await act(input);
    if (answer !== undefined) saveFile(new File([answer.text], answer.name, { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <>
      <FilterChips
        label="Rows"
        options={preview.counts.map(({ outcome, count }) => ({
          value: outcome,
          label: stateWord('importRow', outcome).word,
          count,
        }))}
        value={show}
        onChange={onShow}
      />
      <span className="grow" />
      {fixes.length > 0 && <span className="quiet">{counted(fixes.length, 'row')} mended</span>}
      {mend > 0 && map !== null && (
        <Button
          variant="default"
          loading={busy}
          onClick={() =>
            void save({
              file,
              ...intake.cut,
              kind: map.kind,
              ...(contract === null || contract === pool ? {} : { contract }),
              map: asJson(map),
              fixes: [...fixes],
            })
          }
        >
          Save {counted(mend, 'row')} to mend as CSV
        </Button>
      )}
    </>
  );
}

/** The rows of the file as they will be. */
export function PreviewList({
  preview,
  rows,
  cursor,
  onCursor,
  onMend,
  onMore,
}: {
  readonly preview: Previewed;
  readonly rows: readonly PreviewRow[];
  readonly cursor: number | undefined;
  readonly onCursor: (row: number) => void;
  readonly onMend: () => void;
  readonly onMore: (() => void) | undefined;
}): ReactNode {
  const [shown, setShown] = useState<readonly string[] | undefined>(undefined);
  return (
    <List
      label="Rows of the file"
      columns={columnsOf(preview)}
      rows={rows}
      idOf={({ row }) => row}
      cursor={cursor}
      onCursor={({ row }) => onCursor(row)}
      onOpen={onMend}
      onMore={onMore}
      shown={shown}
      onColumns={setShown}
      autoFocus
      empty={<Empty title="No such rows">Choose another kind of row above.</Empty>}
    />
  );
}

function columnsOf({ look, willBill, header }: Previewed): Column<PreviewRow>[] {
  const locale = look?.locale ?? ownLocale;
  return [
    { id: 'row', title: 'Row', text: ({ row }) => numberText(row, locale), align: 'right', width: 64 },
    {
      id: 'outcome',
      title: 'Will be',
      text: ({ outcome }) => stateWord('importRow', outcome).word,
      cell: ({ outcome }) => <StateBadge kind="importRow" value={outcome} />,
      width: 136,
    },
    { id: 'who', title: 'Who', text: ({ name, email, company }) => name ?? email ?? company ?? '–', width: 184 },
    { id: 'email', title: 'Mail or phone', text: ({ email }) => email ?? '–', hidden: true },
    { id: 'company', title: 'Company', text: ({ company }) => company ?? '–', hidden: true },
    ...(willBill === null
      ? []
      : [
          {
            id: 'bills',
            title: 'Bills',
            text: ({ bills }: PreviewRow) => (bills === null ? '–' : formatMoney(bills, willBill.currency, locale)),
            align: 'right' as const,
            width: 104,
          },
        ]),
    {
      id: 'why',
      title: 'Why',
      text: (row) => [...(row.fixed ? ['Mended'] : []), ...whyOf(row)].join('; ') || '–',
    },
    ...header.map((name, column) => ({
      id: `cell-${column}`,
      title: name,
      text: ({ cells }: PreviewRow) => cells[column] ?? '',
      hidden: true,
    })),
  ];
}
