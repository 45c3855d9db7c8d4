import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { rowsOf } from '../../../shared/domain/intake/outcomeLetters.ts';
import type { PreviewOutcome } from '../../../shared/domain/intake/previewOutcome.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { momentText } from '../../parts/format.ts';
import { ownLocale } from '../../parts/ownLocale.ts';
import { Screen } from '../../parts/Screen.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { whenOf } from './BatchList.tsx';
import { Commit } from './Commit.tsx';
import classes from './Import.module.css';
import { MapLine } from './MapLine.tsx';
import { Mapping } from './Mapping.tsx';
import { mendedCells } from './mends.ts';
import { PreviewFigure } from './PreviewFigure.tsx';
import { PreviewTools } from './PreviewTools.tsx';
import { AlreadyImported, ChooseContract, Question } from './Questions.tsx';
import { Sheet } from './sheet/Sheet.tsx';
import type { Intake, Seen, TakenUp } from './useIntake.ts';
import { pool, previewJob, readingJob } from './useIntake.ts';
import { useSheetRows } from './useSheetRows.ts';
import { Working } from './Working.tsx';

/** A file before anything of it is written: what it is, how it is read, and what it will do. */
export function FileInHand({ intake, file }: { readonly intake: Intake; readonly file: File }): ReactNode {
  const { preview, seen } = intake;
  const [mapping, setMapping] = useState(false);
  const { show } = useSearch({ from: '/import' });
  const navigate = useNavigate({ from: '/import' });
  const looked = intakeIsReady(intake) ? preview.data : undefined;
  const rows = useSheetRows(intake, looked);
  // A row that was just mended stays where it is, whatever it is now: nothing moves under the cursor.
  const [stays, setStays] = useState<Stays>({ show, rows: new Set() });
  const staying = stays.show === show ? stays.rows : nothing;
  const outcomes = rows?.outcomes ?? '';
  const list = useMemo(() => rowsOf(outcomes, show, staying), [outcomes, show, staying]);
  useKeys([{ keys: 'F9', says: 'Show or hide the columns', does: () => setMapping((now) => !now) }]);

  return (
    <Screen
      title={file.name}
      over="Import"
      figure={looked && !intake.lettingIn && <PreviewFigure preview={looked.answer} settled={intake.settled} />}
      main={
        <>
          {!intake.lettingIn && (
            <Button variant="default" onClick={intake.drop}>
              Choose another file
            </Button>
          )}
          {looked && <Commit intake={intake} preview={looked.answer} file={file} />}
        </>
      }
      strip={
        seen.data &&
        intake.map && (
          <>
            <MapLine
              intake={intake}
              seen={seen.data}
              map={intake.map}
              open={mapping}
              onOpen={() => setMapping(!mapping)}
            />
            {intake.takenUp && <TakenUpAgain of={intake.takenUp} seen={seen.data} onAfresh={intake.startAfresh} />}
            {seen.data.mendedOf && <MendedRest of={seen.data.mendedOf} onShow={intake.showBatch} />}
          </>
        )
      }
      tools={
        looked && rows && !mapping ? (
          <PreviewTools
            intake={intake}
            looked={looked}
            rows={rows}
            show={show}
            onShow={(next) => void navigate({ search: (now) => ({ ...now, show: next }), replace: true })}
          />
        ) : undefined
      }
    >
      {seen.isPending && <Working job={readingJob} doing="Reading the file" />}
      {!seen.isPending && (
        <Answered read={seen}>
          {(found) =>
            mapping && intake.map ? (
              <Mapping intake={intake} seen={found} map={intake.map} />
            ) : (
              <Asked intake={intake} seen={found}>
                {preview.isPending ? (
                  <Working job={previewJob} doing="Judging the rows" />
                ) : (
                  <Answered read={preview}>
                    {({ answer }) =>
                      rows && (
                        <Sheet
                          label="Rows of the file"
                          list={list}
                          rows={rows}
                          preview={answer}
                          map={intake.map}
                          onMended={(of, lost) => {
                            setStays({ show, rows: new Set([...staying, ...of]) });
                            if (lost > 0) tellLost(lost);
                          }}
                          empty={<Empty title="No such rows">Choose another kind of row above.</Empty>}
                        />
                      )
                    }
                  </Answered>
                )}
              </Asked>
            )
          }
        </Answered>
      )}
    </Screen>
  );
}

/** Somebody has worked on this very file before: what is in hand again, and the way to the file as it stands. */
function TakenUpAgain({
  of: { contract, savedAt, mends },
  seen: { contracts },
  onAfresh,
}: {
  readonly of: TakenUp;
  readonly seen: Seen;
  readonly onAfresh: () => void;
}): ReactNode {
  const look = contracts.find(({ ref }) => ref === contract)?.look;
  const when = momentText(
    savedAt,
    look?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    look?.locale ?? ownLocale,
  );
  const cells = mendedCells(mends);
  return (
    <div className={classes.mendedRest} role="status">
      <span>
        {cells === 0
          ? `You said what the columns of this file mean on ${when}: taken up again.`
          : `You mended ${counted(cells, 'cell')} of this file on ${when}: taken up again.`}
      </span>{' '}
      <Anchor component="button" size="sm" onClick={onAfresh}>
        Start afresh
      </Anchor>
    </div>
  );
}

/** The file holds rows that were taken out of another one to be mended: whose rest it is, and what becomes of its rows. */
function MendedRest({
  of: { fileName, batch },
  onShow,
}: {
  readonly of: NonNullable<Seen['mendedOf']>;
  readonly onShow: (batch: number) => void;
}): ReactNode {
  return (
    <p className={classes.mendedRest}>
      {batch === null ? (
        <>
          Rows taken out of <strong>{fileName}</strong> to be mended; the rest of that file is not imported yet.
        </>
      ) : (
        <>
          The mended rest of{' '}
          <Anchor component="button" size="sm" onClick={() => onShow(batch.id)}>
            {fileName}
          </Anchor>
          , imported {whenOf(batch)}
          {batch.contract === null ? ' into the pool' : ` for ${batch.contract.name}`}.
        </>
      )}{' '}
      No row counts twice: what is a lead already is only completed.
    </p>
  );
}

/** Rows mended under a filter stay under it until another one is chosen. */
interface Stays {
  readonly show: PreviewOutcome | undefined;
  readonly rows: ReadonlySet<number>;
}

const nothing: ReadonlySet<number> = new Set();

const tellLost = (rows: number): void => {
  notifications.show({
    message: `${counted(rows, 'row')} of the pasted block had no row here to go to, or one that was not loaded yet.`,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
};

const intakeIsReady = ({ questions, before, contract, map, seen }: Intake): boolean =>
  seen.data?.rows !== 0 &&
  questions.length === 0 &&
  before === null &&
  contract !== null &&
  (map?.kind === 'leads' || contract !== pool);

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
  if (seen.rows === 0) {
    return (
      <Empty title="This file has column names and no rows">
        It names {counted(seen.columns.length, 'column')}: {seen.columns.map(({ name }) => name).join(', ')}. Export it
        once more with its rows, or choose another file.
      </Empty>
    );
  }
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
