import { Button, FileButton, Group, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { type Batch, BatchList } from './BatchList.tsx';
import classes from './Import.module.css';

const someBatches = 50;
const mostBatches = 200;

/** Before there is a file: where to put it, and what was imported lately. */
export function Start({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const { contract } = useSearch({ from: '/import' });
  const navigate = useNavigate({ from: '/import' });
  const [limit, setLimit] = useState(someBatches);
  const batches = useQuery({
    ...query.intake.batches.queryOptions({ input: { limit, ...(contract ? { contract } : {}) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Screen title="Import" over={contract ? `for ${nameOf(batches.data?.rows) ?? contract}` : undefined}>
      <div className={`${classes.start} screen-only`}>
        <section className={classes.drop} aria-label="Choose a file">
          <h2>Drop a file anywhere on this window</h2>
          <p className="quiet">
            CSV, TSV or an Excel workbook (.xlsx), as spreadsheets and lead tools write it: leads, the client's answers,
            appointments or sales.
          </p>
          <Group justify="center" gap="sm">
            <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain">
              {(props) => <Button {...props}>Choose a file</Button>}
            </FileButton>
            <span className="quiet">or paste cells:</span>
          </Group>
          <Paste onFile={onFile} />
        </section>
      </div>
      <h2 className={classes.heading}>Imports of leads</h2>
      <Answered read={batches}>
        {({ rows, total, cutShort }) => (
          <>
            {cutShort !== null && (
              <p className={classes.cutShort} role="status">
                The import of <strong>{cutShort}</strong> was cut short when the program ended. Nothing of it was kept:
                drop the file once more.
              </p>
            )}
            <BatchList
              rows={rows}
              onOpen={(batch) => void navigate({ search: (now) => ({ ...now, batch }) })}
              onMore={rows.length < total && limit < mostBatches ? () => setLimit(mostBatches) : undefined}
              empty={
                <Empty title="Nothing was imported yet">
                  Drop a file of leads: before anything is written you see what every row will do and what it will bill.
                </Empty>
              }
            />
          </>
        )}
      </Answered>
    </Screen>
  );
}

const nameOf = (rows: readonly Batch[] | undefined): string | undefined => rows?.[0]?.contract?.name;

/** Cells copied from a spreadsheet are a file as any other. */
function Paste({ onFile }: { readonly onFile: (file: File) => void }): ReactNode {
  const [text, setText] = useState('');
  return (
    <Group align="end" gap="sm" wrap="nowrap" className={classes.paste}>
      <Textarea
        className="grow"
        aria-label="Cells copied from a spreadsheet, with their header"
        placeholder="Copy cells with their header in your spreadsheet, and paste them here"
        minRows={2}
        maxRows={4}
        autosize
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={text.trim() === ''}
        onClick={() => onFile(new File([text], 'Pasted cells.tsv', { type: 'text/tab-separated-values' }))}
      >
        Read the cells
      </Button>
    </Group>
  );
}
