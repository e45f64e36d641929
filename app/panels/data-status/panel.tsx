import { useFetcher } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  InlineStack,
  Layout,
  Page,
  Text,
} from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { GrantButton } from "./grant-button";
import { ResourceRow } from "./resource-row";
import { usePageStatus } from "./use-page-status";
import { useTimeLeft } from "./use-time-left";
import type { DataStatusView, ResourceView } from "./view";

/** What has been read of the shop, from when to when, and what to do where something is missing. */
export function DataStatusPanel({ view }: { view: DataStatusView }) {
  const { t } = useTranslation();
  const timeLeft = useTimeLeft();
  const fetcher = useFetcher();
  const live = usePageStatus(view.dataVersion);
  const resources = live?.resources ?? view.resources;
  const isReading = live?.isReading ?? view.isReading;
  const secondsLeft = live ? live.secondsLeft : view.secondsLeft;
  const hasFailed = resources.some(({ status }) => status === "failed");

  return (
    <Page
      title={t("dataStatus.title")}
      subtitle={t("dataStatus.subtitle")}
      backAction={{ content: t("home.title"), url: "/app" }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Box paddingInline={{ xs: "400", sm: "0" }}>
              <InlineStack align="space-between" blockAlign="center" gap="300">
                <Text as="p" variant="headingMd">
                  {summarize()}
                </Text>
                {hasFailed ? (
                  <fetcher.Form method="post">
                    <input type="hidden" name="intent" value="retry" />
                    <Button submit variant="primary" loading={fetcher.state !== "idle"}>
                      {t("dataStatus.retry")}
                    </Button>
                  </fetcher.Form>
                ) : null}
              </InlineStack>
            </Box>
            <Card padding="0">
              {resources.map((resource, index) => (
                <Fragment key={resource.resource}>
                  {index > 0 ? <Divider /> : null}
                  <Box padding="400">
                    <Resource
                      view={resource}
                      timezone={view.timezone}
                      canAsk={isFirstWithItsScope(resources, index)}
                    />
                  </Box>
                </Fragment>
              ))}
            </Card>
          </BlockStack>
        </Layout.Section>
      </Layout>
      <Box paddingBlockEnd="800" />
    </Page>
  );

  function summarize(): string {
    if (isReading) {
      return [t("dataStatus.reading"), timeLeft(secondsLeft)].filter(Boolean).join(" ");
    }
    if (hasFailed) return t("dataStatus.failed");
    return view.missingScopes.length > 0 ? t("dataStatus.partial") : t("dataStatus.complete");
  }
}

/** Orders and their sales miss the same scope: it is asked for once. */
function isFirstWithItsScope(resources: readonly ResourceView[], index: number): boolean {
  const scope = resources[index]?.missingScope;
  return resources.findIndex(({ missingScope }) => missingScope === scope) === index;
}

function Resource({
  view,
  timezone,
  canAsk,
}: {
  view: ResourceView;
  timezone: string;
  canAsk: boolean;
}) {
  const { t } = useTranslation();
  const { instant } = useFormats();
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
      {view.reason ? (
        <Text as="p">{view.missingScopeText ? t(view.missingScopeText) : t(view.reason)}</Text>
      ) : null}
      {view.missingScope && canAsk ? (
        <InlineStack>
          <GrantButton scopes={[view.missingScope]} />
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
