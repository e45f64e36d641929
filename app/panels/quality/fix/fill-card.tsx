import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useEntryForm } from "../../../components/use-entry-form";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { ValueField } from "./value-field";
import type { FixContent } from "./view";
import styles from "./fix.module.css";

type Ready = QualityReadyView<FixContent>;

/** One value for every place that has none yet: of what the merchant alone knows. */
export function FillCard({ view, fills }: { view: Ready; fills: FixContent["fills"] }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("quality.fix.fillTitle")}
        </Text>
        {fills.map((fill) => (
          <Fill key={fill.field.name} view={view} fill={fill} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Fill({
  view,
  fill: { field, count },
}: {
  view: Ready;
  fill: FixContent["fills"][number];
}) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const form = useEntryForm();
  const [value, setValue] = useState(field.input === "yesNo" ? "yes" : "");
  const label = t("quality.fix.fill", {
    count,
    number: formats.count(count),
    field: t(field.label),
  });
  return (
    <InlineStack gap="200" blockAlign="start">
      <ValueField
        label={label}
        isLabelShown
        input={field.input}
        value={value}
        onChange={setValue}
        error={form.errorOf("fill")}
        currency={view.currency}
        collections={view.content.collections}
      />
      <div className={styles.besideField}>
        <Button
          loading={form.isBusy}
          disabled={value.trim() === ""}
          accessibilityLabel={`${t("quality.fix.fillButton")}: ${label}`}
          onClick={() => form.send({ intent: "fill", field: field.name, value })}
        >
          {t("quality.fix.fillButton")}
        </Button>
      </div>
    </InlineStack>
  );
}
