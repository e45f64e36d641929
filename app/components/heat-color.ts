// From nearly white to as much of the colour of charts as leaves dark text readable.
const light = [242, 247, 255] as const;
const strong = [104, 162, 236] as const;

/** The colour of a cell by how much of the hue it has: 0 to 1. */
export function heatColor(strength: number): string {
  const share = Math.min(1, Math.max(0, strength));
  const part = (index: 0 | 1 | 2) =>
    Math.round(light[index] + (strong[index] - light[index]) * share);
  return `rgb(${part(0)}, ${part(1)}, ${part(2)})`;
}
