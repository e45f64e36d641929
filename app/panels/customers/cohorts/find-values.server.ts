import { z } from "zod";
import { marketingChannels } from "../../../lib/marketing-channel";
import type { Queryable } from "../../../store/database.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { findCohortKeys, hasFirstCode } from "../../../store/worth/cohort-keys.server";
import { readFirstTouches } from "../../../store/worth/cohort-splits.server";
import { regionCodes } from "../../sales-overview/country-name";
import { splitBys, type SplitBy } from "./choices";
import { elsewhere, groupTouches } from "./touches";
import { namedValues, type CohortValue } from "./value-names";

/** As many as can be looked through; more letters find the others. */
const mostValues = 50;

const askedSchema = z.object({
  by: z.enum(splitBys),
  q: z
    .string()
    .trim()
    .max(300)
    .nullable()
    .transform((text) => text ?? ""),
});

/** Values by what customers are told apart whose names hold what was typed, so that each can be reached. */
export async function findCohortValues(
  shop: ShopRow,
  params: URLSearchParams,
): Promise<CohortValue[]> {
  const asked = askedSchema.safeParse({ by: params.get("by"), q: params.get("q") });
  if (!asked.success) return [];
  const { by, q } = asked.data;
  const found = await withShop(shop, (tx) => readValues(tx, shop, by, q));
  const titles = new Map(found.flatMap(({ value, title }) => (title ? [[value, title]] : [])));
  const none = by === "channel" ? [] : [""];
  const values = [...none, ...found.map(({ value }) => value)];
  return namedValues(by, values, titles, q).slice(0, mostValues);
}

async function readValues(
  tx: Queryable,
  shop: ShopRow,
  by: SplitBy,
  text: string,
): Promise<{ value: string; title: string | null }[]> {
  const plain = (values: readonly string[]) => values.map((value) => ({ value, title: null }));
  switch (by) {
    case "channel":
      return plain([...marketingChannels, elsewhere, "unknown"]);
    case "country":
      return plain(regionCodes());
    case "campaign": {
      const { groups } = groupTouches(by, await readFirstTouches(tx, shop), []);
      return plain([...new Set(groups)].filter((name) => name !== "").sort());
    }
    case "code": {
      const found = await findCohortKeys(tx, shop, by, text, mostValues);
      const isExact = text !== "" && !found.some(({ value }) => value === text);
      return isExact && (await hasFirstCode(tx, shop, text)) ? [...plain([text]), ...found] : found;
    }
    case "product":
    case "type":
    case "tag":
      return findCohortKeys(tx, shop, by, text, mostValues);
  }
}
