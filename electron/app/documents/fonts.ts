import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const font = (file: string): string => resolve(`pdfmake/fonts/Roboto/${file}`);

/** The font of all documents and charts, a file of our own: they come out the same on every machine. */
export const fontFile = {
  normal: font('Roboto-Regular.ttf'),
  bold: font('Roboto-Medium.ttf'),
  italics: font('Roboto-Italic.ttf'),
  bolditalics: font('Roboto-MediumItalic.ttf'),
};
