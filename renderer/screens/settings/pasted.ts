/** Mails and phones as people paste them: one a line, or apart by commas, semicolons or tabs. What has an @ is a mail. */
export function readPasted(text: string): { readonly mails: string[]; readonly phones: string[] } {
  const words = text
    .split(/[\n\r\t,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return { mails: words.filter((word) => word.includes('@')), phones: words.filter((word) => !word.includes('@')) };
}
