import type { SalesFacts } from "../../metrics/metric";
import type { FactsInColumns } from "../../metrics/sales/facts-in-columns";
import type { CatalogueRow, CatalogueUnit } from "../../store/products/catalogue.server";
import { notGoods } from "../../store/rollup/dimensions";
import { describeCoverage, describeRange } from "../home/describe-range";
import type { SalesFrame } from "../home/frame.server";
import type { FrameView } from "../home/view";
import { labelOf } from "../sales-overview/labels";
import type { RowName } from "./list/view";

/** What every page of products says of its days. */
export function describeFrame(frame: SalesFrame): FrameView {
  const { shared, currency, timezone, today, range, compared, coverage } = frame;
  return {
    ...shared,
    state: "ready",
    currency,
    timezone,
    today,
    range: describeRange(range, compared, coverage),
    coverage: describeCoverage(coverage, range, today),
  };
}

export interface SoldItem {
  key: string;
  facts: SalesFacts;
}

/** Nothing of goods was sold or came back: tips and gift cards stand in lines of orders too. */
function isNoSale(facts: SalesFacts): boolean {
  const { grossSalesMinor, discountsMinor, returnsMinor, unitsSold, unitsReturned } = facts;
  return (
    grossSalesMinor === 0 &&
    discountsMinor === 0 &&
    returnsMinor === 0 &&
    unitsSold === 0 &&
    unitsReturned === 0
  );
}

/** Where what was sold of goods is; what belongs to no goods (shipping, fees, adjustments) is left out. */
export function placesOfGoods({ count, keyAt, glance }: FactsInColumns): number[] {
  const places: number[] = [];
  for (let place = 0; place < count; place += 1) {
    if (keyAt(place) !== notGoods && !isNoSale(glance(place).facts)) places.push(place);
  }
  return places;
}

/** What was sold of goods. */
export function toSoldItems(sold: FactsInColumns): SoldItem[] {
  return placesOfGoods(sold).map((place) => ({
    key: sold.keyAt(place),
    facts: sold.at(place).facts,
  }));
}

/** What a row is called, found by, filtered by, and where it is in the admin. */
export function nameOf(unit: CatalogueUnit, key: string, entry: CatalogueRow | null): RowName {
  if (!entry) {
    const { label, note } = labelOf(unit, key, new Map());
    return { id: key, label, note, search: label, type: null, vendor: null, adminUrl: null };
  }
  const { title, skus, type, vendor, productId, isPresent } = entry;
  return {
    id: key,
    label: title,
    note: null,
    search: `${title} ${skus}`,
    type,
    vendor,
    adminUrl: isPresent ? productUrl(productId, unit === "variant" ? key : null) : null,
  };
}

/**
 * The same for a row of which there are thousands: each name is worked out where it is asked for. Rows of a list
 * extend it.
 */
export class GoodsName implements RowName {
  constructor(
    private readonly unit: CatalogueUnit,
    readonly id: string,
    private readonly entry: CatalogueRow | null,
  ) {}

  get label(): string {
    return this.entry?.title ?? this.name.label;
  }

  get note() {
    return this.name.note;
  }

  get search(): string {
    return this.name.search;
  }

  get type(): string | null {
    return this.entry?.type ?? null;
  }

  get vendor(): string | null {
    return this.entry?.vendor ?? null;
  }

  get adminUrl(): string | null {
    return this.name.adminUrl;
  }

  private get name(): RowName {
    return nameOf(this.unit, this.id, this.entry);
  }
}

/** A product, or one of its variants, in the admin. */
export function productUrl(productId: number, variant: string | null): string {
  const url = `shopify://admin/products/${productId}`;
  return variant === null ? url : `${url}/variants/${variant}`;
}
