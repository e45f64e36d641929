import { textsOfFiles } from "../../../i18n/i18n";
import { formatDecimal } from "../../../lib/money";
import type { PriceBand } from "../../../metrics/products/price-bands";

/** A band in plain decimals, for files; null: no price is known. */
export function writeBand(band: PriceBand | null, currency: string): string {
  const { t } = textsOfFiles();
  if (band === null) return t("products.bands.none");
  const write = (minor: number) => formatDecimal(minor, currency);
  if (band.to === null) {
    return band.from === 0
      ? t("products.bands.any")
      : t("products.bands.from", { from: write(band.from) });
  }
  return band.from === 0
    ? t("products.bands.below", { to: write(band.to) })
    : t("products.bands.between", { from: write(band.from), to: write(band.to) });
}
