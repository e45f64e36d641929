import { Badge, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ProgressLine } from "../../components/progress-line";
import type { TextKey } from "../../i18n/text-key";
import type { SyncStatus } from "../../store/sync-status";
import { useTimeLeft } from "./use-time-left";
import type { ResourceView } from "./view";

const badges: Record<
  SyncStatus,
  { text: TextKey; tone?: "success" | "attention" | "warning" | "info" }
> = {
  pending: { text: "status.pending" },
  running: { text: "status.running", tone: "info" },
  done: { text: "status.done", tone: "success" },
  degraded: { text: "status.degraded", tone: "attention" },
  failed: { text: "status.failed", tone: "warning" },
};

const limitedBadge = { text: "status.limited", tone: "attention" } as const;

/** One resource: its status, how many of how many, how fast, how long still. */
export function ResourceRow({
  view,
  isCompact = false,
}: {
  view: ResourceView;
  isCompact?: boolean;
}) {
  const { t } = useTranslation();
  const { count, rate } = useFormats();
  const timeLeft = useTimeLeft();
  const headingId = useId();
  const isLimited = view.status === "done" && view.lacks.length > 0;
  const badge = isLimited ? limitedBadge : badges[view.status];
  const isRunning = view.status === "running";
  const amount =
    view.expected !== null && view.status !== "done"
      ? t("progress.ofExpected", { done: count(view.rootsDone), expected: count(view.expected) })
      : count(view.rootsDone);
  const details = [
    view.status === "pending" ? null : amount,
    isRunning && view.ratePerSecond !== null
      ? t("progress.rate", { rate: rate(view.ratePerSecond) })
      : null,
    isRunning ? timeLeft(view.secondsLeft) : null,
  ].filter((detail) => detail !== null);

  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" id={headingId} variant={isCompact ? "bodyMd" : "headingSm"}>
            {t(view.label)}
          </Text>
          <Badge tone={badge.tone} size="small">
            {t(badge.text)}
          </Badge>
        </InlineStack>
        <Text as="p" variant="bodySm" tone="subdued" numeric>
          {details.join(" · ")}
        </Text>
      </InlineStack>
      {isRunning && view.fraction !== null ? (
        <ProgressLine share={view.fraction} labelledBy={headingId} />
      ) : null}
    </BlockStack>
  );
}
