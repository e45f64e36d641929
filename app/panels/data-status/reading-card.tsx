import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ProgressLine } from "../../components/progress-line";
import { ResourceRow } from "./resource-row";
import { useTimeLeft } from "./use-time-left";
import type { ReadingView, ResourceView } from "./view";

/** The first minutes after the install: everything that is being read, live. */
export function ReadingCard({ reading }: { reading: ReadingView }) {
  const { t } = useTranslation();
  const timeLeft = useTimeLeft();
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("reading.title")}
          </Text>
          <Text as="p" tone="subdued">
            {[t("reading.text"), timeLeft(reading.secondsLeft)].filter(Boolean).join(" ")}
          </Text>
        </BlockStack>
        {reading.resources.map((view) => (
          <ResourceRow key={view.resource} view={view} isCompact />
        ))}
      </BlockStack>
    </Card>
  );
}

/** The same in one line, above figures that are already of use. Null: it is over. */
export function ReadingLine({ reading }: { reading: ReadingView | null }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const timeLeft = useTimeLeft();
  const textId = useId();
  const current = reading ? currentOf(reading.resources) : undefined;
  const isWaiting = reading && !current;
  const text = current
    ? t("reading.line", {
        resource: t(current.label),
        done: count(current.rootsDone),
        expected: count(current.expected ?? current.rootsDone),
      })
    : t(isWaiting ? "reading.waiting" : "reading.done");
  return (
    <Card padding="300">
      <BlockStack gap="200">
        <InlineStack align="space-between" gap="200">
          <Text as="p" id={textId}>
            {[text, timeLeft(reading?.secondsLeft ?? null)].filter(Boolean).join(" · ")}
          </Text>
          <Link url="/app/settings/data-status">{t("reading.details")}</Link>
        </InlineStack>
        <ProgressLine share={reading ? (current?.fraction ?? 0) : 1} labelledBy={textId} />
      </BlockStack>
    </Card>
  );
}

/** Orders and sales first: the figures of the page wait for them. */
function currentOf(resources: readonly ResourceView[]): ResourceView | undefined {
  return resources.find(({ status }) => status === "running");
}
