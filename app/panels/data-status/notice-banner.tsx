import { Banner, BlockStack, InlineStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { GrantButton } from "./grant-button";
import type { NoticeView } from "./notice";

/** What happened, what was kept and what to do; or what is missing and how to get it. */
export function NoticeBanner({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation();
  const { list } = useFormats();

  if (notice.kind === "failed") {
    const resources = list(notice.resources.map((label) => t(label)));
    return (
      <Banner
        tone="warning"
        title={t("notice.failedTitle", { resources })}
        action={{ content: t("notice.failedAction"), url: "/app/settings/data-status" }}
      >
        <p>
          {t(notice.reason)} {t("notice.failedKept")}
        </p>
      </Banner>
    );
  }
  return (
    <Banner tone="info" title={t("notice.missingTitle")}>
      <BlockStack gap="200">
        {notice.scopes.length === 1 ? (
          <Text as="p">{notice.scopes.map(({ text }) => t(text))}</Text>
        ) : (
          <List>
            {notice.scopes.map(({ scope, text }) => (
              <List.Item key={scope}>{t(text)}</List.Item>
            ))}
          </List>
        )}
        <InlineStack>
          <GrantButton scopes={notice.scopes.map(({ scope }) => scope)} />
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
