import { z } from "zod";
import type { Message } from "./message";

/** A row that cannot be taken. */
export interface BadRow {
  /** As an editor numbers it. */
  line: number;
  reason: Message;
}

/** Makes a reader of cells a transformation of zod's: what it says is wrong becomes the issue. */
export const asTransform =
  <T>(reader: (cell: string) => T | Message) =>
  (cell: string, context: z.RefinementCtx): T => {
    const value = reader(cell);
    if (!isMessage(value)) return value;
    context.addIssue({ code: "custom", message: value.text, params: { reason: value } });
    return z.NEVER;
  };

// As long as Shopify lets a SKU be.
const maxSkuLength = 255;

export function readSku(cell: string): string | Message {
  const sku = cell.trim();
  if (sku === "") return { text: "imports.reasons.noSku" };
  return sku.length > maxSkuLength ? { text: "imports.reasons.longSku" } : sku;
}

/** Why a row was refused: the first thing that is wrong with it. */
export function reasonOf(error: z.ZodError): Message {
  const [issue] = error.issues;
  const reason = issue?.code === "custom" ? issue.params?.["reason"] : undefined;
  return isMessage(reason) ? reason : { text: "imports.reasons.unreadable" };
}

export function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && "text" in value;
}
