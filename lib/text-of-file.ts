/** A file that people choose as text, in the encodings that spreadsheets write. */
export type TextOfFile = { text: string } | { fault: "csv.workbook" | "csv.not-utf8" };

/**
 * The text of a file in UTF-8, UTF-16 or Windows-1252: Excel writes "Unicode text" in UTF-16, and "CSV" in the code page
 * of the machine. An Excel workbook and what is no text in any of them is a fault.
 */
export function textOfFile(bytes: Uint8Array): TextOfFile {
  const [a, b, c, d] = bytes;
  // A workbook is a ZIP file; the old format begins with the OLE signature.
  if ((a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) || (a === 0xd0 && b === 0xcf && c === 0x11)) {
    return { fault: "csv.workbook" };
  }
  const isLittle = (a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0);
  if (isLittle || isBig) return plainText(bytes, isLittle ? "utf-16le" : "utf-16be");
  const isUtf8 = isDecodable(bytes);
  return plainText(bytes, isUtf8 ? "utf-8" : "windows-1252");
}

function isDecodable(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text with a NUL or with replacement characters was not in the encoding that was tried. */
function plainText(bytes: Uint8Array, encoding: string): TextOfFile {
  const text = new TextDecoder(encoding).decode(bytes);
  return /[\0\ufffd]/.test(text) ? { fault: "csv.not-utf8" } : { text: text.replace(/^\ufeff/, "") };
}
