import { z } from "zod";
import { defineRule } from "../rule";

/** Published products have a category that Shopify has archived. */
export const categoryArchived = defineRule({
  id: "category-archived",
  group: "merchandising",
  severity: "warning",
  coolDownHours: 72,
  settings: z.object({ leastProducts: z.number().int().min(1).default(1) }),
  triedOn: "archived",
  pathOf: () => "/app/quality/rules/TAX-04",
  run({ merchandising }, { leastProducts }) {
    if (!merchandising?.archived) return "unknown";
    return merchandising.archived
      .filter(({ products }) => products >= leastProducts)
      .map(({ categoryId, name, products }) => ({
        key: categoryId,
        cause: "archived categories",
        causeHours: 12,
        severity: "warning" as const,
        params: { category: name, count: products },
      }));
  },
});
