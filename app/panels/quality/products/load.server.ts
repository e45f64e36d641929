import { AppError } from "../../../lib/errors";
import type { ShopDay } from "../../../lib/shop-day";
import type { Check } from "../../../quality/rules/check";
import { checks } from "../../../quality/registry";
import { readVariantNames } from "../../../store/quality/product-detail.server";
import {
  countQualityProducts,
  listQualityProducts,
  readOpenFindings,
  type ProductFilter,
} from "../../../store/quality/product-list.server";
import { readFilterOptions } from "../../../store/quality/listed.server";
import { listSavedViews } from "../../../store/quality/saved-views.server";
import { listAssignees } from "../../../store/quality/tasks.server";
import type { ShopRow } from "../../../store/shops.server";
import { withShop } from "../../../store/with-shop.server";
import { readFilter, type QualityFilter } from "../filters";
import { loadQualityFrame } from "../frame.server";
import { mostOptions, pageOf } from "../paging";
import { buildProducts } from "./build-view";
import type { ProductsView } from "./view";

/** Products by what they have sold; those that fail a rule, where one is named. */
export async function loadQualityProducts(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
  ruleId: string | null = null,
): Promise<ProductsView> {
  const check = ruleId === null ? null : findCheck(ruleId);
  const frame = await loadQualityFrame(shop, now);
  if (frame.state !== "ready") return frame;
  const filter = readFilter(params);
  const wanted = toProductFilter(filter, check, frame.today);
  const content = await withShop(shop, async (tx) => {
    const found = await countQualityProducts(tx, shop, wanted);
    const { offset, ...paging } = pageOf(params, found);
    const page = { offset, limit: paging.onPage };
    const rows = found === 0 ? [] : await listQualityProducts(tx, shop, wanted, page);
    const ids = rows.map(({ productId }) => productId);
    return buildProducts({
      check,
      filter,
      options: {
        ...(await readFilterOptions(tx, shop)),
        assignees: await listAssignees(tx, shop, mostOptions),
      },
      saved: await listSavedViews(tx, shop),
      today: frame.today,
      rows,
      findings: check ? await readOpenFindings(tx, shop, ids, check.id) : [],
      variantNames: check ? await readVariantNames(tx, shop, ids) : new Map(),
      paging,
    });
  });
  return { ...frame, content };
}

export function findCheck(id: string): Check {
  const check = checks.find((each) => each.id === id);
  if (!check) throw new AppError("not_found", "There is no such rule.");
  return check;
}

/** A subject is the checks it has; what is overdue was due before today. */
export function toProductFilter(
  filter: QualityFilter,
  check: Check | null,
  today: ShopDay,
): ProductFilter {
  const { vendor, type, status, search, assignee, task } = filter;
  const dueBefore = filter.due === "overdue" ? today : null;
  const shared = { vendor, type, status, search, assignee, task, dueBefore };
  if (check) return { ...shared, severity: null, checkIds: [check.id] };
  const { severity, subject } = filter;
  const ofSubject = checks.filter((each) => each.subject === subject).map(({ id }) => id);
  const checkIds = subject === null ? null : ofSubject;
  return { ...shared, severity, checkIds };
}
