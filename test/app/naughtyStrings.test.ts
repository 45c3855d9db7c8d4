import { ORPCError } from '@orpc/client';
import { afterAll, describe, expect, test } from 'vitest';
import { api } from '../../shared/api/index.ts';
import { leadFields, leadFieldTypes } from '../../shared/domain/intake/fields.ts';
import { textsOf } from '../apiTexts.ts';
import { runsOf, say, seedOf } from '../longForm.ts';
import { naughty } from '../naughty.ts';
import { expectCleanPrototypes } from '../prototypes.ts';
import type { World } from '../world.ts';
import { byMeeting, csv, mailOf, sampleWorld, takeIn, terms } from './sampleContract.ts';

const seed = seedOf(20_260_305);
const isLong = runsOf(0, 1) === 1;

const textFields = leadFields.filter((field) => leadFieldTypes[field] === 'text' && field !== 'lead.id');
const json = (value: unknown) => JSON.parse(JSON.stringify(value));
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What a cell comes to: NULs, which no table holds, and the space around it go, and signs of two parts are written as one. */
const asRead = (text: string): string => text.replaceAll('\0', '').trim().normalize('NFC');

/** Read as a phone these have lost digits to a spreadsheet: they break their row, and say so. */
const losesDigits = /^\s*[+-]?\d+(?:[.,]\d+)?E[+-]?\d+\s*$/i;

/** A lead for each string: in every text field and a column of its own, or in the short form in one of them, turn about. */
function leadFile(): File {
  const columns = [...textFields, 'Own'];
  const rows = naughty.map((text, n) =>
    [
      `L-${n}`,
      '2026-03-01T08:00:00Z',
      ...columns.map((column, at) =>
        (isLong || (n + seed) % columns.length === at) && !(column === 'person.phone' && losesDigits.test(text))
          ? text
          : '',
      ),
    ]
      .map(cell)
      .join(','),
  );
  return csv(['lead.id', 'lead.capturedAt', ...columns].map(cell).join(','), ...rows);
}

const map = {
  kind: 'leads',
  columns: Object.fromEntries(['lead.id', 'lead.capturedAt', ...textFields].map((field) => [field, field])),
};

const columnOf = (field: string): string =>
  field.replace('.', '_').replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

interface Lead {
  readonly n: number;
  readonly [column: string]: string | number | null;
}

const leadsOf = ({ context }: World, n: number | null = null): Lead[] =>
  context.handle.reader
    .read<Record<string, string | number | null>>(
      'SELECT * FROM lead WHERE external_id = :id OR :id IS NULL ORDER BY id',
    )
    .all({ id: n === null ? null : `L-${n}` })
    .map((lead) => ({ ...lead, n: Number(String(lead.external_id).slice(2)) }));

/** What the fields of mails and phones are read as is not what stands there, see `cellReaders`; every other keeps its text. */
const readOtherwise: ReadonlySet<string> = new Set(['person.phone', 'address.postcode']);

test(`I3, I9: ${naughty.length} naughty strings in every text field of a lead: kept, found, filtered and exported as they are`, {
  timeout: 900_000,
}, async () => {
  const startedAt = performance.now();
  const world = await sampleWorld({ contracts: { acme: [terms()] } });
  const { client } = world;
  const { batch, rows } = await client.lead.import({ file: leadFile(), map });
  expect(rows).toBe(naughty.length);

  // Kept letter by letter.
  let fields = 0;
  for (const lead of leadsOf(world)) {
    const text = asRead(naughty[lead.n] ?? '');
    for (const [at, field] of textFields.entries()) {
      if (!isLong && (lead.n + seed) % (textFields.length + 1) !== at) continue;
      if (readOtherwise.has(field)) continue;
      expect(lead[columnOf(field)] ?? '', `${field} of ${JSON.stringify(text)}`).toBe(text);
      fields += 1;
    }
    const own = typeof lead.custom === 'string' ? JSON.parse(lead.custom).Own : '';
    if (isLong || (lead.n + seed) % (textFields.length + 1) === textFields.length) expect(own).toBe(text);
  }

  for (const [n, string] of naughty.entries()) {
    const text = asRead(string);
    const [lead] = leadsOf(world, n);
    if (lead === undefined) throw new Error(`string ${n} is in no lead`);
    const id = Number(lead.id);
    if (!isLong && n % 5 !== seed % 5) continue;
    // Loaded again, searched for and filtered by, whatever it is.
    expect((await client.lead.read({ id })).id).toBe(id);
    await client.search.find({ text: string.slice(0, 200) });
    await client.lead.find({ filter: { text: string.slice(0, 200) } });
    await client.lead.list({ filter: string });
    if (lead.source_campaign !== null) {
      const { rows: found } = await client.lead.find({ filter: { campaign: text }, limit: 500 });
      expect(found.map((one) => one.id)).toContain(id);
    }
    if (lead.source_channel !== null) {
      const { rows: found } = await client.lead.find({ filter: { channel: text }, limit: 500 });
      expect(found.map((one) => one.id)).toContain(id);
    }
    // Typed by hand on its page, and as a tag.
    if (text === '') continue;
    await client.lead.edit({ leads: [id], fields: { 'company.name': string, 'custom.Typed': string } });
    const [after] = leadsOf(world, n);
    expect(JSON.parse(String(after?.custom)).Typed).toBe(text);
    const tag = text.slice(0, 40).trim();
    await client.lead.tag({ leads: [id], add: [tag] });
    const { rows: tagged } = await client.lead.find({ filter: { tag: [tag] }, limit: 500 });
    expect(tagged.map((one) => one.id)).toContain(id);
  }

  // Out as a file, and in again elsewhere: the same leads.
  const file = await client.lead.export({});
  const other = await sampleWorld({ contracts: { acme: [terms()] } });
  const suggested = await other.client.intake.inspect({ file, kind: 'leads' });
  await other.client.lead.import({ file, map: json(suggested.map) });
  const bare = (all: readonly Lead[]) =>
    all
      .toSorted((a, b) => a.n - b.n)
      .map(({ id: _, batch_id: __, custom, ...lead }) => ({ ...lead, custom: JSON.parse(String(custom)) }));
  expect(bare(leadsOf(other))).toEqual(bare(leadsOf(world)));
  expect(await client.verification.run()).toMatchObject({ ok: true });
  await client.lead.undoImport({ batch: batch ?? 0, withWork: true });
  expect([...world.faults, ...other.faults]).toEqual([]);
  expectCleanPrototypes();
  say(
    'I3',
    seed,
    startedAt,
    `${naughty.length} strings, ${fields} fields of leads byte for byte, searched, filtered, exported`,
  );
  world.close();
  other.close();
});

/** Somebody writes `text`, the `n`th, with a lead and deliveries that no other text is written on. */
interface Asked {
  readonly world: World;
  readonly text: string;
  readonly n: number;
  readonly lead: number;
  /** Of `acme`, paid by the lead; of `meet`, paid by the meeting; on hold for `full`. */
  readonly delivery: number;
  readonly meeting: number;
  readonly held: number;
  readonly report: number;
}

const moment = Date.parse('2026-03-02T09:00:00Z');
const address = (text: string) => ({ line1: text, line2: text, city: text, postcode: text, country: 'DE' });

/** Terms with the text wherever they take words. */
const wordy = (text: string) =>
  terms({
    definition: {
      criteria: [{ id: text, field: 'person.jobTitle', op: 'in', value: [text], points: 1, hard: false }],
      bands: [{ band: text, from: 1 }],
    },
    components: [{ id: 'lead', kind: 'perLead', price: 1000, name: text }],
    disputes: { reasons: [{ reason: text, clause: text, class: 'creditable' }], remedy: 'credit' },
    billing: { purchaseOrder: text, tax: { category: 'O', ratePercent: '0', note: text } },
  });

const openClaim = ({ world, delivery }: Asked, evidence?: string) =>
  world.client.delivery.decide({
    ids: [delivery],
    decision: 'dispute',
    reason: 'wrong data',
    ...(evidence !== undefined && { evidence }),
  });

async function decideClaim(asked: Asked): Promise<void> {
  const { world, text, delivery, n } = asked;
  await openClaim(asked);
  const claim = world.context.handle.reader
    .read<{ id: number }>('SELECT id FROM dispute WHERE delivery_id = ?')
    .get(delivery);
  const [id, decision] = [claim?.id ?? 0, { as: 'deny', note: text }] as const;
  if (n % 2 === 0) await world.client.dispute.decide({ ids: [id], ...decision });
  else await world.client.dispute.resolve({ id, ...decision });
}

async function bookAndMove({ world, text, meeting }: Asked): Promise<void> {
  const { chain } = await world.client.appointment.book({
    delivery: meeting,
    startsAt: Date.parse('2026-03-05T15:00:00Z'),
    setter: text,
    withWhom: text,
  });
  await world.client.appointment.move({ id: chain, startsAt: Date.parse('2026-03-06T15:00:00Z'), setter: text });
}

/** What writes the texts named before it, and the table that keeps them. */
const writers: readonly (readonly [
  texts: readonly string[],
  table: string,
  write: (asked: Asked) => Promise<unknown>,
])[] = [
  [
    [
      'agency.save.name',
      'agency.save.companyId',
      ...['line1', 'line2', 'city', 'postcode'].map((one) => `agency.save.address.${one}`),
    ],
    'agency',
    ({ world, text }) =>
      world.client.agency.save(
        json({
          name: text,
          address: address(text),
          companyId: text,
          taxId: 'DE136695976',
          currency: 'EUR',
          timeZone: 'Europe/Berlin',
          email: 'billing@nord.example.com',
        }),
      ),
  ],
  [
    [
      'client.save.client.name',
      ...['line1', 'line2', 'city', 'postcode'].map((one) => `client.save.client.address.${one}`),
    ],
    'client',
    ({ world, text, n }) =>
      world.client.client.save({
        client: json({ ref: `c${n}`, name: text, address: address(text), currency: 'EUR', timeZone: 'Europe/Berlin' }),
        isNew: true,
      }),
  ],
  [
    ['contract.save.contract.name'],
    'contract',
    ({ world, text, n }) =>
      world.client.contract.save({
        contract: json({ ref: `k${n}`, client: 'acme', name: text, status: 'draft', terms: [terms()] }),
      }),
  ],
  [
    [
      'definition.criteria[].id',
      'definition.criteria[].value',
      'definition.criteria[].value[]',
      'definition.bands[].band',
      'components[].name',
      'disputes.reasons[].reason',
      'disputes.reasons[].clause',
      'billing.purchaseOrder',
      'billing.tax.note',
    ].map((one) => `contract.save.contract.terms[].${one}`),
    'terms',
    ({ world, text, n }) =>
      world.client.contract.save({
        contract: json({ ref: `t${n}`, client: 'acme', name: 'Terms', status: 'draft', terms: [wordy(text)] }),
      }),
  ],
  [
    ['source.save.source.channel', 'source.save.source.campaign', 'source.save.source.partner'],
    'source',
    ({ world, text, n }) =>
      world.client.source.save({ source: { ref: `s${n}`, channel: text, campaign: text, partner: text }, isNew: true }),
  ],
  [
    ['people.save.people[].name'],
    'setting',
    ({ world, text }) =>
      world.client.people.save({
        people: [
          { name: 'Ada Example', role: 'owner' },
          { name: text, role: 'manager' },
        ],
        me: 0,
      }),
  ],
  [
    ['view.save.name'],
    'saved_view',
    ({ world, text }) => world.client.view.save({ screen: '/leads', name: text, address: { text } }),
  ],
  [
    ['lead.edit.fields.*'],
    'lead',
    ({ world, text, lead }) => world.client.lead.edit({ leads: [lead], fields: { 'custom.Typed': text } }),
  ],
  [['lead.tag.add[]'], 'lead_tag', ({ world, text, lead }) => world.client.lead.tag({ leads: [lead], add: [text] })],
  [
    ['bulk.run.deed.fields.*'],
    'lead',
    ({ world, text }) => world.client.bulk.run({ filter: {}, deed: { kind: 'edit', fields: { 'custom.Many': text } } }),
  ],
  [
    ['bulk.run.deed.add[]'],
    'lead_tag',
    ({ world, text }) => world.client.bulk.run({ filter: {}, deed: { kind: 'tag', add: [text], remove: [] } }),
  ],
  [
    ['call.finish.note', 'call.finish.answers.*'],
    'call',
    ({ world, text, lead }) =>
      world.client.call.finish({
        lead,
        contract: 'acme',
        startedAt: moment,
        seconds: 90,
        outcome: 'reached',
        note: text,
        answers: { 'person.jobTitle': text },
      }),
  ],
  [
    ['reach.say.note'],
    'history_personal',
    ({ world, text, lead }) => world.client.reach.say({ lead, answer: 'yes', note: text }),
  ],
  [['delivery.decide.evidence'], 'dispute', (asked) => openClaim(asked, asked.text)],
  [['dispute.decide.note', 'dispute.resolve.note'], 'dispute', decideClaim],
  [
    ['delivery.decideHeld.note'],
    'history',
    ({ world, text, held }) =>
      world.client.delivery.decideHeld({ contract: 'full', ids: [held], as: 'discard', note: text }),
  ],
  [['appointment.book.setter', 'appointment.book.withWhom', 'appointment.move.setter'], 'appointment', bookAndMove],
  [
    ['opportunity.record.stage'],
    'opportunity',
    ({ world, text, delivery }) =>
      world.client.opportunity.record({ delivery, stage: text, amount: null, wonDay: null }),
  ],
  [
    ['call.later.reason'],
    'put_off',
    ({ world, text, lead }) =>
      world.client.call.later({ lead, contract: 'acme', until: moment + 86_400_000, reason: text }),
  ],
  [
    ['prepaid.topUp.note'],
    'prepaid_entry',
    ({ world, text }) => world.client.prepaid.topUp({ contract: 'full', amount: 100, note: text }),
  ],
  [
    ['report.comment.comment', 'report.review.comment'],
    'report',
    async ({ world, text, report }) => {
      await world.client.report.comment({ id: report, comment: text });
      await world.client.report.review({ id: report, comment: text });
    },
  ],
];

/** Texts that are the name of something there is, say what is looked for, or are read as a number, a day or a code. */
const namesAndQuestions =
  /\.(?:ref|contract|contracts\[\]|client|source|source\[\]|sources\[\]|job|sheet|after|after\.key|key|month|period|number|fingerprint|currency|timeZone|country|region|locale|accent|logo|percent|ratePercent|markUpPercent|partPercent|atLeast|atMost|price|component|field|fields\[\]|overage|order\[\]|screen|by|subject|filter|channel|campaign|text|tag\[\]|taxId|iban|invoice|creditNote|saidBy|entry|entries\[\]|take\[\]|remove\[\]|cells\[\]|header\[\]|bands?\[\]|value|id|key\.value)$/;

/** Texts that are asked elsewhere, and where. */
const elsewhere: Readonly<Record<string, string>> = {
  'key.setPassphrase.passphrase': 'keys.test.ts: it is kept nowhere',
  'appointment.diary.withWhom': 'says whose diary is looked at',
  'draft.read.name': 'the name a screen gives its own draft',
  'draft.save.name': 'the name a screen gives its own draft',
  'draft.discard.name': 'the name a screen gives its own draft',
  'setting.read.name': 'the name a screen gives its own setting',
  'setting.save.name': 'the name a screen gives its own setting',
  'backup.file.name': 'the name of a file of ours',
  'job.cancel.name': 'the name of a job of ours',
  'agency.begin.agency.name': 'the same words as agency.save, asked once in the life of a file',
  'agency.begin.person.name': 'the same words as people.save',
  'agency.begin.client.name': 'the same words as client.save',
  'agency.begin.tax.note': 'the same words as the note of terms',
  'contract.save.contract.terms[].assets[].name': 'kept with the terms, as the words above',
  'call.finish.meeting.setter': 'the same words as appointment.book, booked on a call',
  'call.finish.meeting.withWhom': 'the same words as appointment.book, booked on a call',
  'call.finish.was.*': 'compared with what the lead says, and not kept',
  'call.judge.answers.*': 'what call.finish keeps, tried',
  'dispute.preview.note': 'what dispute.decide keeps, tried',
  'delivery.decide.reason': 'one of the reasons of the contract',
  'invoice.credit.reason': 'printed on a credit note that is issued for good, see the documents below',
  'report.send.to': 'once for each report, see the documents below',
};

const writtenHere = new Set(writers.flatMap(([texts]) => texts));
const places = /\[\]\.prices\[\]\.when\.|\.search\.|^intake\.|\.map\b|\.content\b|\.address\.\*|^setting\.save\.value/;

test('I3: every text of the api is written here, or rightly not', () => {
  const left = textsOf(api).filter(
    (path) => !writtenHere.has(path) && !namesAndQuestions.test(path) && !places.test(path) && !(path in elsewhere),
  );
  expect(left).toEqual([]);
});

interface Desk {
  readonly world: World;
  readonly asked: (n: number) => Omit<Asked, 'text'>;
}

async function desk(): Promise<Desk> {
  const full = terms({
    caps: [{ per: 'month', leads: 1, above: 'hold' }],
    billing: { tax: { category: 'O', ratePercent: '0', note: 'No tax' }, prepaid: { creditLimit: 1_000_000 } },
  });
  const world = await sampleWorld({ contracts: { acme: [terms()], meet: [byMeeting('held')], full: [full] } });
  const { client } = world;
  const count = naughty.length + 1;
  const delivered: Record<string, readonly { id: number; lead: number }[]> = {};
  for (const [contract, first] of [
    ['acme', 0],
    ['meet', count],
    ['full', 2 * count],
  ] as const) {
    const rows = Array.from({ length: count }, (_, n) => `Robin Example,${mailOf(first + n)},,,,2026-03-01T08:00:00Z`);
    await takeIn(world, contract, rows);
    await client.delivery.deliver({ contract });
    delivered[contract] = world.context.handle.reader
      .read<{ id: number; lead: number }>(
        `SELECT d.id, d.lead_id AS lead FROM delivery d JOIN contract c ON c.id = d.contract_id
         WHERE c.ref = ? AND (d.state = 'onHold') = ? ORDER BY d.id`,
      )
      .all(contract, contract === 'full' ? 1 : 0);
  }
  world.setNow('2026-03-02T09:00:00Z');
  const [made] = await client.report.makeDue({ reports: [{ contract: 'acme', period: '2026-02' }] });
  const of = (contract: string, n: number) => delivered[contract]?.[n] ?? { id: 0, lead: 0 };
  return {
    world,
    asked: (n) => ({
      world,
      n,
      lead: of('acme', n).lead,
      delivery: of('acme', n).id,
      meeting: of('meet', n).id,
      held: of('full', n).id,
      report: made?.id ?? 0,
    }),
  };
}

/** Whether a table keeps the text letter by letter, by itself or in JSON. */
function keeps({ context }: World, table: string, text: string): boolean {
  const columns = context.handle.reader.read<{ name: string }>('SELECT name FROM pragma_table_info(?)').all(table);
  const where = columns.map(({ name }) => `"${name}" = :text OR instr("${name}", :json) > 0`).join(' OR ');
  const found = context.handle.reader
    .read(`SELECT 1 FROM "${table}" WHERE ${where} LIMIT 1`)
    .get({ text, json: JSON.stringify(text) });
  return found !== undefined;
}

describe('I3, I9: naughty strings in every other text', () => {
  // In the short form no string is written twice, and one desk is enough.
  const first = isLong ? null : desk();
  afterAll(async () => (await first)?.world.close());

  test.each(writers.map(([texts, table, write], at) => ({ texts, table, write, at })))(
    '$texts',
    { timeout: 900_000 },
    async ({ table, write, at }) => {
      const { world, asked } = await (first ?? desk());
      const counts = { kept: 0, refused: 0 };
      for (const [n, text] of naughty.entries()) {
        if (!isLong && (n + seed) % writers.length !== at) continue;
        try {
          await write({ ...asked(n), text });
        } catch (problem) {
          if (!(problem instanceof ORPCError) || problem.code === 'FAULT')
            throw new Error(JSON.stringify(text), { cause: problem });
          counts.refused += 1;
          // Only what is longer than there is room for, and nothing at all.
          expect(JSON.stringify(problem.data)).toMatch(/"too_(?:big|small)"/);
          continue;
        }
        const forms = new Set([text, text.trim(), asRead(text)]);
        if (asRead(text) === '') continue;
        expect(
          [...forms].some((form) => keeps(world, table, form)),
          `${table}: ${JSON.stringify(text)}`,
        ).toBe(true);
        counts.kept += 1;
      }
      expect(counts.kept).toBeGreaterThan(0);
      expect(world.faults).toEqual([]);
      expect(await world.client.verification.run()).toMatchObject({ ok: true });
      expectCleanPrototypes();
      if (isLong) world.close();
    },
  );
});

/** What a page says, without its tags. */
const said = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:lt|gt|quot|amp|#39|#x27);/g, (entity) => entities[entity] ?? entity);
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&amp;': '&',
};

test('I3: documents and reports print every naughty string, and are what they are', { timeout: 600_000 }, async () => {
  const hostile = '<script>alert(1)</script> "𝕋𝕙𝕖" \u202Etest\u202C مُنَاقَشَة 社會 =1+1';
  const world = await sampleWorld({ client: { name: hostile }, contracts: { acme: [wordy(hostile)] } });
  const { client } = world;
  const texts = naughty.map(asRead).filter((text) => text !== '');
  const rows = texts.map((text, n) => [`L-${n}`, mailOf(n), text, '2026-03-01T08:00:00Z'].map(cell).join(','));
  await client.lead.import({
    file: csv('Id,Email,Campaign,At', ...rows),
    contract: 'acme',
    map: {
      kind: 'leads',
      columns: { Id: 'lead.id', Email: 'person.email', Campaign: 'source.campaign', At: 'lead.capturedAt' },
    },
  });
  const { delivered } = await client.delivery.deliver({ contract: 'acme' });
  expect(delivered).toBe(texts.length);
  world.setNow('2026-04-02T09:00:00Z');

  const { files } = await client.report.make({ contract: 'acme', period: '2026-03' });
  const page = files.find(({ name }) => name.endsWith('.html'));
  const words = said((await page?.text()) ?? '');
  expect(texts.filter((text) => !words.includes(text))).toEqual([]);
  expect(words).toContain(hostile);

  await client.invoice.run({ period: '2026-03', contract: 'acme', issue: true });
  const number = 'INV-2026-0001';
  for (const format of ['pdf', 'csv', 'json'] as const) {
    expect((await client.invoice.document({ number, format })).size).toBeGreaterThan(10_000);
  }
  const { number: note } = await client.invoice.credit({ number, of: { kind: 'all' }, reason: hostile });
  expect((await client.invoice.document({ number: note, format: 'pdf' })).size).toBeGreaterThan(5_000);
  expect(JSON.parse(await (await client.invoice.document({ number: note, format: 'json' })).text())).toMatchObject({
    reason: hostile,
  });
  expect(await client.verification.run()).toMatchObject({ ok: true });
  expect(world.faults).toEqual([]);
  world.close();
});
