/** The GS1 mod-10 check digit of the digits before it (weights 3, 1, 3... from the right). */
export function gtinCheckDigit(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** Whether a barcode is 8, 12, 13 or 14 digits with the right check digit. */
export function isValidGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  return gtinCheckDigit(code.slice(0, -1)) === Number(code.slice(-1));
}

// GS1 prefixes outside the restricted (02, 04, 2), coupon (05, 98, 99) and reserved ranges.
const PREFIXES = [
  "380",
  "400",
  "471",
  "500",
  "540",
  "560",
  "590",
  "731",
  "760",
  "800",
  "871",
  "900",
];

/** GTIN-13 number `item` (0..9,999,999) of brand number `brand`: distinct for distinct arguments. */
export function gtin13(brand: number, item: number): string {
  const prefix = PREFIXES[brand % PREFIXES.length] as string;
  const company = String(10 + Math.floor(brand / PREFIXES.length)).padStart(2, "0");
  const body = prefix + company + String(item % 10_000_000).padStart(7, "0");
  return body + String(gtinCheckDigit(body));
}
