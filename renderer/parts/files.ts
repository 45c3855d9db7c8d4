/** The desktop window opens no second one: there a file is saved, by the system's own dialog. */
const opensTabs = location.protocol.startsWith('http');

/** How long a browser may take to begin reading a file it was handed. */
const handOverMs = 60_000;

/** Puts a file where the user says, under its own name. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), handOverMs);
}

/**
 * Shows a file in a tab of its own, where it can be printed; where there are no tabs, or the browser keeps the page from opening
 * one, it is saved. Only for what carries no styles or scripts of its own, such as a PDF: a tab made here is held to the policy of
 * our page.
 */
export function showFile(file: File): void {
  const address = URL.createObjectURL(file);
  const tab = opensTabs ? window.open(address, '_blank') : null;
  if (tab === null) saveFile(file);
  setTimeout(() => URL.revokeObjectURL(address), handOverMs);
}
