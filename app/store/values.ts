/** A bigint column's text as a number. Throws where a number could not hold it exactly. */
export function toSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`Integer out of range: ${text}`);
  return number;
}
