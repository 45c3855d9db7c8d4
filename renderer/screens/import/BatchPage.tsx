import { Button, Group } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { Batch as BatchAnswer, Completed } from '../../../shared/api/intake.ts';
import { fieldTitle, reasonText } from '../../../shared/domain/intake/reasonWords.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { api, type CallContext, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { FigureStrip, type StripFigure } from '../../parts/FigureStrip.tsx';
import { FilterChips } from '../../parts/FilterChips.tsx';
import { numberText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { type Column, List } from '../../parts/List.tsx';
import { Screen } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { counted } from '../../text/counted.ts';
import { deliveredText } from '../../text/delivered.ts';
import { stateWord } from '../../text/states.ts';
import { type Batch, localeOf, whenOf } from './BatchList.tsx';
import classes from './Import.module.css';
import { workIn } from './workIn.ts';

type Shown = z.output<typeof BatchAnswer>;
type Completion = z.output<typeof Completed>['rows'][number];

/** One import: what it came to, and what can be done with it. */
export function BatchPage({ id }: { readonly id: number }): ReactNode {
  const read = useQuery(query.intake.batch.queryOptions({ input: { id } }));
  const navigate = useNavigate({ from: '/import' });
  const back = (): void => void navigate({ search: ({ contract }) => ({ contract }) });
  const { data } = read;
  const [wanted, setWanted] = useState<'problems' | 'completed' | null>(null);
  const shown = data?.completed ? (wanted ?? (data.problems.length > 0 ? 'problems' : 'completed')) : 'problems';
  return (
    <Screen
      title={data?.batch.fileName ?? 'Import'}
      over="Import"
      figure={data && <StateBadge kind="batch" value={data.batch.state} />}
      main={
        <>
          <Button variant="default" onClick={back}>
            All imports
          </Button>
          {data?.batch.state === 'live' && data.batch.contract !== null && <RouteThem batch={data.batch} />}
          {data && <Deliver batch={data.batch} ready={data.ready} />}
        </>
      }
      strip={data && <FigureStrip label="What the file came to" figures={figuresOf(data.batch)} />}
      tools={
        data && (
          <>
            {data.completed > 0 && (
              <FilterChips
                label="What it did"
                options={[
                  { value: 'problems', label: 'Rows with problems', count: data.problems.length },
                  { value: 'completed', label: 'Completed leads', count: data.completed },
                ]}
                value={shown}
                onChange={(next) => next !== undefined && setWanted(next)}
              />
            )}
            <span className="grow" />
            <Undo batch={data.batch} />
          </>
        )
      }
    >
      <Answered read={read}>
        {({ problems }) =>
          shown === 'completed' ? (
            <Completions batch={id} />
          ) : (
            <List
              label="Rows that could not be used, or not wholly"
              columns={problemColumns}
              rows={problems}
              idOf={({ row, code, field }) => `${row} ${code} ${field}`}
              empty={<Empty title="Every row could be read" />}
            />
          )
        }
      </Answered>
    </Screen>
  );
}

const problemColumns: readonly Column<Shown['problems'][number]>[] = [
  { id: 'row', title: 'Row', text: ({ row }) => String(row), align: 'right', width: 72 },
  { id: 'field', title: 'Field', text: ({ field }) => (field === '' ? 'the row' : fieldTitle(field)), width: 200 },
  { id: 'problem', title: 'What is wrong', text: ({ code, field }) => reasonText(reasonOf(code, field)) },
];

/** What it filled in leads that were there before, cell by cell. */
function Completions({ batch }: { readonly batch: number }): ReactNode {
  const navigate = useNavigate({ from: '/import' });
  const read = useInfiniteQuery(
    query.intake.completed.infiniteOptions({
      input: (after: number | undefined) => ({ batch, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const fetchMore = (): void => {
    if (!read.isFetchingNextPage) void read.fetchNextPage();
  };
  return (
    <Answered read={read}>
      {({ pages }) => (
        <List
          label="Completed leads, cell by cell"
          columns={completionColumns}
          rows={pages.flatMap(({ rows }) => rows.flatMap(cellsOf))}
          idOf={({ lead, label }) => `${lead} ${label}`}
          onOpen={({ lead }) => void navigate({ to: '/leads/$lead', params: { lead: String(lead) } })}
          onMore={read.hasNextPage ? fetchMore : undefined}
          empty={<Empty title="No lead was completed" />}
        />
      )}
    </Answered>
  );
}

type CompletedCell = Omit<Completion, 'fields'> & Completion['fields'][number];

const cellsOf = ({ lead, name, fields }: Completion): CompletedCell[] =>
  fields.map((field) => ({ lead, name, ...field }));

const completionColumns: readonly Column<CompletedCell>[] = [
  { id: 'lead', title: 'Lead', text: ({ name, lead }) => name ?? String(lead) },
  { id: 'field', title: 'Field', text: ({ label }) => label, width: 200 },
  { id: 'before', title: 'What stood there', text: ({ before }) => before ?? '–', width: 240 },
  { id: 'after', title: 'What came', text: ({ after }) => after },
];

const reasonOf = (code: string, field: string): Parameters<typeof reasonText>[0] => ({
  code,
  field: field === '' ? null : field,
  words: null,
  value: null,
  row: null,
  days: null,
});

const outcomes = ['pass', 'check', 'fail', 'duplicate', 'taken', 'suppressed', 'broken'] as const;

function figuresOf(batch: Batch): StripFigure[] {
  const locale = localeOf(batch);
  return [
    { label: 'Rows', value: numberText(batch.rows, locale) },
    ...outcomes
      .filter((outcome) => batch[outcome] > 0)
      .map((outcome) => {
        const { word, tone } = stateWord('lead', outcome);
        return { label: word, value: numberText(batch[outcome], locale), ...(tone === 'quiet' ? {} : { tone }) };
      }),
    ...(batch.updated > 0 ? [{ label: 'Completed', value: numberText(batch.updated, locale) }] : []),
    ...(batch.willBill === null
      ? []
      : [{ label: 'Bills', value: formatMoney(batch.willBill.amount, batch.willBill.currency, locale) }]),
    { label: 'Contract', value: batch.contract?.name ?? 'Pool', detail: batch.look?.name },
    { label: 'Imported', value: whenOf(batch), detail: batch.by === null ? undefined : `by ${batch.by}` },
  ];
}

function Deliver({ batch, ready }: { readonly batch: Batch; readonly ready: number | null }): ReactNode {
  const { act, busy } = useAct(api.delivery.deliver, {
    said: deliveredText,
  });
  if (batch.state !== 'live') return null;
  if (batch.contract === null || ready === null) return <RouteThem batch={batch} isMain />;
  const { ref } = batch.contract;
  if (ready === 0) {
    return (
      <LinkButton to="/contracts/$contract" params={{ contract: ref }} search={{ tab: 'deliveries' }}>
        Open the deliveries
      </LinkButton>
    );
  }
  return (
    <Button loading={busy} onClick={() => void act({ contract: ref, job: 'deliver' })}>
      Deliver {counted(ready, 'lead')}
    </Button>
  );
}

/** The way to show its leads against every contract, those too that came in for one. */
const RouteThem = ({ batch, isMain = false }: { readonly batch: Batch; readonly isMain?: boolean }): ReactNode => (
  <LinkButton to="/route" search={{ batch: batch.id }} variant={isMain ? 'filled' : 'default'}>
    Route these leads over all contracts
  </LinkButton>
);

/** Takes the whole batch back; where people have worked on it, only by a second word. */
function Undo({ batch }: { readonly batch: Batch }): ReactNode {
  const [work, setWork] = useState<string | null>(null);
  const call = async (
    input: { readonly batch: number; readonly withWork: boolean },
    options: { readonly context: CallContext },
  ) => {
    try {
      return await api.lead.undoImport(input, options);
    } catch (error) {
      const found = workIn(error);
      if (found === null) throw error;
      setWork(found);
      return null;
    }
  };
  const { act, busy } = useAct(call, {
    said: (answer) =>
      answer === null
        ? undefined
        : `Took ${counted(answer.removed, 'lead')} back${answer.restored > 0 ? `, ${answer.restored} are as they were before` : ''}`,
  });
  if (batch.state !== 'live') return <span className="quiet">This import was taken back as a whole.</span>;
  if (work === null) {
    return (
      <Button variant="default" loading={busy} onClick={() => void act({ batch: batch.id, withWork: false })}>
        Undo this import
      </Button>
    );
  }
  return (
    <Group gap="sm" role="alert" className={classes.work}>
      <span>People have worked on its leads since: {work}.</span>
      <Button
        variant="default"
        loading={busy}
        onClick={() => void act({ batch: batch.id, withWork: true }).then((answer) => answer && setWork(null))}
      >
        Undo with all work on it
      </Button>
      <Button variant="default" onClick={() => setWork(null)}>
        Keep the import
      </Button>
    </Group>
  );
}
