import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { RuleRow } from "./rule-row";
import { TrialCard } from "./trial-card";
import { useRulesForm } from "./use-rules-form";
import type { ChannelRulesView } from "./view";

/** Which visits belong to which channel, where the merchant knows better than the usual names say. */
export function ChannelRulesPanel({ view }: { view: ChannelRulesView }) {
  const { t } = useTranslation();
  usePageStatus(view.dataVersion);
  const edited = useRulesForm(view.rules);
  const { rules, form, tried, isChanged, canSave } = edited;
  return (
    <SettingsPage title={t("channelRules.title")} subtitle={t("channelRules.subtitle")}>
      <Card>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {t("channelRules.text")}
          </Text>
          <AnswerBanner form={form} />
          {rules.length === 0 ? <Text as="p">{t("channelRules.none")}</Text> : null}
          {rules.map((rule, place) => (
            <RuleRow key={rule.id} rule={rule} place={place} edited={edited} />
          ))}
          <InlineStack gap="200">
            <Button onClick={edited.add}>{t("channelRules.add")}</Button>
            {isChanged ? (
              <Button variant="plain" disabled={form.isBusy} onClick={edited.reset}>
                {t("channelRules.reset")}
              </Button>
            ) : null}
          </InlineStack>
          <BlockStack gap="200">
            <InlineStack gap="200">
              <Button
                variant={canSave ? "secondary" : "primary"}
                loading={form.sending === "try"}
                disabled={form.isBusy || !isChanged}
                onClick={edited.tryThem}
              >
                {t("channelRules.try")}
              </Button>
              <Button
                variant={canSave ? "primary" : "secondary"}
                loading={form.sending === "save"}
                disabled={form.isBusy || !canSave}
                onClick={edited.save}
              >
                {t("channelRules.save")}
              </Button>
            </InlineStack>
            {isChanged || rules.length > 0 ? (
              <Text as="p" variant="bodySm" tone="subdued">
                {canSave
                  ? t("channelRules.canSave")
                  : isChanged
                    ? t("channelRules.tryFirst")
                    : t("channelRules.unchanged")}
              </Text>
            ) : null}
          </BlockStack>
        </BlockStack>
      </Card>
      {tried ? <TrialCard trial={tried.trial} rules={rules} /> : null}
    </SettingsPage>
  );
}
