// The bytes 0x80 to 0x9F of Windows-1252, whose other bytes equal ISO 8859-1.
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const macintosh = new TextDecoder("macintosh");
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export type StrayEncoding = "Windows-1252" | "Macintosh";

/** Decodes lines of one file: what is not UTF-8 as the likelier of the two old encodings. */
export interface LineDecoder {
  decode(line: Uint8Array): string;
  /** Lines that were not UTF-8, by the encoding their stray bytes were read in. */
  readonly strayLines: Readonly<Record<StrayEncoding, number>>;
}

/** `null` if the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Sees the lines of a file in turn: a line that fits both encodings goes the way of those before it. */
export function createLineDecoder(): LineDecoder {
  const strayLines = { "Windows-1252": 0, Macintosh: 0 };
  let lead = 0;
  return {
    strayLines,
    decode(line) {
      const text = decodeUtf8(line);
      if (text !== null) return text;
      const asWindows = decodeStray(line, readWindows1252);
      const asMac = decodeStray(line, readMacintosh);
      const difference = rateText(asWindows) - rateText(asMac);
      lead += difference;
      const isMac = difference === 0 ? lead < 0 : difference < 0;
      strayLines[isMac ? "Macintosh" : "Windows-1252"] += 1;
      return isMac ? asMac : asWindows;
    },
  };
}

function readWindows1252(byte: number): string {
  return byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

function readMacintosh(byte: number): string {
  return macintosh.decode(Uint8Array.of(byte));
}

/** Keeps what is UTF-8 within the line: some files mix both. */
function decodeStray(line: Uint8Array, readByte: (byte: number) => string): string {
  let text = "";
  for (let at = 0; at < line.length;) {
    const byte = line[at]!;
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    const whole = length > 0 ? decodeUtf8(line.subarray(at, at + length)) : null;
    text += whole ?? readByte(byte);
    at += whole === null ? 1 : length;
  }
  return text;
}

const ordinary = /[’‘“”–—…•°®™©€£¥§½¼¾²³×«»·¿¡ºª\u00a0]/u;
const common = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœÀÁÂÄÅÆÇÈÉÊËÍÎÓÔÖØÙÚÛÜ]/u;

/** How much the characters beyond ASCII look like what people write. */
function rateText(text: string): number {
  let rate = 0;
  for (const match of text.matchAll(/[\u0080-\u{10ffff}]/gu)) {
    const [character] = match;
    const before = text[match.index - 1] ?? " ";
    const after = text[match.index + character.length] ?? " ";
    if (isQuoteInPlace(character, before, after)) rate += 4;
    else if (common.test(character)) {
      const isUpper = character !== character.toLowerCase();
      // A capital after a small letter is hardly ever meant.
      rate += isUpper && /\p{Ll}/u.test(before) ? -1 : /\p{L}/u.test(before + after) ? 3 : 1;
    } else if (ordinary.test(character)) rate += 2;
    else rate -= /[\u0080-\u009f]/.test(character) ? 4 : 2;
  }
  return rate;
}

/** An apostrophe inside a word, an opening mark before one, a closing mark after one. */
function isQuoteInPlace(mark: string, before: string, after: string): boolean {
  const follows = /[\p{L}\p{N}.,!?]/u.test(before);
  const precedes = /[\p{L}\p{N}]/u.test(after);
  if (mark === "’") return follows;
  if (mark === "“" || mark === "‘") return precedes && !follows;
  return mark === "”" && follows && !precedes;
}
