import { Anchor, Button, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RequalifyScope } from '../../../shared/api/requalification.ts';
import { api, query } from '../../api.ts';
import { Empty } from '../../parts/Empty.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { differenceText, ranText } from '../../text/requalified.ts';
import { filterOf } from '../leads/address.ts';
import type { RequalifyAddress } from './address.ts';
import { CellPanel } from './CellPanel.tsx';
import { Difference } from './Difference.tsx';
import { Runs } from './Runs.tsx';
import { usePreview } from './usePreview.ts';

/** Judges the leads of a contract again: first what it would change, then the doing, and the way back. */
export function Requalify(): ReactNode {
  const address = useSearch({ from: '/requalify' });
  const navigate = useNavigate({ from: '/requalify' });
  const { contract, run: asked, from, to } = address;
  const change = (next: Partial<RequalifyAddress>): void =>
    void navigate({ search: (before) => ({ ...before, from: undefined, to: undefined, ...next }), replace: true });
  const choices = useQuery(query.lead.choices.queryOptions());
  const list = useQuery(
    query.requalification.list.queryOptions({ input: { ...(contract !== undefined && { contract }) } }),
  );
  const runs = list.data?.runs ?? [];
  const run = runs.find((one) => one.run === asked);
  const of = scopeOf(address);
  const looking = usePreview(contract, of, asked === undefined);
  const judging = useAct(api.requalification.run, {
    said: ranText,
    afterwards: ({ run: made }) => change({ run: made, leads: undefined, filter: undefined, all: undefined }),
  });
  const shown = run ?? (asked === undefined ? looking.preview : null);
  const name = choices.data?.contracts.find(({ ref }) => ref === contract)?.name ?? contract;
  const leads = looking.preview?.leads ?? 0;
  const canJudge = asked === undefined && leads > 0 && !judging.busy;
  const judge = (): void => {
    if (canJudge && contract !== undefined) void judging.act({ contract, of });
  };
  useKeys([{ keys: 'g', says: 'Judge them again', does: judge }]);
  const cell = from !== undefined && to !== undefined ? { from, to } : undefined;
  const source = run !== undefined ? { run: run.run } : looking.preview && { preview: looking.preview.preview };
  return (
    <Screen
      title={name === undefined ? 'Judge leads again' : `Judge again: ${name}`}
      over={
        contract !== undefined && (
          <Anchor href={`#/contracts/${contract}?tab=terms`} inherit>
            Terms
          </Anchor>
        )
      }
      figure={shown && <span>{differenceText(shown)}</span>}
      main={
        asked === undefined ? (
          <Button disabled={!canJudge} loading={judging.busy} onClick={judge}>
            {leads === 0 ? 'Judge again' : `Judge ${counted(leads, 'lead')} again`}
          </Button>
        ) : (
          <Button onClick={() => change({ run: undefined })}>Look what would change now</Button>
        )
      }
      tools={
        <>
          <Select
            aria-label="Contract"
            placeholder="Which contract?"
            data={(choices.data?.contracts ?? []).map(({ ref, name: called, client }) => ({
              value: ref,
              label: `${client}: ${called}`,
            }))}
            value={contract ?? null}
            onChange={(value) =>
              change({ contract: value ?? undefined, run: undefined, leads: undefined, filter: undefined })
            }
            searchable
            openOnFocus={false}
            w={280}
          />
          <SegmentedControl
            aria-label="Which leads"
            data={scopesFor(address)}
            value={of.kind}
            onChange={(value) =>
              change({
                run: undefined,
                all: value === 'all' ? true : undefined,
                ...(value === 'undelivered' || value === 'all' ? { leads: undefined, filter: undefined } : {}),
              })
            }
          />
          {asked === undefined && (
            <Button variant="default" disabled={looking.isLooking || contract === undefined} onClick={looking.again}>
              Look again
            </Button>
          )}
        </>
      }
      panel={
        cell !== undefined &&
        source && <CellPanel key={`${cell.from} ${cell.to}`} source={source} {...cell} onClose={() => change({})} />
      }
    >
      <Scrolled className="page" label="What judging again changes">
        {contract === undefined ? (
          <Empty title="Which contract’s leads?">Choose the contract whose leads are to be judged again.</Empty>
        ) : (
          <div className="sections">
            <p className="quiet">
              Under the terms in force now. Earlier verdicts are kept beside the new ones; a delivered lead keeps the
              one of its delivery day.
            </p>
            {shown !== null && shown !== undefined ? (
              <Difference
                difference={shown}
                chosen={cell}
                onCell={(wantedFrom, wantedTo) => change({ from: wantedFrom, to: wantedTo })}
              />
            ) : (
              <p role="status">{looking.isLooking ? 'Looking at the leads…' : 'Nothing was looked at.'}</p>
            )}
            <Runs runs={runs} contract={contract} />
            {runs.length === 0 && shown?.leads === 0 && (
              <p>
                <LinkButton to="/leads" search={{ contract }} variant="default">
                  Open its leads
                </LinkButton>
              </p>
            )}
          </div>
        )}
      </Scrolled>
    </Screen>
  );
}

function scopeOf({ leads, filter, all }: RequalifyAddress): RequalifyScope {
  if (leads !== undefined) return { kind: 'leads', leads };
  if (filter !== undefined) return { kind: 'filter', filter: filterOf(filter) };
  return { kind: all === true ? 'all' : 'undelivered' };
}

/** What can be chosen: a selection or a filter only where one came from there. */
const scopesFor = ({
  leads,
  filter,
}: RequalifyAddress): { readonly value: RequalifyScope['kind']; readonly label: string }[] => [
  ...(leads === undefined ? [] : [{ value: 'leads' as const, label: `${counted(leads.length, 'chosen lead')}` }]),
  ...(filter === undefined ? [] : [{ value: 'filter' as const, label: 'As filtered' }]),
  { value: 'undelivered', label: 'Not delivered' },
  { value: 'all', label: 'Delivered too' },
];
