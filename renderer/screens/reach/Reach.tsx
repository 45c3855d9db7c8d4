import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReachRead } from '../../../shared/api/reach.ts';
import { query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { Empty } from '../../parts/Empty.tsx';
import { dayText } from '../../parts/format.ts';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { type Column, List } from '../../parts/List.tsx';
import { Panel, Screen } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { leadName } from '../../text/leadName.ts';
import { stateWord } from '../../text/states.ts';
import { Asked } from './Asked.tsx';
import { Say } from './Say.tsx';

type Waiting = ReachRead['queue'][number];

/** The verification queue: can this lead be reached? One key answers, and the next lead is there. */
export function Reach(): ReactNode {
  const address = useSearch({ from: '/reach' });
  const navigate = useNavigate({ from: '/reach' });
  const read = useQuery({
    ...query.reach.read.queryOptions({ input: address.lead === undefined ? {} : { lead: address.lead } }),
    placeholderData: keepPreviousData,
    // Whose day has come goes by the day on which it is read.
    refetchOnMount: 'always',
  });
  const page = read.data;
  const goTo = (lead: number | undefined): void => void navigate({ search: { lead }, replace: true });
  return (
    <Screen
      title="Reach"
      figure={page && <Figure page={page} />}
      main={
        page?.lead?.contract != null && (
          <LinkButton to="/call" search={{ contract: page.lead.contract, lead: page.lead.id }} variant="default">
            Open the call form
          </LinkButton>
        )
      }
      panel={
        page?.lead && (
          <Panel
            title={leadName(page.lead)}
            foot={
              <Say
                key={page.lead.id}
                lead={page.lead}
                today={page.today}
                // The keys mean the lead that is shown: until the next one is there, they wait.
                waits={read.isPlaceholderData}
                onSaid={() => goTo(nextOf(page))}
              />
            }
          >
            <Asked lead={page.lead} look={page.look} />
          </Panel>
        )
      }
    >
      <Answered read={read}>
        {({ queue, lead, look }) => (
          <List
            label="Waiting to be verified"
            columns={columnsFor(look?.locale ?? 'en-GB')}
            rows={queue}
            idOf={({ id }) => id}
            cursor={address.lead ?? lead?.id}
            onCursor={({ id }) => goTo(id)}
            onOpen={({ id }) => void navigate({ to: '/leads/$lead', params: { lead: String(id) } })}
            empty={<Nobody />}
            autoFocus
          />
        )}
      </Answered>
    </Screen>
  );
}

function Figure({ page: { counts, more } }: { readonly page: ReachRead }): ReactNode {
  const { due, check, notReached } = counts;
  const parts = [
    due > 0 ? `${due.toLocaleString('en')} due again` : '',
    check > 0 ? `${check.toLocaleString('en')} with doubtful data` : '',
    notReached > 0 ? `${notReached.toLocaleString('en')} not reached yet` : '',
  ].filter((part) => part !== '');
  return (
    <>
      <strong>
        {(due + check + notReached).toLocaleString('en')}
        {more && '+'}
      </strong>{' '}
      to verify{parts.length > 0 && `: ${parts.join(', ')}`}
    </>
  );
}

/** The lead after the one shown; at the end the one before it. */
function nextOf({ queue, lead }: ReachRead): number | undefined {
  const at = queue.findIndex(({ id }) => id === lead?.id);
  return (queue[at + 1] ?? queue[at - 1])?.id;
}

const why: Readonly<Record<Waiting['why'], string>> = {
  due: 'Due again',
  check: 'Doubtful data',
  notReached: 'Not reached yet',
};

const columnsFor = (locale: string): readonly Column<Waiting>[] => [
  {
    id: 'name',
    title: 'Lead',
    text: (lead) =>
      [leadName(lead), lead.name === null ? null : lead.company].filter((part) => part !== null).join(' · '),
    share: 2,
  },
  { id: 'phone', title: 'Phone', text: ({ phone }) => phone ?? '–', width: 152 },
  { id: 'email', title: 'Mail', text: ({ email }) => email ?? '–', share: 2 },
  {
    id: 'contact',
    title: 'Contact data',
    text: ({ contact }) => stateWord('lead', contact).word,
    cell: ({ contact }) => <StateBadge kind="lead" value={contact} />,
    width: 104,
  },
  {
    id: 'why',
    title: 'Waits because',
    text: (lead) => (lead.askOn === null ? why[lead.why] : `${why[lead.why]}, ${dayText(lead.askOn, locale)}`),
    share: 1.5,
  },
];

function Nobody(): ReactNode {
  return (
    <Empty title="Nobody waits to be verified" action={<LinkButton to="/import">Import leads</LinkButton>}>
      Every lead with doubtful contact data was asked about, and whoever is not with a client yet was reached. Who is
      put off for later comes back on that day.
    </Empty>
  );
}
