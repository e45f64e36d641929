import { z } from "zod";
import { readAmount } from "./costs/amounts";
import type { Message } from "./message";

/** What is wrong, by the name of the field. */
export type FieldErrors = Record<string, Message>;

/** The first thing that is wrong with each field. */
export function fieldErrorsOf(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const reason = issue.code === "custom" ? issue.params?.["reason"] : undefined;
    errors[String(issue.path[0] ?? "")] ??= (reason as Message | undefined) ?? {
      text: "imports.invalidField",
    };
  }
  return errors;
}

export const fail = (context: z.RefinementCtx, reason: Message, path: string[] = []) => {
  context.addIssue({ code: "custom", message: reason.text, path, params: { reason } });
  return z.NEVER;
};

export const dayField = z.string().transform(dayOf);

/** The same; empty: null. */
export const optionalDayField = z
  .string()
  .default("")
  .transform((text, context) => (text.trim() === "" ? null : dayOf(text, context)));

/** As the first day of the month. */
export const monthField = z.string().transform((text, context) => {
  const parsed = z.iso.date().safeParse(`${text.trim()}-01`);
  return parsed.success ? parsed.data : fail(context, { text: "costs.invalid.month" });
});

export const nameField = z
  .string()
  .trim()
  .max(80)
  .refine((text) => text !== "", {
    params: { reason: { text: "costs.invalid.name" } satisfies Message },
  });

export const idField = z.coerce.number().int().positive();

export const fileField = z.instanceof(Blob).refine((blob) => blob.size > 0, {
  params: { reason: { text: "imports.emptyFile" } satisfies Message },
});

/** A decimal of a currency, in minor units; empty: 0. */
export const amountField = (currency: string) =>
  z
    .string()
    .default("")
    .transform((text, context) => (text.trim() === "" ? 0 : amountOf(text, currency, context)));

/** The same; empty: null, since none is not 0. */
export const optionalAmountField = (currency: string) =>
  z
    .string()
    .default("")
    .transform((text, context) => (text.trim() === "" ? null : amountOf(text, currency, context)));

/** The same where it must not be empty. */
export const neededAmountField = (currency: string) =>
  z
    .string()
    .transform((text, context) =>
      text.trim() === ""
        ? fail(context, { text: "costs.invalid.amount" })
        : amountOf(text, currency, context),
    );

function dayOf(text: string, context: z.RefinementCtx): string {
  const parsed = z.iso.date().safeParse(text.trim());
  return parsed.success ? parsed.data : fail(context, { text: "costs.invalid.day" });
}

function amountOf(text: string, currency: string, context: z.RefinementCtx): number {
  const read = readAmount(text, { currency, mark: null });
  return "text" in read ? fail(context, read) : read.minor;
}
