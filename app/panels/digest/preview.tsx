import { BlockStack, Button, Card, InlineStack, Link, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { OutgoingMessage } from "../../alerts/outgoing/message";
import type { Cadence } from "../../store/notifications/terms";
import { SettingsPage } from "../settings-page";

export interface DigestView {
  cadence: Cadence;
  /** Null: there are no figures yet. */
  message: OutgoingMessage | null;
}

/** What a digest would say if it were sent now. */
export function DigestPreview({ view: { cadence, message } }: { view: DigestView }) {
  const { t } = useTranslation();
  return (
    <SettingsPage
      title={t("digest.previewTitle")}
      subtitle={t("digest.previewSubtitle")}
      actions={
        <InlineStack gap="200">
          <Button
            variant={cadence === "daily" ? "primary" : "secondary"}
            url="/app/settings/notifications/digest?cadence=daily"
          >
            {t("digest.daily")}
          </Button>
          <Button
            variant={cadence === "weekly" ? "primary" : "secondary"}
            url="/app/settings/notifications/digest?cadence=weekly"
          >
            {t("digest.weekly")}
          </Button>
          <Button url="/app/settings/notifications">{t("digest.back")}</Button>
        </InlineStack>
      }
    >
      <Card>
        {message === null ? <Text as="p">{t("digest.none")}</Text> : <Message message={message} />}
      </Card>
    </SettingsPage>
  );
}

function Message({ message }: { message: OutgoingMessage }) {
  return (
    <BlockStack gap="400">
      <Text as="h3" variant="headingLg">
        {message.title}
      </Text>
      {message.sentences.map((text) => (
        <Text key={text} as="p">
          {text}
        </Text>
      ))}
      <BlockStack gap="300">
        {message.figures.map(({ label, value, change }) => (
          <InlineStack key={label} align="space-between" gap="400" wrap={false}>
            <BlockStack>
              <Text as="span">{label}</Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {change}
              </Text>
            </BlockStack>
            <Text as="span" fontWeight="semibold" numeric>
              {value}
            </Text>
          </InlineStack>
        ))}
      </BlockStack>
      {message.lists.map(({ heading, items }) => (
        <BlockStack key={heading} gap="200">
          <Text as="h4" variant="headingSm">
            {heading}
          </Text>
          <List>
            {items.map(({ text, url }) => (
              <List.Item key={text}>
                {url === null ? (
                  text
                ) : (
                  <Link url={url} target="_top">
                    {text}
                  </Link>
                )}
              </List.Item>
            ))}
          </List>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
