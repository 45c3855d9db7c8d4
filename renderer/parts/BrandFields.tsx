import { Button, ColorInput, FileButton, Group, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type Brand, type Paper, paperFor, papers } from '../../shared/domain/brand.ts';
import { logoMostBytes, readLogo } from '../../shared/domain/logo.ts';

interface BrandFieldsProps {
  readonly brand: Brand | undefined;
  readonly paper: Paper | undefined;
  /** Whose paper is usual where none is chosen. */
  readonly country: string;
  readonly disabled?: boolean;
  readonly onBrand: (brand: Brand | undefined) => void;
  readonly onPaper: (paper: Paper | undefined) => void;
}

/** Colour, logo and paper of documents, with the logo as it is. */
export function BrandFields({
  brand,
  paper,
  country,
  disabled = false,
  onBrand,
  onPaper,
}: BrandFieldsProps): ReactNode {
  const [wrong, setWrong] = useState(false);
  const set = (part: Partial<Brand>): void => {
    const next = { ...brand, ...part };
    onBrand(next.accent === undefined && next.logo === undefined ? undefined : next);
  };
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const logo = base64Of(new Uint8Array(await file.arrayBuffer()));
    const fits = readLogo(logo) !== null;
    setWrong(!fits);
    if (fits) set({ logo });
  };
  const facts = brand?.logo === undefined ? null : readLogo(brand.logo);
  return (
    <Group align="end">
      <ColorInput
        label="Colour"
        withEyeDropper={false}
        size="xs"
        w={144}
        disabled={disabled}
        placeholder="our usual one"
        value={brand?.accent ?? ''}
        onChange={(accent) => {
          if (accent === '' || /^#[0-9a-fA-F]{6}$/.test(accent)) set({ accent: accent || undefined });
        }}
      />
      <Select
        label="Paper"
        w={176}
        disabled={disabled}
        clearable
        clearButtonProps={{ 'aria-label': 'The usual paper' }}
        placeholder={`usual: ${paperFor({ country }, {})}`}
        data={[...papers]}
        value={paper ?? null}
        onChange={(chosen) => onPaper(papers.find((one) => one === chosen))}
      />
      <div className="logo-field">
        {facts !== null && brand?.logo !== undefined && (
          <img src={`data:image/${facts.type};base64,${brand.logo}`} alt="Logo" height={48} />
        )}
        <FileButton accept="image/png,image/jpeg" onChange={(file) => void take(file)} disabled={disabled}>
          {(props) => (
            <Button {...props} variant="default" disabled={disabled}>
              {facts === null ? 'Choose a logo' : 'Choose another logo'}
            </Button>
          )}
        </FileButton>
        {facts !== null && !disabled && (
          <Button variant="subtle" color="gray" onClick={() => set({ logo: undefined })}>
            Remove logo
          </Button>
        )}
      </div>
      {wrong && (
        <p role="alert" className="finding bad">
          <span aria-hidden="true">▲</span> This is no PNG or JPEG that documents can hold: at most{' '}
          {logoMostBytes / 1024} KiB and 2400 × 1200 pixels, not interlaced.
        </p>
      )}
    </Group>
  );
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
