import { z } from "zod";
import { loadProfitData } from "../../metrics/profit/load.server";
import type { ShopRow } from "../../store/shops.server";
import { loadSalesFrame } from "../home/frame.server";
import { buildProfitView } from "./build-view";
import type { ProfitView } from "./view";

/** Nothing is spread unless the reader wants it. */
const spreadSchema = z.enum(["net"]).nullable().catch(null);

/** The profit page of a shop, for the range in the address and the days it is compared with. */
export async function loadProfit(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<ProfitView> {
  const frame = await loadSalesFrame(shop, params, now);
  if (frame.state !== "ready") return frame;
  const isSpread = spreadSchema.parse(params.get("spread")) === "net";
  const data = await loadProfitData(shop, frame.range, {
    ...frame,
    zone: frame.timezone,
    isSpread,
  });
  return { ...buildProfitView({ ...frame, data }), ...frame.shared };
}
