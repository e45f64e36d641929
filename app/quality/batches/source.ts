import { z } from "zod";
import type { TextKey } from "../../i18n/text-key";

const message = z.object({
  text: z.custom<TextKey>((text) => typeof text === "string"),
  values: z.record(z.string(), z.string()).optional(),
});
/** Fields of which values can be entered from a spreadsheet. */
export const valueFields = ["cost", "weight", "barcode"] as const;

const enteredSchema = z.object({
  field: z.enum(valueFields),
  /** The first of the rows that could not be used. */
  badRows: z.array(z.object({ line: z.number(), reason: message })),
  badCount: z.number(),
  notes: z.array(message),
});
/** Values that were pasted into a batch or came as a file, last. */
export type EnteredSource = z.output<typeof enteredSchema>;

/** Which products a batch is made for: all that fit. Null: whatever theirs is. */
export const sourceSchema = z.object({
  /** Checks whose open findings are to be mended. */
  checkIds: z.array(z.string()).nullable(),
  /** Products picked by hand. */
  productIds: z.array(z.number().int().positive()).nullable(),
  vendor: z.string().nullable(),
  type: z.string().nullable(),
  status: z.string().nullable(),
  severity: z.string().nullable(),
  search: z.string(),
  assignee: z.string().nullable(),
  task: z.string().nullable(),
  /** Those due before this day of the shop and not done. */
  dueBefore: z.iso.date().nullable().default(null),
  entered: enteredSchema.nullable().default(null),
});
export type BatchSource = z.output<typeof sourceSchema>;

export const everything: BatchSource = {
  checkIds: null,
  productIds: null,
  vendor: null,
  type: null,
  status: null,
  severity: null,
  search: "",
  assignee: null,
  task: null,
  dueBefore: null,
  entered: null,
};
