/**
 * Whole numbers as near to `parts` as can be that add up to `total`, which is whole and what the parts
 * add up to but for rounding: the largest remainders get what is left over.
 */
export function roundToSum(parts: readonly number[], total: number): number[] {
  const floors = parts.map(Math.floor);
  const left = total - floors.reduce((sum, part) => sum + part, 0);
  const order = parts
    .map((part, index) => ({ index, remainder: part - (floors[index] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const each = order.length === 0 ? 0 : Math.floor(left / order.length);
  const more = left - each * order.length;
  const rounded = floors.map((floor) => floor + each);
  for (const { index } of order.slice(0, more)) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded.map((part) => part + 0);
}
