import { csvLine } from "../../components/csv-line";

/** CSV (RFC 4180) after comment lines that say what it is. */
export function csvText(
  comments: readonly string[],
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const lines = [
    ...comments.map((comment) => csvLine([`# ${comment}`])),
    csvLine(heading),
    ...rows.map((row) => csvLine(row)),
  ];
  // The mark tells spreadsheets that it is UTF-8.
  return `\ufeff${lines.join("\r\n")}\r\n`;
}
