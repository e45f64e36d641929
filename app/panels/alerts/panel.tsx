import { Banner, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { useEntryForm } from "../../components/use-entry-form";
import { TitledPage } from "../../components/titled-page";
import { usePageStatus } from "../data-status/use-page-status";
import { AlertItem } from "./alert-item";
import { useAlertTexts } from "./use-alert-texts";
import type { AlertsView } from "./view";

/** Alerts: what Shelfwise has noticed by itself, what of it is open, and where it is acted on. */
export function AlertsPanel({ view }: { view: AlertsView }) {
  const { t } = useAlertTexts(view.currency);
  usePageStatus(view.dataVersion);
  return (
    <TitledPage
      title={t("alerts.title")}
      secondaryActions={[{ content: t("alerts.settingsLink"), url: "/app/settings/alerts" }]}
      fullWidth
    >
      <BlockStack gap="400">
        <Sentence view={view} />
        <FailingBanner view={view} />
        <OpenCard view={view} />
        <ResolvedCard view={view} />
        <MutedCard view={view} />
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </TitledPage>
  );
}

const someTexts = {
  critical: "alerts.sentence.critical",
  unread: "alerts.sentence.unread",
} as const;
const onlyTexts = {
  critical: "alerts.sentence.onlyCritical",
  unread: "alerts.sentence.onlyUnread",
} as const;

function Sentence({ view }: { view: AlertsView }) {
  const { t, formats } = useAlertTexts(view.currency);
  const count = view.open.length;
  const critical = view.open.filter(({ severity }) => severity === "critical").length;
  const said =
    count === 0
      ? t("alerts.sentence.none")
      : t("alerts.sentence.open", { count, number: formats.count(count) });
  const ofThem = (key: "critical" | "unread", of: number) => {
    if (of === 0) return [];
    if (count === 1) return [t(onlyTexts[key])];
    return [t(someTexts[key], { count: of, number: formats.count(of) })];
  };
  const more = [...ofThem("critical", critical), ...ofThem("unread", view.unread)];
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <BlockStack gap="100">
        <div aria-live="polite" aria-atomic="true">
          <Text as="p" variant="headingLg" fontWeight="medium">
            {[said, ...more].join(" ")}
          </Text>
        </div>
        {view.isBaseMissing ? (
          <Text as="p" tone="subdued">
            {t("alerts.baseMissing")}
          </Text>
        ) : null}
      </BlockStack>
    </Box>
  );
}

function FailingBanner({ view: { failing, isFlowFailing } }: { view: AlertsView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const channels = [...failing, ...(isFlowFailing ? [t("alerts.settings.flow")] : [])];
  if (channels.length === 0) return null;
  return (
    <Banner
      tone="warning"
      title={t("alerts.failingTitle")}
      action={{ content: t("alerts.failingAction"), url: "/app/settings/notifications" }}
    >
      <p>{t("alerts.failingText", { channels: formats.list(channels) })}</p>
    </Banner>
  );
}

function OpenCard({ view }: { view: AlertsView }) {
  const { t } = useAlertTexts(view.currency);
  const form = useEntryForm();
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("alerts.openTitle")}
          </Text>
          {view.unread > 0 ? (
            <Button disabled={form.isBusy} onClick={() => form.send({ intent: "readAll" })}>
              {t("alerts.readAll")}
            </Button>
          ) : null}
        </InlineStack>
        {view.open.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("alerts.noneOpen")}
          </Text>
        ) : (
          view.open.map((alert) => (
            <AlertItem
              key={alert.id}
              alert={alert}
              currency={view.currency}
              timezone={view.timezone}
            />
          ))
        )}
      </BlockStack>
    </Card>
  );
}

function ResolvedCard({ view }: { view: AlertsView }) {
  const { t } = useAlertTexts(view.currency);
  if (view.resolved.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("alerts.resolvedTitle")}
        </Text>
        {view.resolved.map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            currency={view.currency}
            timezone={view.timezone}
          />
        ))}
      </BlockStack>
    </Card>
  );
}

function MutedCard({ view }: { view: AlertsView }) {
  const { t, formats, message } = useAlertTexts(view.currency);
  const form = useEntryForm();
  if (view.muted.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("alerts.mutedTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("alerts.mutedNote")}
          </Text>
        </BlockStack>
        {view.muted.map(({ ruleId, key, title, message: said, mutedAt }) => (
          <InlineStack key={`${ruleId} ${key}`} align="space-between" blockAlign="center" gap="200">
            <BlockStack gap="050">
              <Text as="p">{t(title)}</Text>
              <Text as="p" tone="subdued">
                {t("alerts.mutedWas", {
                  message: message(said),
                  instant: formats.instant(mutedAt, view.timezone),
                })}
              </Text>
            </BlockStack>
            <Button
              disabled={form.isBusy}
              accessibilityLabel={t("alerts.unmuteNamed", { message: message(said) })}
              onClick={() => form.send({ intent: "unmute", ruleId, key })}
            >
              {t("alerts.unmute")}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
