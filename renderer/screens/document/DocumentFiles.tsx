import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { FileButton } from '../../parts/FileButton.tsx';

/** A document as files: looked at, or saved for the client and the books. */
export function DocumentFiles({ number }: { readonly number: string }): ReactNode {
  return (
    <>
      <FileButton how="show" get={() => api.invoice.document({ number, format: 'pdf' })}>
        Open PDF
      </FileButton>
      <FileButton how="save" get={() => api.invoice.document({ number, format: 'pdf' })}>
        Save PDF
      </FileButton>
      <FileButton how="save" get={() => api.invoice.document({ number, format: 'csv' })}>
        Save CSV
      </FileButton>
      <FileButton how="save" get={() => api.invoice.document({ number, format: 'json' })}>
        Save JSON
      </FileButton>
    </>
  );
}
