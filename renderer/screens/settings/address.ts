import { z } from 'zod';

export const settingsSections = [
  'agency',
  'people',
  'appearance',
  'key',
  'backups',
  'suppression',
  'presets',
  'verification',
  'history',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** What of this screen lies in the address. */
export const settingsAddress = z.object({
  section: z.enum(settingsSections).optional().catch(undefined),
  /** Of history: only what was done to this. */
  subject: z.string().optional().catch(undefined),
  /** Of the suppression lists: which is open, by the ref of its client; the agency's where undefined. */
  list: z.string().optional().catch(undefined),
});
