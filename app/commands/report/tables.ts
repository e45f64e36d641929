import Table from "cli-table3";

// Without its own colours and lines: what is printed may as well go into a file.
const bare = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Columns side by side, the first to the left and numbers to the right; lines as texts. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const colAligns = head.map((_, index): "left" | "right" => (index === 0 ? "left" : "right"));
  const isHeaded = head.some((text) => text !== "");
  const table = new Table({
    ...(isHeaded ? { head: [...head] } : {}),
    chars: bare,
    colAligns,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** The width that such a table takes. */
export function tableWidth(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => line.length));
}

/** Breaks a text into lines of at most `width`, the following ones set in by `indent`. */
export function wrap(text: string, width: number, indent = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && longer.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = longer;
    }
  }
  return line === "" ? lines : [...lines, line];
}
