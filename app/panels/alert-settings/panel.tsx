import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { AlertRuleForm } from "./rule-form";
import type { AlertSettingsView } from "./view";

/** Which alerts there are, what each watches, and from where on it fires. */
export function AlertSettingsPanel({ view }: { view: AlertSettingsView }) {
  const { t } = useTranslation();
  usePageStatus(view.dataVersion);
  return (
    <SettingsPage title={t("alerts.settings.title")} subtitle={t("alerts.settings.subtitle")}>
      {view.groups.map(({ group, label, rules }) => (
        <Card key={group}>
          <BlockStack gap="400">
            <Text as="h3" variant="headingMd">
              {t(label)}
            </Text>
            {rules.map((rule) => (
              <AlertRuleForm key={rule.id} rule={rule} channels={view.channels} />
            ))}
          </BlockStack>
        </Card>
      ))}
    </SettingsPage>
  );
}
