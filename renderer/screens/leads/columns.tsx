import type { FoundLead } from '../../../shared/api/leadFind.ts';
import { type LeadField, leadFields } from '../../../shared/domain/intake/fields.ts';
import type { ListedColumn } from '../../../shared/domain/lead.ts';
import { momentText } from '../../parts/format.ts';
import type { Column } from '../../parts/List.tsx';
import { StateBadge } from '../../parts/StateBadge.tsx';
import { fieldTitle } from '../../text/fieldTests.ts';
import { whyLine } from '../../text/leadWords.ts';
import { stateWord } from '../../text/states.ts';

const deliveriesText = ({ deliveries }: FoundLead): string =>
  deliveries.map(({ client, standing }) => `${client}: ${stateWord('standing', standing).word}`).join(', ');

const capturedText = ({ capturedAt, look }: FoundLead): string =>
  momentText(capturedAt, look?.timeZone ?? 'UTC', look?.locale ?? 'en-GB');

const builtIn: readonly (Column<FoundLead> & { readonly id: ListedColumn })[] = [
  { id: 'name', title: 'Name', text: (lead) => lead.name ?? lead.email ?? '–', width: 152 },
  { id: 'company', title: 'Company', text: (lead) => lead.company ?? '', width: 128 },
  { id: 'email', title: 'Mail', text: (lead) => lead.email ?? '', width: 216, hidden: true },
  { id: 'phone', title: 'Phone', text: (lead) => lead.phone ?? '', width: 136, hidden: true },
  { id: 'country', title: 'Country', text: (lead) => lead.country ?? '', width: 80, hidden: true },
  {
    id: 'outcome',
    title: 'Verdict',
    text: (lead) => stateWord('lead', lead.outcome).word,
    cell: (lead) => <StateBadge kind="lead" value={lead.outcome} />,
    width: 104,
  },
  { id: 'why', title: 'Why', text: whyLine },
  {
    id: 'score',
    title: 'Score',
    text: (lead) => (lead.score === null ? '' : `${lead.score}${lead.band === null ? '' : ` ${lead.band}`}`),
    width: 64,
    align: 'right',
    hidden: true,
  },
  {
    id: 'contact',
    title: 'Contact data',
    text: (lead) => stateWord('lead', lead.contact).word,
    cell: (lead) => <StateBadge kind="lead" value={lead.contact} />,
    width: 104,
    hidden: true,
  },
  {
    id: 'deliveries',
    title: 'Deliveries',
    text: deliveriesText,
    cell: (lead) =>
      lead.deliveries.map(({ id, client, standing }) => (
        <span key={id} title={client}>
          <StateBadge kind="standing" value={standing} />{' '}
        </span>
      )),
    width: 160,
  },
  { id: 'source', title: 'Source', text: (lead) => lead.source ?? lead.channel ?? '', width: 104 },
  { id: 'campaign', title: 'Campaign', text: (lead) => lead.campaign ?? '', width: 144, hidden: true },
  { id: 'contract', title: 'Contract', text: (lead) => lead.contract ?? 'Pool', width: 144, hidden: true },
  { id: 'tags', title: 'Tags', text: (lead) => lead.tags.join(', '), width: 112, hidden: true },
  { id: 'captured', title: 'Captured', text: capturedText, width: 184, align: 'right' },
];

/** What the list of leads can show of each, whatever its file said; it can be put in the order of any of them. */
export const leadColumns: readonly Column<FoundLead>[] = builtIn.map((column) => ({ ...column, sorts: true }));

const prefix = 'field:';

/** Shown by columns of their own. */
const shownAnyway: readonly LeadField[] = [
  'person.fullName',
  'company.name',
  'person.email',
  'person.phone',
  'address.country',
  'source.campaign',
  'lead.capturedAt',
];

/** The fields a choice of columns wants beside each lead. */
export const fieldsShown = (columns: readonly string[]): string[] =>
  columns.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));

/** A column for every other field, those of the agency's own too. */
export const withFields = (custom: readonly string[]): readonly Column<FoundLead>[] => [
  ...leadColumns,
  ...[...leadFields.filter((field) => !shownAnyway.includes(field)), ...custom.map((name) => `custom.${name}`)].map(
    (field) => ({
      id: `${prefix}${field}`,
      title: fieldTitle(field),
      text: ({ values }: FoundLead) => values[field] ?? '',
      width: 136,
      hidden: true,
    }),
  ),
];
