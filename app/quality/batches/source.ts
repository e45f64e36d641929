import { z } from "zod";

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
};
