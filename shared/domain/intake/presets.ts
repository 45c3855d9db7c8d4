import type { IntakeKind } from './fields.ts';
import { headerWords } from './headerWords.ts';

/** The tools whose files are known by the names of their columns (domain §4). */
export const leadTools = [
  'Meta Lead Ads',
  'LinkedIn Lead Gen Forms',
  'Google Ads lead forms',
  'HubSpot',
  'Salesforce',
  'Apollo',
  'Pipedrive',
  'Calendly',
  'GoHighLevel',
  'Google Contacts',
  'Outlook contacts',
] as const;
/** One of {@link leadTools}. */
export type LeadTool = (typeof leadTools)[number];

type Values = Readonly<Record<string, string>>;

interface ColumnMeaning {
  readonly field: string;
  readonly values?: Values;
  readonly priority?: number;
}

/** What a tool writes that names of columns alone do not say. */
interface Preset {
  readonly tool: LeadTool;
  readonly kind: IntakeKind;
  /** Names of columns, in words, that only this tool has together; any one of the lists will do. */
  readonly knownBy: readonly (readonly string[])[];
  /** Column, in words → what it means. */
  readonly columns?: Readonly<Record<string, ColumnMeaning>>;
  /** Field → columns, in words, that may hold it: the first that is filled in a row gives the value. */
  readonly firstOf?: Readonly<Record<string, readonly string[]>>;
  /** Field → its words in the file → what they mean. */
  readonly values?: Readonly<Record<string, Values>>;
  /** Texts that mean nothing, wherever they stand. */
  readonly empty?: readonly string[];
}

/** A contact in an address book has numbers and addresses by the place they ring at; that of the work comes first. */
const addressBook = {
  google: {
    'person.email': ['e mail 1 value', 'e mail 2 value', 'e mail 3 value', 'e mail 4 value'],
    'person.phone': ['phone 1 value', 'phone 2 value', 'phone 3 value'],
  },
  outlook: {
    'person.email': ['e mail address', 'e mail 2 address', 'e mail 3 address'],
    'person.phone': [
      'business phone',
      'business phone 2',
      'mobile phone',
      'primary phone',
      'company main phone',
      'home phone',
      'other phone',
    ],
    // `Title` is how one is addressed, `Account` whose address book it is.
    'person.jobTitle': ['job title'],
    'company.name': ['company'],
  },
} as const;

const salesforceEmpty = ['[not provided]', '--None--'];

const presets: readonly Preset[] = [
  {
    tool: 'Meta Lead Ads',
    kind: 'leads',
    knownBy: [
      ['created time', 'form id', 'platform'],
      ['created time', 'ad id', 'form id'],
    ],
    values: { 'source.channel': { fb: 'Facebook', ig: 'Instagram' } },
  },
  {
    tool: 'LinkedIn Lead Gen Forms',
    kind: 'leads',
    knownBy: [
      ['lead id', 'campaign name', 'form name', 'submitted at'],
      ['campaign name', 'lead gen form name'],
      ['campaign name', 'form name', 'submitted at'],
    ],
    firstOf: { 'person.email': ['work email', 'email address', 'email'] },
  },
  {
    tool: 'Google Ads lead forms',
    kind: 'leads',
    knownBy: [
      ['lead id', 'form id', 'gcl id'],
      ['lead id', 'form id', 'gclid'],
      ['lead id', 'form id', 'google click id'],
      ['lead id', 'gclid', 'campaign name'],
    ],
    firstOf: {
      'person.email': ['work email', 'user email', 'email'],
      'person.phone': ['work phone', 'phone number', 'user phone'],
    },
  },
  {
    // Which columns it writes is up to whoever exports; an owner of the contact is among them, or names and a phone.
    tool: 'HubSpot',
    kind: 'leads',
    knownBy: [
      ['record id', 'contact owner'],
      ['record id', 'first name', 'last name', 'phone number'],
    ],
    empty: ['(No value)'],
  },
  { tool: 'HubSpot', kind: 'sales', knownBy: [['record id', 'deal name', 'deal stage']], empty: ['(No value)'] },
  {
    tool: 'Salesforce',
    kind: 'leads',
    knownBy: [
      ['lead owner', 'company account'],
      ['lead source', 'is converted', 'created date'],
    ],
    empty: salesforceEmpty,
  },
  {
    tool: 'Salesforce',
    kind: 'sales',
    knownBy: [['opportunity name', 'stage', 'opportunity owner']],
    empty: salesforceEmpty,
  },
  {
    tool: 'Apollo',
    kind: 'leads',
    knownBy: [['apollo contact id'], ['person linkedin url', 'company name for emails']],
    // What a company is reached by stands behind what its person is reached by.
    firstOf: {
      'person.email': ['email', 'secondary email', 'tertiary email'],
      'person.phone': [
        'work direct phone',
        'mobile phone',
        'other phone',
        'home phone',
        'corporate phone',
        'company phone',
      ],
      'address.city': ['city', 'company city'],
      'address.region': ['state', 'company state'],
      'address.country': ['country', 'company country'],
    },
  },
  {
    tool: 'Pipedrive',
    kind: 'leads',
    knownBy: [
      ['person name', 'organization name'],
      ['person name', 'person organization'],
      ['person name', 'lead title'],
    ],
    firstOf: {
      'company.name': ['organization name', 'person organization', 'lead organization'],
      'person.email': ['person email work', 'person email home', 'person email other', 'person email'],
      'person.phone': ['person phone work', 'person phone mobile', 'person phone', 'person phone home'],
      'address.line1': ['organization address'],
    },
  },
  {
    // A cancelled event was never marked as a no-show, so what is cancelled goes first.
    tool: 'Calendly',
    kind: 'appointments',
    knownBy: [['invitee email', 'start date time', 'canceled', 'marked as no show']],
    columns: {
      canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 1 },
      'marked as no show': { field: 'appointment.outcome', values: { Yes: 'prospectNoShow', No: 'held' }, priority: 0 },
    },
  },
  { tool: 'GoHighLevel', kind: 'leads', knownBy: [['contact id', 'phone', 'email', 'tags']] },
  {
    tool: 'Google Contacts',
    kind: 'leads',
    knownBy: [
      ['file as', 'e mail 1 value'],
      ['given name yomi', 'e mail 1 value'],
      ['e mail 1 label', 'e mail 1 value', 'phone 1 value'],
    ],
    firstOf: addressBook.google,
  },
  {
    tool: 'Outlook contacts',
    kind: 'leads',
    // The desktop of today writes kinds of addresses, the web how names are read aloud; both say no more when one is free.
    knownBy: [
      ['e mail address', 'business phone', 'internet free busy'],
      ['e mail address', 'business phone', 'e mail display name'],
      ['e mail address', 'business phone', 'given yomi'],
      ['e mail address', 'business phone', 'business street'],
    ],
    firstOf: addressBook.outlook,
  },
];

/** What a file's tool adds to what the names of its columns say. */
export interface ToolMap {
  readonly columns: Readonly<Record<string, string | ColumnMeaning>>;
  readonly values: Readonly<Record<string, Values>>;
  readonly empty: readonly string[];
}

/** The tool that wrote a file of this kind, by the names of its columns; null where none is recognised. */
export const toolOf = (kind: IntakeKind, header: readonly string[]): LeadTool | null =>
  presetFor(kind, namesByWords(header))?.tool ?? null;

/** What is known of the files of the tool that wrote this one; nothing where none is recognised. */
export function toolMap(kind: IntakeKind, header: readonly string[]): ToolMap {
  const names = namesByWords(header);
  const { columns = {}, firstOf = {}, values = {}, empty = [] } = presetFor(kind, names) ?? {};
  const told = Object.entries(columns).flatMap(([words, meaning]) => {
    const name = names.get(words);
    return name === undefined ? [] : [[name, meaning] as const];
  });
  const ordered = Object.entries(firstOf).flatMap(([field, places]) => {
    const there = places.map((words) => names.get(words)).filter((name) => name !== undefined);
    return there.map(
      (name, place) => [name, there.length === 1 ? field : { field, priority: there.length - place }] as const,
    );
  });
  return { columns: Object.fromEntries([...told, ...ordered]), values, empty };
}

function presetFor(kind: IntakeKind, names: ReadonlyMap<string, string>): Preset | undefined {
  return presets.find(
    (one) => one.kind === kind && one.knownBy.some((together) => together.every((words) => names.has(words))),
  );
}

const namesByWords = (header: readonly string[]): Map<string, string> =>
  new Map(header.map((name) => [headerWords(name), name]));
