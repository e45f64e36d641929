import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ImportPreview } from "../../components/import-preview";
import type { CostPreview as Preview } from "../../imports/costs/preview";
import type { CostsForm } from "./use-costs-form";

/** What a file of costs would do. */
export function CostPreview({
  preview,
  file,
  currency,
  form,
  onCancel,
}: {
  preview: Preview;
  file: File;
  currency: string;
  form: CostsForm;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const { count, day, money } = useFormats();
  const costs = t("costs.preview.costs", {
    count: preview.entryCount,
    number: count(preview.entryCount),
  });
  const skus = t("imports.preview.skus", {
    count: preview.skuCount,
    number: count(preview.skuCount),
  });
  return (
    <ImportPreview
      {...{ preview, file, form, onCancel }}
      title={t("costs.preview.title", { name: file.name, costs, skus })}
      replaces={t("costs.preview.replaces")}
      unknown={t("costs.preview.unknown", { number: count(preview.unknownCount) })}
      headings={[
        t("imports.preview.sku"),
        t("costs.preview.columns.from"),
        t("costs.preview.columns.cost"),
      ]}
      rows={preview.first.map(({ sku, from, unitCostMinor }) => ({
        key: `${sku} ${from}`,
        cells: [sku, day(from), money(unitCostMinor, currency)],
      }))}
      accept={t("costs.preview.accept", { costs })}
    />
  );
}
