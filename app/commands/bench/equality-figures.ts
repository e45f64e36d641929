import { z } from "zod";

const minor = z.number().int();

/** What equality-run prints as its one line of JSON. */
export const measuredSchema = z.object({
  orders: z.number().int(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      grossMinor: minor,
      discountsMinor: minor,
      returnsMinor: minor,
      netMinor: minor,
      shippingMinor: minor,
      taxesMinor: minor,
      totalMinor: minor,
      dutiesMinor: minor,
      feesMinor: minor,
      orders: minor,
    }),
  ),
});
export type EqualityMeasured = z.output<typeof measuredSchema>;
