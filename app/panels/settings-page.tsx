import { BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TitledPage } from "../components/titled-page";
import { SettingsTabs } from "./settings-tabs";

/** A page under Settings: its tabs never change what is above them. */
export function SettingsPage({
  title,
  subtitle,
  actions,
  children,
}: {
  title: string;
  subtitle: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <TitledPage title={t("settings.title")}>
      <BlockStack gap="400">
        <SettingsTabs />
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <BlockStack gap="050">
              <Text as="h2" variant="headingLg">
                {title}
              </Text>
              <Text as="p" tone="subdued">
                {subtitle}
              </Text>
            </BlockStack>
            {actions}
          </InlineStack>
        </Box>
        {children}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </TitledPage>
  );
}
