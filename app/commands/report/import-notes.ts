import { z } from "zod";

export const rejectedRowSchema = z.object({
  /** The file's name, without its folder. */
  file: z.string(),
  /** From 1. */
  line: z.number().int().min(1),
  reason: z.string(),
});

export const assumptionSchema = z.object({
  field: z.string(),
  rule: z.string(),
  /** On how many rows it was used. */
  rows: z.number().int().min(0),
});

const notesSchema = z.object({
  rejectedRows: z.array(rejectedRowSchema),
  assumptions: z.array(assumptionSchema),
  /** First and last shop day of orders; null where there are none. */
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});

/** What a store made of the files it was given. */
export type ImportNotes = z.output<typeof notesSchema>;

/** Asks the local store what it made of its files. */
export async function readImportNotes(storeUrl: string): Promise<ImportNotes> {
  const response = await fetch(`${storeUrl}/dev/import`);
  if (!response.ok) {
    throw new Error(`The local store answered ${response.status} when asked what it imported.`);
  }
  return notesSchema.parse(await response.json());
}
