/** First bytes of XLSX, which is a zip archive, and of the older XLS. */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether the bytes are a workbook, whatever the file is called: no table of text. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  workbooks.some((first) => first.every((byte, place) => bytes[place] === byte));
