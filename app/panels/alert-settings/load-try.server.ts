import { z } from "zod";
import { tryRule } from "../../alerts/try-rule.server";
import type { ShopRow } from "../../store/shops.server";
import { messageOf } from "../alerts/build-view";
import type { AlertTryView } from "./view";

const thresholdsSchema = z
  .string()
  .max(2_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "no JSON" });
      return z.NEVER;
    }
  });

/** When a rule with thresholds of the address (`ruleId`, `thresholds` as JSON) would have fired. */
export async function loadAlertTry(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
  { mostErrors }: { mostErrors?: number } = {},
): Promise<AlertTryView> {
  const thresholds = thresholdsSchema.safeParse(params.get("thresholds") ?? "{}");
  const ruleId = params.get("ruleId") ?? "";
  if (!thresholds.success) return { state: "invalid" };
  const tried = await tryRule(shop, { ruleId, thresholds: thresholds.data, now, mostErrors });
  if (typeof tried === "string") return { state: tried };
  return {
    state: "tried",
    ...{ from: tried.from, to: tried.to, currency: shop.currency ?? "" },
    ...{ unknownDays: tried.unknownDays, knownFrom: tried.knownFrom, cutAt: tried.cutAt },
    rows: tried.episodes.map(({ day, lastDay, signal }) => ({
      ...{ day, lastDay, message: messageOf({ ruleId, params: signal.params }) },
    })),
  };
}
