import { Pill, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useCanGoBack, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { LeadPage } from '../../../shared/api/leadPage.ts';
import type { ClientLook } from '../../../shared/api/look.ts';
import { api, query } from '../../api.ts';
import { Answered } from '../../parts/Answered.tsx';
import { LinkButton } from '../../parts/LinkButton.tsx';
import { Screen, Scrolled } from '../../parts/Screen.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { useAct } from '../../parts/useAct.tsx';
import { DayText, Moment } from '../../parts/words.tsx';
import { useKeys } from '../../shell/keys.tsx';
import { counted } from '../../text/counted.ts';
import { lastingText } from '../../text/lasting.ts';
import { leadName } from '../../text/leadName.ts';
import { codeWords } from '../../text/leadWords.ts';
import { Deliver, Qualify, Suppress } from '../leads/Bulk.tsx';
import { Calls } from './Calls.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Fields } from './Fields.tsx';
import { History } from './History.tsx';
import css from './lead.module.css';
import { Verdicts } from './Verdicts.tsx';

/** Everything about one lead, on one page. */
export function Lead(): ReactNode {
  const { lead } = useParams({ from: '/leads/$lead' });
  const read = useQuery(query.lead.read.queryOptions({ input: { id: Number(lead) } }));
  const navigate = useNavigate();
  const { history } = useRouter();
  const canGoBack = useCanGoBack();
  useKeys([
    {
      keys: 'Escape',
      says: 'Back to where you came from',
      // The list is as it was left: filter, order and cursor lie in its address.
      does: () => (canGoBack ? history.back() : void navigate({ to: '/leads' })),
    },
  ]);
  const page = read.data;
  const title = page === undefined ? 'Lead' : titleOf(page);
  return (
    <Screen
      title={title}
      over={<Link to="/leads">Leads</Link>}
      figure={page && <StateBadge kind="lead" value={page.verdicts[0]?.outcome ?? page.contact.verdict} />}
      main={page && <Actions page={page} />}
    >
      <Answered read={read}>{(answer) => <Body page={answer} />}</Answered>
    </Screen>
  );
}

const titleOf = ({ name, fields, id }: LeadPage): string =>
  leadName({ id, name, email: fields.find(({ field }) => field === 'person.email')?.value ?? null });

function Actions({ page }: { readonly page: LeadPage }): ReactNode {
  const [first] = page.verdicts;
  return (
    <div className={css.actions}>
      <Qualify leads={[page.id]} contract={first?.contract} />
      <Suppress leads={[page.id]} />
      {first !== undefined && (
        <LinkButton to="/call" search={{ contract: first.contract, lead: page.id }} variant="default">
          Call
        </LinkButton>
      )}
      {page.canDeliverTo.length > 0 && <Deliver leads={[page.id]} contract={page.canDeliverTo[0]?.ref} />}
    </div>
  );
}

function Body({ page }: { readonly page: LeadPage }): ReactNode {
  const address = useSearch({ from: '/leads/$lead' });
  const navigate = useNavigate({ from: '/leads/$lead' });
  const look = page.look ?? { timeZone: 'UTC', locale: 'en-GB' };
  return (
    <div className={css.page}>
      <Scrolled className={`${css.main}`} label="What is known of the lead">
        <section className={css.part}>
          <h2>Why</h2>
          <p>
            Contact data: <StateBadge kind="lead" value={page.contact.verdict} />
            <Word page={page} />
            {page.contact.reasons.length > 0 && <span> {page.contact.reasons.map(codeWords).join(', ')}</span>}
          </p>
          <Verdicts verdicts={page.verdicts} samePerson={page.samePerson} />
        </section>
        <section className={css.part}>
          <h2>Deliveries</h2>
          <Deliveries deliveries={page.deliveries} />
        </section>
        <section className={css.part}>
          <h2>Calls</h2>
          <Calling page={page} look={look} />
          <Calls calls={page.calls} look={look} />
        </section>
        <section className={css.part}>
          <h2>History</h2>
          <History events={page.history} look={look} />
        </section>
      </Scrolled>
      <Scrolled className={`${css.side}`} label="Who it is and where it came from">
        <section className={css.part}>
          <h2>Who</h2>
          <Fields
            key={page.id}
            lead={page.id}
            fields={page.fields}
            all={address.all === true}
            onAll={(all) =>
              void navigate({ search: (before) => ({ ...before, all: all ? true : undefined }), replace: true })
            }
          />
        </section>
        <section className={css.part}>
          <h2>Tags</h2>
          <Tags lead={page.id} tags={page.tags} />
        </section>
        <Origin page={page} />
        <SamePerson page={page} />
      </Scrolled>
    </div>
  );
}

/** How often it was tried, how soon somebody spoke to it, and which queues it is left out of. */
function Calling({
  page: { calling },
  look,
}: {
  readonly page: LeadPage;
  readonly look: Pick<ClientLook, 'timeZone' | 'locale'>;
}): ReactNode {
  const { attempts, firstContact, putOff } = calling;
  return (
    <>
      {attempts > 0 && (
        <p>
          {counted(attempts, 'attempt')},{' '}
          {firstContact === null
            ? 'nobody has spoken to it yet'
            : `first contact ${lastingText(firstContact)} after it came in`}
          .
        </p>
      )}
      {putOff.map(({ contract, until, reason, by }) => (
        <p key={contract}>
          Not called for {contract} before <Moment at={until} zone={look.timeZone} locale={look.locale} />: {reason}{' '}
          <span className="quiet">· {by}</span>
        </p>
      ))}
    </>
  );
}

/** What a person said of reaching it, and the way to say another word. */
function Word({ page }: { readonly page: LeadPage }): ReactNode {
  const { word } = page.contact;
  return (
    <>
      {' '}
      {word !== null && (
        <>
          Reachable: <StateBadge kind="reach" value={word.answer} />{' '}
          {word.askOn !== null && (
            <span className="quiet">
              asked again on <DayText day={word.askOn} locale={page.look?.locale ?? 'en-GB'} />{' '}
            </span>
          )}
        </>
      )}
      <Link to="/reach" search={{ lead: page.id }}>
        {word === null ? 'Say whether it can be reached' : 'Say otherwise'}
      </Link>
    </>
  );
}

function Tags({ lead, tags }: { readonly lead: number; readonly tags: readonly string[] }): ReactNode {
  const choices = useQuery(query.lead.choices.queryOptions());
  const tagging = useAct(api.lead.tag);
  const [typed, setTyped] = useState('');
  return (
    <TagsInput
      aria-label="Tags"
      placeholder={tags.length === 0 ? 'Add a tag …' : ''}
      data={choices.data?.tags ?? []}
      value={[...tags]}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(wanted) =>
        void tagging.act({
          leads: [lead],
          add: wanted.filter((tag) => !tags.includes(tag)),
          remove: tags.filter((tag) => !wanted.includes(tag)),
        })
      }
    />
  );
}

function Origin({ page }: { readonly page: LeadPage }): ReactNode {
  const { timeZone: zone, locale } = page.look ?? { timeZone: 'UTC', locale: 'en-GB' };
  const { origin, consent } = page;
  const extra = page.fields.filter(
    ({ field, value }) => /^source\.(adSet|ad|keyword|partner|clickId)$/.test(field) && value !== null,
  );
  return (
    <section className={css.part}>
      <h2>Where from</h2>
      <dl className="facts">
        <dt>Captured</dt>
        <dd>
          <Moment at={page.capturedAt} zone={zone} locale={locale} />
        </dd>
        <dt>Source</dt>
        <dd>{[origin.source, origin.channel].filter((part) => part !== null).join(' · ') || '–'}</dd>
        <dt>Campaign</dt>
        <dd>{origin.campaign ?? '–'}</dd>
        {extra.map(({ field, label, value }) => (
          <Pair key={field} label={label} value={value ?? '–'} />
        ))}
        <dt>Its own id</dt>
        <dd>{origin.externalId ?? '–'}</dd>
        <dt>File</dt>
        <dd>
          {origin.batch === null ? (
            '–'
          ) : (
            <>
              <Link to="/leads" search={{ batch: origin.batch.id }}>
                {origin.batch.file}
              </Link>
              , <Moment at={origin.batch.at} zone={zone} locale={locale} />
            </>
          )}
        </dd>
        <dt>Consent</dt>
        <dd>
          {consent.given === null ? <span className="none">no evidence</span> : consent.given ? 'given' : 'refused'}
          {consent.at !== null && (
            <>
              {' '}
              <Moment at={consent.at} zone={zone} locale={locale} />
            </>
          )}
          {consent.source !== null && `, ${consent.source}`}
          {consent.text !== null && <div className="quiet">“{consent.text}”</div>}
        </dd>
      </dl>
    </section>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function SamePerson({ page }: { readonly page: LeadPage }): ReactNode {
  const { timeZone: zone, locale } = page.look ?? { timeZone: 'UTC', locale: 'en-GB' };
  if (page.samePerson.length === 0) return null;
  return (
    <section className={css.part}>
      <h2>
        Same person <Pill size="xs">{page.samePerson.length}</Pill>
      </h2>
      {page.samePerson.map(({ id, name, capturedAt, source }) => (
        <p key={id}>
          <Link to="/leads/$lead" params={{ lead: String(id) }}>
            {name ?? `lead ${id}`}
          </Link>{' '}
          <span className="quiet">
            <Moment at={capturedAt} zone={zone} locale={locale} />
            {source !== null && ` · ${source}`}
          </span>{' '}
          <Link
            to="/merge"
            search={{ leads: [page.id, id] }}
            aria-label={`Merge ${name ?? `lead ${id}`} into this lead`}
          >
            Merge …
          </Link>
        </p>
      ))}
    </section>
  );
}
