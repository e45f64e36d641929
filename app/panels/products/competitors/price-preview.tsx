import { useTranslation } from "react-i18next";
import { useFormats } from "../../../components/formats-context";
import { ImportPreview } from "../../../components/import-preview";
import type { EntryForm } from "../../../components/use-entry-form";
import type { CompetitorPreview } from "../../../imports/competitors/preview";

/** What a file of competitors' prices would do. */
export function PricePreview({
  preview,
  file,
  currency,
  form,
  onCancel,
}: {
  preview: CompetitorPreview;
  file: File;
  currency: string;
  form: EntryForm;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const { count, day, money } = useFormats();
  const prices = t("competitors.preview.prices", {
    count: preview.priceCount,
    number: count(preview.priceCount),
  });
  const skus = t("imports.preview.skus", {
    count: preview.skuCount,
    number: count(preview.skuCount),
  });
  return (
    <ImportPreview
      {...{ preview, file, form, onCancel }}
      title={t("competitors.preview.title", {
        ...{ name: file.name, prices, skus },
        competitors: preview.competitors.join(", ") || "–",
      })}
      replaces={t("competitors.preview.replaces")}
      unknown={t("competitors.preview.unknown", { number: count(preview.unknownCount) })}
      headings={[
        t("imports.preview.sku"),
        t("competitors.columns.competitor"),
        t("competitors.columns.day"),
        t("competitors.columns.price"),
      ]}
      rows={preview.first.map(({ sku, competitor, day: priced, priceMinor }) => ({
        key: `${sku} ${competitor} ${priced}`,
        cells: [sku, competitor, day(priced), money(priceMinor, currency)],
      }))}
      accept={t("competitors.preview.accept", { prices })}
    />
  );
}
