export const sparkWidth = 100;
export const sparkHeight = 28;
/** Keeps the line's own thickness inside the box. */
const inset = 2;

/** The path of the values in a box of 100 by 28, from the left edge to the right. */
export function sparkPath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "";
  const low = Math.min(0, ...known);
  const span = Math.max(0, ...known) - low || 1;
  const step = values.length > 1 ? sparkWidth / (values.length - 1) : 0;
  const parts: string[] = [];
  let isPenDown = false;
  values.forEach((value, index) => {
    if (value === null) {
      isPenDown = false;
      return;
    }
    const y = sparkHeight - inset - ((value - low) / span) * (sparkHeight - 2 * inset);
    parts.push(`${isPenDown ? "L" : "M"}${round(index * step)} ${round(y)}`);
    isPenDown = true;
  });
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
