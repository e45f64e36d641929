import { z } from "zod";

/** A decimal text with the currency's digits: "1234.50", "-12.00", of JPY "1234"; never "-0.00". */
export const money = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .refine((text) => !/^-[0.]+$/.test(text), "Zero has no sign");
