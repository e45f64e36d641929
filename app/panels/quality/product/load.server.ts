import { z } from "zod";
import { AppError } from "../../../lib/errors";
import { createShopCalendar } from "../../../lib/shop-day";
import { loadProductViews } from "../../../metrics/conversion/estimate.server";
import { checks } from "../../../quality/registry";
import { classifyProduct } from "../../../quality/classify/suggest.server";
import { listWrittenOf } from "../../../store/quality/writing.server";
import { readFindingsOf } from "../../../store/quality/findings.server";
import { readProductDetail, readVariantNames } from "../../../store/quality/product-detail.server";
import { readQualitySettings } from "../../../store/quality/settings.server";
import { readSuppressions } from "../../../store/quality/suppressions.server";
import { readTask, readTaskEntries } from "../../../store/quality/tasks.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { loadQualityFrame } from "../frame.server";
import { namesOfCategories, namesOfOwn } from "../fix/names.server";
import { buildProduct } from "./build-view";
import type { ProductView } from "./view";

// Who wants older ones looks at the fixes themselves.
const mostChanges = 30;
const idSchema = z.coerce.number().int().positive().safe();

/** Everything that checks say of one product. */
export async function loadQualityProduct(
  shop: ShopRow,
  id: string | undefined,
  now: Date,
): Promise<ProductView> {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new AppError("not_found", "There is no such product.");
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const ids = [parsed.data];
  const read = await withShop(shop, async (tx) => {
    const detail = await readProductDetail(tx, shop, parsed.data);
    if (!detail) throw new AppError("not_found", "There is no such product, or it is not checked.");
    const changes = await listWrittenOf(tx, shop, parsed.data, mostChanges);
    return {
      changes,
      task: await readTask(tx, shop, parsed.data),
      entries: await readTaskEntries(tx, shop, parsed.data, mostChanges),
      ownNames: await namesOfOwn(tx, shop, changes),
      detail,
      settings: await readQualitySettings(tx, shop),
      findings: await readFindingsOf(tx, shop, parsed.data),
      suppressions: await readSuppressions(tx, shop, ids),
      variantNames: await readVariantNames(tx, shop, ids),
    };
  });
  const { ownNames, ...rest } = read;
  const names = new Map([...ownNames, ...(await namesOfCategories(read.changes))]);
  const { isSalesKnown } = frame;
  const classification = await classifyProduct(shop, parsed.data, now);
  const today = createShopCalendar(shop.timezone ?? "UTC").dayOf(now);
  const views = await loadProductViews(shop, parsed.data, today);
  return {
    ...frame,
    content: buildProduct({ ...rest, classification, checks, names, isSalesKnown, views }),
  };
}
