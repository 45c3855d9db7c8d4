/**
 * What a cell is read as. `number` is a JS number, `decimal` exact decimal text (the caller applies the currency's
 * exponent), `instant` is ms UTC, `month` is `YYYY-MM`.
 */
export type FieldType = 'text' | 'number' | 'decimal' | 'boolean' | 'instant' | 'month';

/** The closed list of lead fields a column may feed, with what each holds (command-line, Files). */
export const leadFieldTypes = {
  'person.fullName': 'text',
  'person.firstName': 'text',
  'person.lastName': 'text',
  'person.email': 'text',
  'person.phone': 'text',
  'person.jobTitle': 'text',
  'company.name': 'text',
  'company.domain': 'text',
  'company.industry': 'text',
  'company.employees': 'number',
  'company.revenue': 'number',
  'address.line1': 'text',
  'address.city': 'text',
  'address.region': 'text',
  'address.postcode': 'text',
  'address.country': 'text',
  'lead.id': 'text',
  'lead.capturedAt': 'instant',
  'lead.note': 'text',
  'lead.test': 'boolean',
  'source.channel': 'text',
  'source.campaign': 'text',
  'source.adSet': 'text',
  'source.ad': 'text',
  'source.keyword': 'text',
  'source.partner': 'text',
  'source.clickId': 'text',
  'call.seconds': 'number',
  'consent.given': 'boolean',
  'consent.at': 'instant',
  'consent.text': 'text',
  'consent.source': 'text',
  'bant.budget': 'text',
  'bant.authority': 'text',
  'bant.need': 'text',
  'bant.timeline': 'text',
} as const satisfies Readonly<Record<string, FieldType>>;

const matchFieldTypes = {
  'lead.id': 'text',
  'person.email': 'text',
  'person.phone': 'text',
} as const satisfies Readonly<Record<string, FieldType>>;

/** Fields of a client's answers; the first four say which delivery or appointment is meant. */
const feedbackFieldTypes = {
  'appointment.id': 'text',
  ...matchFieldTypes,
  'feedback.decision': 'text',
  'feedback.reason': 'text',
  'feedback.evidence': 'text',
  'feedback.at': 'instant',
} as const satisfies Readonly<Record<string, FieldType>>;

/** Fields of appointments; lead id, mail and phone say whose it is. */
const appointmentFieldTypes = {
  'appointment.id': 'text',
  'appointment.previousId': 'text',
  ...matchFieldTypes,
  'appointment.bookedAt': 'instant',
  'appointment.startsAt': 'instant',
  'appointment.outcome': 'text',
  'appointment.setter': 'text',
} as const satisfies Readonly<Record<string, FieldType>>;

/** Fields of opportunities, sales and revenue entries; amounts stay exact decimal text. */
const saleFieldTypes = {
  ...matchFieldTypes,
  'sale.id': 'text',
  'sale.stage': 'text',
  'sale.amount': 'decimal',
  'sale.wonAt': 'instant',
  'revenue.month': 'month',
  'revenue.amount': 'decimal',
} as const satisfies Readonly<Record<string, FieldType>>;

/** One of the lead fields, such as `person.email`. */
export type LeadField = keyof typeof leadFieldTypes;
/** One of the feedback fields, such as `feedback.decision`. */
export type FeedbackField = keyof typeof feedbackFieldTypes;
/** One of the appointment fields, such as `appointment.outcome`. */
export type AppointmentField = keyof typeof appointmentFieldTypes;
/** One of the sales fields, such as `sale.amount`. */
export type SaleField = keyof typeof saleFieldTypes;

// Object.keys is typed string[]; the tables above are literals, so their keys are exactly these.
function namesOf<Field extends string>(types: Readonly<Record<Field, FieldType>>): readonly Field[] {
  return Object.keys(types) as Field[];
}

/** Lead field names in the order of command-line, Files. */
export const leadFields: readonly LeadField[] = namesOf(leadFieldTypes);
/** Feedback field names. */
export const feedbackFields: readonly FeedbackField[] = namesOf(feedbackFieldTypes);
/** Appointment field names. */
export const appointmentFields: readonly AppointmentField[] = namesOf(appointmentFieldTypes);
/** Sales field names. */
export const saleFields: readonly SaleField[] = namesOf(saleFieldTypes);

/** What a file may hold, as a map names it. */
export const intakeKinds = ['leads', 'feedback', 'appointments', 'sales'] as const;
/** One of {@link intakeKinds}. */
export type IntakeKind = (typeof intakeKinds)[number];

const typesByKind = {
  leads: leadFieldTypes,
  feedback: feedbackFieldTypes,
  appointments: appointmentFieldTypes,
  sales: saleFieldTypes,
} as const satisfies Readonly<Record<IntakeKind, Readonly<Record<string, FieldType>>>>;

/** Field types per kind. A `Map`, so that a field called `constructor` finds nothing (reliability T11). */
export const fieldTypesByKind: Readonly<Record<IntakeKind, ReadonlyMap<string, FieldType>>> = {
  leads: new Map<string, FieldType>(Object.entries(typesByKind.leads)),
  feedback: new Map<string, FieldType>(Object.entries(typesByKind.feedback)),
  appointments: new Map<string, FieldType>(Object.entries(typesByKind.appointments)),
  sales: new Map<string, FieldType>(Object.entries(typesByKind.sales)),
};

/** What a cell has become: text, decimal text and months are strings, instants ms UTC. */
export type FieldValue = string | number | boolean;

type ValueOf<Type extends FieldType> = Type extends 'number' | 'instant'
  ? number
  : Type extends 'boolean'
    ? boolean
    : string;
type TypesOf<Kind extends IntakeKind> = (typeof typesByKind)[Kind];

/** The values of one row of a kind, by field name; a field without a value is absent. No prototype. */
export type FieldValues<Kind extends IntakeKind> = {
  readonly [Field in keyof TypesOf<Kind>]?: TypesOf<Kind>[Field] extends FieldType
    ? ValueOf<TypesOf<Kind>[Field]>
    : never;
};
