import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { countsOf } from '../../../shared/domain/intake/outcomeLetters.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { api } from '../../api.ts';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { saveFile } from '../../parts/files.ts';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { stateWord } from '../../text/states.ts';
import { fixesOf } from './mends.ts';
import type { Intake, Looked } from './useIntake.ts';
import type { SheetRows } from './useSheetRows.ts';

const unusable: ReadonlySet<PreviewOutcome> = new Set(['broken', 'unmatched', 'refused']);

/** Which rows are shown, how many are mended, and the way out for those that are better mended elsewhere. */
export function PreviewTools({
  intake,
  looked,
  rows,
  show,
  onShow,
}: {
  readonly intake: Intake;
  readonly looked: Looked;
  readonly rows: SheetRows;
  readonly show: PreviewOutcome | undefined;
  readonly onShow: (show: PreviewOutcome | undefined) => void;
}): ReactNode {
  const counts = countsOf(rows.outcomes);
  const mended = intake.mends.cells.size;
  return (
    <>
      <FilterChips
        label="Rows"
        options={counts.map(({ outcome, count }) => ({
          value: outcome,
          label: stateWord('importRow', outcome).word,
          count,
        }))}
        value={show}
        onChange={onShow}
      />
      <span className="grow" />
      {mended > 0 && <span className="quiet">{counted(mended, 'row')} mended</span>}
      {intake.mends.done.length > 0 && (
        <Button variant="default" onClick={rows.takeBack}>
          Take the last mend back
        </Button>
      )}
      <SaveToMend intake={intake} looked={looked} counts={counts} />
    </>
  );
}

function SaveToMend({
  intake,
  looked,
  counts,
}: {
  readonly intake: Intake;
  readonly looked: Looked;
  readonly counts: ReturnType<typeof countsOf>;
}): ReactNode {
  const { act, busy } = useAct(api.intake.problemFile, {
    said: ({ rows, name }) => `Saved ${counted(rows, 'row')} as ${name}. Mend them there and drop that file here.`,
  });
  const sum = (of: (outcome: PreviewOutcome) => boolean): number =>
    counts.filter(({ outcome }) => of(outcome)).reduce((total, { count }) => total + count, 0);
  const broken = sum((outcome) => unusable.has(outcome));
  const unsure = sum((outcome) => outcome === 'check');
  const save = async (which: 'broken' | 'unsure' | 'both'): Promise<void> => {
    const answer = await act({ ...looked.basis, fixes: fixesOf(intake.mends), which });
    if (answer !== undefined) saveFile(new File([answer.text], answer.name, { type: 'text/csv;charset=utf-8' }));
  };
  if (broken + unsure === 0) return null;
  if (broken === 0 || unsure === 0) {
    return (
      <Button variant="default" loading={busy} onClick={() => void save(broken === 0 ? 'unsure' : 'broken')}>
        Save {counted(broken + unsure, broken === 0 ? 'unsure row' : 'broken row')} as CSV
      </Button>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={busy}>
          Save rows to mend as CSV…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void save('broken')}>{counted(broken, 'broken row')}</Menu.Item>
        <Menu.Item onClick={() => void save('unsure')}>{counted(unsure, 'unsure row')}</Menu.Item>
        <Menu.Item onClick={() => void save('both')}>Both: {counted(broken + unsure, 'row')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
