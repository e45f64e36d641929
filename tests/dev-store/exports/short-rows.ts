/** The cells of a row, as many as the header has. */
export interface RowCells {
  cells: readonly string[];
  /** Blank cells at its end were left off in the file. */
  isShort?: true;
}

/** How rows end of which a program has left off the blank cells at the end. */
export interface ShortRows {
  /** Columns of the header. */
  width: number;
  /** Cells up to the last one that every row fills; absent: no row ends early. */
  leastWidth?: number;
  /** Whether cells of the right number look like a row of the export. */
  isRow(cells: readonly string[]): boolean;
}

/** The cells of the row after another, as far as they can be told; null at the end of the file. */
export type Next = readonly string[] | null;

/**
 * A row whose blank cells at the end were left off, with them; null for one that was cut off. After it
 * another row must begin, or the file end with a whole line: else it goes on in the next line.
 */
export function fillUp(
  cells: readonly string[],
  next: Next,
  isLineWhole: boolean,
  shape: ShortRows,
): RowCells | null {
  const { leastWidth, isRow } = shape;
  if (leastWidth === undefined || !isShort(cells, shape)) return null;
  const filled = fillCells(cells, shape);
  if (!isRow(filled)) return null;
  const goesOn =
    next === null || isBlank(next)
      ? !isLineWhole
      : next.length < leastWidth || !isRow(fillCells(next, shape));
  return goesOn ? null : { cells: filled, isShort: true };
}

/** Whether a row ends early, but after all that it needs. */
export function isShort(
  { length }: readonly string[],
  { width, leastWidth = width }: ShortRows,
): boolean {
  return length >= leastWidth && length < width;
}

/** A row with the blank cells that it lacks. */
export function fillCells(cells: readonly string[], { width }: ShortRows): readonly string[] {
  if (cells.length >= width) return cells;
  return [...cells, ...Array.from({ length: width - cells.length }, () => "")];
}

/** Whether a row holds nothing. */
export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");
