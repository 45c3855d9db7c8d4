import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { Commit } from './Commit.tsx';
import { MapLine } from './MapLine.tsx';
import { Mapping } from './Mapping.tsx';
import { PreviewFigure } from './PreviewFigure.tsx';
import { PreviewList, PreviewTools } from './PreviewList.tsx';
import { AlreadyImported, ChooseContract, Question } from './Questions.tsx';
import { RowPanel } from './RowPanel.tsx';
import type { Intake, Previewed, Seen } from './useIntake.ts';
import { pool } from './useIntake.ts';

/** A file before anything of it is written: what it is, how it is read, and what it will do. */
export function FileInHand({ intake, file }: { readonly intake: Intake; readonly file: File }): ReactNode {
  const { preview } = intake;
  const [mapping, setMapping] = useState(false);
  const [cursor, setCursor] = useState<number | undefined>(undefined);
  const [editing, setEditing] = useState(0);
  const { show } = useSearch({ from: '/import' });
  const navigate = useNavigate({ from: '/import' });
  const answer = intakeIsReady(intake) ? preview.data : undefined;
  const rows = answer?.shown.filter(({ outcome }) => show === undefined || outcome === show) ?? [];
  const row = rows.find((one) => one.row === cursor) ?? rows[0];
  useKeys([
    { keys: 'm', says: 'Show or hide the columns', does: () => setMapping((now) => !now) },
    { keys: 'e', says: 'Mend the row', does: () => setEditing((now) => now + 1) },
  ]);

  return (
    <Screen
      title={file.name}
      over="Import"
      figure={answer && !intake.lettingIn && <PreviewFigure preview={answer} />}
      main={
        <>
          {!intake.lettingIn && (
            <Button variant="default" onClick={intake.drop}>
              Choose another file
            </Button>
          )}
          {answer && <Commit intake={intake} preview={answer} file={file} />}
        </>
      }
      strip={
        intake.seen.data &&
        intake.map && (
          <MapLine
            intake={intake}
            seen={intake.seen.data}
            map={intake.map}
            open={mapping}
            onOpen={() => setMapping(!mapping)}
          />
        )
      }
      tools={
        answer && !mapping ? (
          <PreviewTools
            intake={intake}
            file={file}
            preview={answer}
            show={show}
            onShow={(next) => void navigate({ search: (now) => ({ ...now, show: next }), replace: true })}
          />
        ) : undefined
      }
      panel={
        answer && !mapping && row ? (
          <RowPanel
            key={row.row}
            row={row}
            header={answer.header}
            map={intake.map}
            editing={editing}
            onFix={intake.fix}
            onUnfix={intake.unfix}
            onNext={() => setCursor(after(rows, row.row))}
          />
        ) : undefined
      }
    >
      <Answered read={intake.seen}>
        {(seen) =>
          mapping && intake.map ? (
            <Mapping intake={intake} seen={seen} map={intake.map} />
          ) : (
            <Asked intake={intake} seen={seen}>
              <Answered read={preview}>
                {(found) => (
                  <PreviewList
                    preview={found}
                    rows={rows}
                    cursor={row?.row}
                    onCursor={setCursor}
                    onMend={() => setEditing(editing + 1)}
                    onMore={rows.length < countOf(found, show) ? intake.showMore : undefined}
                  />
                )}
              </Answered>
            </Asked>
          )
        }
      </Answered>
    </Screen>
  );
}

const intakeIsReady = ({ questions, before, contract, map }: Intake): boolean =>
  questions.length === 0 && before === null && contract !== null && (map?.kind === 'leads' || contract !== pool);

const countOf = ({ rows, counts }: Previewed, show: PreviewOutcome | undefined): number =>
  show === undefined ? rows : (counts.find(({ outcome }) => outcome === show)?.count ?? 0);

/** What has to be known before a preview makes sense; else the preview. */
function Asked({
  intake,
  seen,
  children,
}: {
  readonly intake: Intake;
  readonly seen: Seen;
  readonly children: ReactNode;
}): ReactNode {
  const { contract, before, questions, map, reading } = intake;
  if (map === null || reading === null) return null;
  if (contract === null || (contract === pool && map.kind !== 'leads')) {
    return <ChooseContract contracts={seen.contracts} kind={map.kind} onChoose={intake.changeContract} />;
  }
  if (before !== null)
    return <AlreadyImported batch={before} onShow={() => intake.showBatch(before.id)} onAnyway={intake.importAnyway} />;
  const [question] = questions;
  if (question !== undefined) {
    return (
      <Question
        question={question}
        reading={reading}
        onDateOrder={(dateOrder) => intake.changeMap({ ...map, dateOrder })}
        onDecimal={intake.sayDecimal}
      />
    );
  }
  return children;
}

/** The row after this one, of those shown; the one before it where it is the last. */
function after(rows: readonly { readonly row: number }[], row: number): number | undefined {
  const at = rows.findIndex((one) => one.row === row);
  return (rows[at + 1] ?? rows[at - 1] ?? rows[at])?.row;
}
