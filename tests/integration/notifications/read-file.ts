import { parse } from "csv-parse/sync";
import type { OutgoingMessage } from "../../../app/alerts/outgoing/message";

/** Of the file of a message: what is said above the table, and its rows by their cells. */
export function readFile(message: OutgoingMessage | null) {
  const lines = message?.file?.text.replace("\ufeff", "").trimEnd().split("\r\n") ?? [];
  const isComment = (line: string) => line.startsWith("#") || line.startsWith('"#');
  return {
    url: message?.link?.url ?? "",
    comments: lines.filter(isComment).join("\n"),
    rows: parse(lines.filter((line) => !isComment(line)).join("\n")) as string[][],
  };
}
