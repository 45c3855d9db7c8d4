import { createReaders, type Readers } from '../../shared/domain/qualification/readers.ts';

/**
 * Readers that take a phone without country code for one of `home` where the lead itself names no country: the client's
 * leads are mostly its neighbours. Import and delivery must read by the same home, or a verdict would change between them.
 */
export function homeReaders(home: string | undefined): Readers {
  const readers = createReaders();
  return home === undefined ? readers : { ...readers, phone: (raw, country) => readers.phone(raw, country ?? home) };
}
