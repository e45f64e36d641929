import { Badge, Banner, BlockStack, Card, DataTable, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { TextKey } from "../../i18n/text-key";
import type { FindingsView, LiveRowView, LiveView } from "./live-view";

const badges: Record<LiveView["state"], { text: TextKey; tone?: "success" | "warning" }> = {
  waiting: { text: "liveUpdates.badgeWaiting" },
  live: { text: "liveUpdates.badgeLive", tone: "success" },
  stale: { text: "liveUpdates.badgeStale", tone: "warning" },
};

/** Whether the figures follow the shop, how that is known, and what to do where they do not. */
export function LiveCard({
  live,
  timezone,
  action,
}: {
  live: LiveView;
  timezone: string;
  action: ReactNode;
}) {
  const { t } = useTranslation();
  const { instant, count, list } = useFormats();
  const when = (iso: string | null) =>
    iso === null ? t("liveUpdates.notYet") : instant(iso, timezone);
  const badge = badges[live.state];

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("liveUpdates.title")}
            </Text>
            <Badge tone={badge.tone} size="small">
              {t(badge.text)}
            </Badge>
          </InlineStack>
          {live.state === "waiting" ? null : action}
        </InlineStack>
        {live.state === "stale" ? (
          <Banner tone="warning" title={t("liveUpdates.staleTitle", { at: when(live.askedAt) })}>
            <p>{t("liveUpdates.staleText")}</p>
          </Banner>
        ) : null}
        <Text as="p" tone="subdued">
          {live.since === null
            ? t("liveUpdates.waiting")
            : t("liveUpdates.since", { at: instant(live.since, timezone) })}{" "}
          {t("liveUpdates.how")}
        </Text>
        {live.rows.length === 0 ? null : (
          <DataTable
            columnContentTypes={["text", "text", "text", "text"]}
            headings={[
              t("liveUpdates.what"),
              t("liveUpdates.heard"),
              t("liveUpdates.asked"),
              t("liveUpdates.compared"),
            ]}
            rows={live.rows.map((row) => [
              t(row.label),
              when(row.heardAt),
              row.reason === null ? when(row.askedAt) : t(row.reason),
              comparison(row),
            ])}
            increasedTableDensity
          />
        )}
      </BlockStack>
    </Card>
  );

  function comparison({ comparedAt, found, resource }: LiveRowView): string {
    if (resource === "collections") return t("liveUpdates.readNightly");
    if (resource === "abandonedCheckouts") return t("liveUpdates.notCompared");
    return found ? `${when(comparedAt)}: ${findings(found)}` : t("liveUpdates.notYet");
  }

  function findings({ missing, outdated, deleted }: FindingsView): string {
    const parts = [
      missing > 0 ? t("liveUpdates.missing", { number: count(missing) }) : null,
      outdated > 0 ? t("liveUpdates.outdated", { number: count(outdated) }) : null,
      deleted > 0 ? t("liveUpdates.deleted", { number: count(deleted) }) : null,
    ].filter((part) => part !== null);
    return parts.length === 0
      ? t("liveUpdates.foundNothing")
      : t("liveUpdates.repaired", { parts: list(parts) });
  }
}
