/** Digits that a GTIN may have: GTIN-8, UPC, EAN and ISBN, and that of a carton. */
const lengths = new Set([8, 12, 13, 14]);

export function hasGtinLength(code: string): boolean {
  return /^\d+$/.test(code) && lengths.has(code.length);
}

/** The last digit that the digits before it ask for, by GS1's modulo 10. */
export function computeCheckDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    // From the right, every other digit counts three times, beginning with the last.
    const weight = (digits.length - index) % 2 === 1 ? 3 : 1;
    sum += Number(digits[index]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** Right length, digits alone, and the check digit right. */
export function isGtin(code: string): boolean {
  return hasGtinLength(code) && computeCheckDigit(code.slice(0, -1)) === Number(code.at(-1));
}

/** Prefixes that companies number their own goods with, inside a shop or by weight; of 13 digits, and of 8. */
const restricted = /^(?:02|04|2)/;
const restrictedOfEight = /^[02]/;
const coupon = /^(?:05|98[1-4]|99)/;

/**
 * The range of a code of a GTIN's length. UPC-12 is the GTIN-13 with a zero before it, so its number
 * system 2 is prefix 02; the first of 14 digits says how it is packed and is no part of the prefix; eight
 * digits have prefixes of their own, also when they are filled up with zeros.
 */
export function rangeOfGtin(code: string): "open" | "restricted" | "coupon" {
  const thirteen = code.length === 14 ? code.slice(1) : code.padStart(13, "0");
  if (code.length === 8 || thirteen.startsWith("00000")) {
    return restrictedOfEight.test(thirteen.slice(5)) ? "restricted" : "open";
  }
  if (restricted.test(thirteen)) return "restricted";
  return coupon.test(thirteen) ? "coupon" : "open";
}

/** Ten characters of which the last is right: the old number of a book, which has a GTIN of 13 digits. */
export function isIsbn10(code: string): boolean {
  if (!/^\d{9}[\dX]$/i.test(code)) return false;
  const sum = Array.from(code.toUpperCase()).reduce(
    (total, character, index) =>
      total + (10 - index) * (character === "X" ? 10 : Number(character)),
    0,
  );
  return sum % 11 === 0;
}

/** The GTIN of a book by its old number. */
export function convertIsbn10(code: string): string {
  const digits = `978${code.slice(0, 9)}`;
  return digits + String(computeCheckDigit(digits));
}

/** More lost zeros than this are a guess: one code in ten has the right last digit by chance. */
const mostLostZeros = 2;

/** The GTIN that a spreadsheet cut the zeros off; null where it is none. */
export function restoreLostZeros(code: string): string | null {
  if (!/^\d+$/.test(code) || isIsbn10(code)) return null;
  const length = code.length === 7 ? 8 : 12;
  if (code.length >= length || length - code.length > mostLostZeros) return null;
  const restored = code.padStart(length, "0");
  return isGtin(restored) && !isMadeUp(restored) ? restored : null;
}

/** One digit repeated, or counted up from 1: put in to have something there. */
export function isMadeUp(code: string): boolean {
  return /^(\d)\1{5,}$/.test(code) || /^0*1234567/.test(code);
}

/** What a spreadsheet makes of a long number: "4.00638E+12". */
export function isScientific(code: string): boolean {
  return /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(code);
}
