import type { IntakeKind } from './fields.ts';
import { headerWords } from './headerWords.ts';

/** What a tool writes that names of columns alone do not say. */
interface Preset {
  readonly kind: IntakeKind;
  /** Columns, in words, that only this tool has. */
  readonly knownBy: readonly string[];
  /** Column, in words → what it means. */
  readonly columns: Readonly<Record<string, ColumnMeaning>>;
}

interface ColumnMeaning {
  readonly field: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly priority?: number;
}

const presets: readonly Preset[] = [
  {
    // Calendly: a cancelled event was never marked as a no-show, so what is cancelled goes first.
    kind: 'appointments',
    knownBy: ['invitee email', 'start date time', 'canceled', 'marked as no show'],
    columns: {
      canceled: { field: 'appointment.outcome', values: { true: 'cancelledInTime' }, priority: 1 },
      'marked as no show': { field: 'appointment.outcome', values: { Yes: 'prospectNoShow', No: 'held' }, priority: 0 },
    },
  },
];

/** The columns of a known tool's file, by their names in it; empty where no tool is recognised. */
export function presetFor(kind: IntakeKind, header: readonly string[]): Readonly<Record<string, ColumnMeaning>> {
  const byWords = new Map(header.map((name) => [headerWords(name), name]));
  const preset = presets.find((one) => one.kind === kind && one.knownBy.every((words) => byWords.has(words)));
  if (preset === undefined) return {};
  return Object.fromEntries(
    Object.entries(preset.columns).flatMap(([words, meaning]) => {
      const name = byWords.get(words);
      return name === undefined ? [] : [[name, meaning] as const];
    }),
  );
}
