import { noChoices, type SpendChoices } from "../../app/imports/spend/choices";
import { readSpendFile, type SpendFile } from "../../app/imports/spend/read-file";
import { isMessage } from "../../app/imports/row-cells";

const today = "2026-11-29";
export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What a file of spend is taken for, in a shop of this currency. */
export function answer(
  file: string | Uint8Array,
  choices: Partial<SpendChoices> = {},
  currency = "USD",
) {
  const bytes = typeof file === "string" ? bytesOf(file) : file;
  return readSpendFile(bytes, { currency, today }, { ...noChoices, ...choices });
}

/** The same of a file that is one. */
export function read(
  file: string | Uint8Array,
  choices?: Partial<SpendChoices>,
  currency?: string,
): SpendFile {
  const told = answer(file, choices, currency);
  if (isMessage(told) || told.kind !== "file") throw new Error(JSON.stringify(told));
  return told;
}

/** What of it a test compares. */
export const shown = ({ days }: SpendFile) =>
  days.map(({ channel, campaign, day, spendMinor }) => [day, channel, campaign, spendMinor]);
export const notesOf = ({ notes }: SpendFile) =>
  notes.map(({ text, values }) => [text.split(".").at(-1), values?.["number"]]);
export const reasonsOf = ({ badRows }: SpendFile) =>
  badRows.map(({ line, reason }) => [line, reason.text.split(".").at(-1)]);
