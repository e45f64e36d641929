import { z } from "zod";
import type { productNode } from "../product-rows";
import type { ProductAttributeRow } from "../../store/tables/products";

export const attributeNode = z.object({
  __typename: z.literal("Metafield"),
  key: z.string(),
  type: z.string(),
  value: z.string(),
});

const listValue = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(z.unknown()));

// Of what is no reference it is only asked whether there is something.
const longestValue = 200;

export function attributeToRow(
  { key, type, value }: z.infer<typeof attributeNode>,
  productId: number,
): ProductAttributeRow {
  const entries = type.startsWith("list.") ? readList(value) : [value];
  return {
    productId,
    key,
    entries: entries.flatMap((entry) => entry.trim().slice(0, longestValue) || []),
  };
}

/** The values of a list, which Shopify writes as JSON. */
function readList(value: string): string[] {
  const parsed = listValue.safeParse(value);
  return parsed.success
    ? parsed.data.map((entry) => (typeof entry === "string" ? entry : JSON.stringify(entry)))
    : [];
}

/** What Google's own channel is told, which comes with the product itself. */
export function googleRowsOf(
  product: Pick<z.infer<typeof productNode>, "google_gender" | "google_age_group">,
  productId: number,
): ProductAttributeRow[] {
  const { google_gender: gender, google_age_group: ageGroup } = product;
  return Object.entries({ gender, age_group: ageGroup }).flatMap(([key, told]) =>
    told?.value
      ? [
          {
            productId,
            key: `mm-google-shopping.${key}`,
            entries: [told.value.slice(0, longestValue)],
          },
        ]
      : [],
  );
}
