import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { SettingsPage } from "../settings-page";
import { ShopChangeBanners } from "../shop-changes/banners";
import { GrantButton } from "./grant-button";
import { LiveCard } from "./live-card";
import { ResourceRow } from "./resource-row";
import { usePageStatus } from "./use-page-status";
import { useTimeLeft } from "./use-time-left";
import { splitLacks, type DataStatusPageView, type ResourceView } from "./view";

/** What has been read of the shop, from when to when, and what to do where something is missing. */
export function DataStatusPanel({ view }: { view: DataStatusPageView }) {
  const { t } = useTranslation();
  const timeLeft = useTimeLeft();
  const fetcher = useFetcher();
  const live = usePageStatus(view.dataVersion, fetcher.data);
  const resources = live?.resources ?? view.resources;
  const isReading = live?.isReading ?? view.isReading;
  const secondsLeft = live ? live.secondsLeft : view.secondsLeft;
  const canRetry = resources.some((resource) => resource.canRetry);

  return (
    <SettingsPage title={t("dataStatus.title")} subtitle={t("dataStatus.subtitle")}>
      <ShopChangeBanners changes={view.changes} />
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="p" variant="headingMd">
            {summarize()}
          </Text>
          <InlineStack gap="200">
            {isReading ? null : (
              <IntentButton fetcher={fetcher} intent="reread" text={t("dataStatus.reread")} />
            )}
            {canRetry ? (
              <IntentButton
                fetcher={fetcher}
                intent="retry"
                text={t("dataStatus.retry")}
                isPrimary
              />
            ) : null}
          </InlineStack>
        </InlineStack>
      </Box>
      <LiveCard
        live={view.live}
        timezone={view.timezone}
        action={<IntentButton fetcher={fetcher} intent="poll" text={t("liveUpdates.check")} />}
      />
      <Card padding="0">
        {resources.map((resource, index) => (
          <Fragment key={resource.resource}>
            {index > 0 ? <Divider /> : null}
            <Box padding="400">
              <Resource
                view={resource}
                timezone={view.timezone}
                lacks={splitLacks(resources, index)}
              />
            </Box>
          </Fragment>
        ))}
      </Card>
    </SettingsPage>
  );

  function summarize(): string {
    if (isReading) {
      return [t("dataStatus.reading"), timeLeft(secondsLeft)].filter(Boolean).join(" ");
    }
    if (resources.some(({ status }) => status === "failed")) return t("dataStatus.failed");
    if (canRetry) return t("dataStatus.refused");
    const isWhole = resources.every(({ status, lacks }) => status === "done" && lacks.length === 0);
    return isWhole ? t("dataStatus.complete") : t("dataStatus.partial");
  }
}

/** Asks the page's action to start reading. */
function IntentButton({
  fetcher,
  intent,
  text,
  isPrimary = false,
}: {
  fetcher: ReturnType<typeof useFetcher>;
  intent: "retry" | "reread" | "poll";
  text: string;
  isPrimary?: boolean;
}) {
  const isBusy = fetcher.state !== "idle";
  const isSent = isBusy && fetcher.formData?.get("intent") === intent;
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button
        submit
        variant={isPrimary ? "primary" : "secondary"}
        loading={isSent}
        disabled={isBusy && !isSent}
      >
        {text}
      </Button>
    </fetcher.Form>
  );
}

function Resource({
  view,
  timezone,
  lacks: { toExplain, explained },
}: {
  view: ResourceView;
  timezone: string;
  lacks: ReturnType<typeof splitLacks>;
}) {
  const { t } = useTranslation();
  const { instant, list } = useFormats();
  const { coversFrom, coversTo } = view;
  return (
    <BlockStack gap="200">
      <ResourceRow view={view} />
      {coversFrom && coversTo ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("dataStatus.covers", {
            from: instant(coversFrom, timezone),
            to: instant(coversTo, timezone),
          })}
        </Text>
      ) : null}
      {view.reason && view.missingScope === null ? (
        <Text as="p">
          {t(view.reason)}{" "}
          {view.nextTryAt
            ? t("dataStatus.nextTry", { at: instant(view.nextTryAt, timezone) })
            : null}
        </Text>
      ) : null}
      {view.detail ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("dataStatus.detail", { detail: view.detail })}
        </Text>
      ) : null}
      {toExplain.map(({ scope, text }) => (
        <InlineStack key={scope} gap="300" align="space-between" blockAlign="center">
          <Text as="p">{t(text)}</Text>
          <GrantButton scopes={[scope]} />
        </InlineStack>
      ))}
      {explained.length > 0 ? (
        <Text as="p" tone="subdued">
          {t("dataStatus.without", { names: list(explained.map(({ name }) => t(name))) })}
        </Text>
      ) : null}
    </BlockStack>
  );
}
