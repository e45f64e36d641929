import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { ImagesCard } from "./images-card";
import { RuleForm } from "./rule-form";
import type { QualitySettingsView } from "./view";

/** Which rules of merchandising hold in the shop, how much they weigh, and from where on they find. */
export function QualitySettingsPanel({ view }: { view: QualitySettingsView }) {
  const { t } = useTranslation();
  usePageStatus(view.dataVersion);
  return (
    <SettingsPage title={t("quality.settings.title")} subtitle={t("quality.settings.subtitle")}>
      <ImagesCard images={view.images} />
      {view.subjects.map(({ subject, label, rules }) => (
        <Card key={subject}>
          <BlockStack gap="400">
            <Text as="h3" variant="headingMd">
              {t(label)}
            </Text>
            {rules.map((rule) => (
              <RuleForm key={rule.words.id} rule={rule} />
            ))}
          </BlockStack>
        </Card>
      ))}
    </SettingsPage>
  );
}
