import { z } from 'zod';
import { logoMostBytes, readLogo } from './logo.ts';

/** The paper a document is laid out for. */
export const papers = ['A4', 'Letter'] as const;
export const Paper = z.enum(papers);
export type Paper = z.infer<typeof Paper>;

const letterCountries = ['US', 'CA', 'MX', 'PH', 'CL', 'CO'];

/** The paper of the one who prints it, of the one who sends it, or what is usual in the sender's country. */
export const paperFor = (
  agency: { readonly paper?: Paper | undefined; readonly country: string },
  client: { readonly paper?: Paper | undefined },
): Paper => client.paper ?? agency.paper ?? (letterCountries.includes(agency.country) ? 'Letter' : 'A4');

const Logo = z
  .string()
  .max(Math.ceil(logoMostBytes / 3) * 4)
  .refine((base64) => readLogo(base64) !== null, 'a PNG or JPEG of at most 48 KiB and 2400 × 1200 pixels, in base64');

/** How documents look: the agency's on invoices, the client's on reports. A colour that cannot be read is darkened where it is used. */
export const Brand = z.strictObject({
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#1f4e8c"')
    .optional(),
  logo: Logo.optional(),
});
export type Brand = z.infer<typeof Brand>;
