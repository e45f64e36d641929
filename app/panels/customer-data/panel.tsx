import { useFetcher } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import type { CountriesView, CustomerDataView } from "./view";

/** What is kept of customers, and what only where the merchant wants it. */
export function CustomerDataPanel({ view }: { view: CustomerDataView }) {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t("customerData.title")} subtitle={t("customerData.subtitle")}>
      <CountriesCard view={view} />
      <Card>
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {t("customerData.keptTitle")}
          </Text>
          <Text as="p">{t("customerData.kept")}</Text>
        </BlockStack>
      </Card>
    </SettingsPage>
  );
}

function CountriesCard({ view: { countries, dataVersion } }: { view: CustomerDataView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const fetcher = useFetcher<{ isDone: boolean }>();
  usePageStatus(dataVersion, fetcher.data);
  const isBusy = fetcher.state !== "idle";
  const send = (to: "on" | "off") => fetcher.submit({ countries: to }, { method: "post" });
  const isSending = (to: "on" | "off") => isBusy && fetcher.formData?.get("countries") === to;
  const { state } = countries;

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingMd">
              {t("customerData.countryTitle")}
            </Text>
            <StateBadge state={state} />
          </InlineStack>
          <InlineStack gap="200">
            {state === "denied" ? (
              <Button disabled={isBusy} loading={isSending("on")} onClick={() => send("on")}>
                {t("customerData.askAgain")}
              </Button>
            ) : null}
            <Button
              disabled={isBusy}
              loading={isSending(state === "off" ? "on" : "off")}
              onClick={() => send(state === "off" ? "on" : "off")}
            >
              {t(state === "off" ? "customerData.turnOn" : "customerData.turnOff")}
            </Button>
          </InlineStack>
        </InlineStack>
        {fetcher.data?.isDone === false ? (
          <Text as="p" tone="critical">
            {t("customerData.failed")}
          </Text>
        ) : null}
        {state === "denied" ? (
          <Banner tone="warning">
            <p>{t("customerData.deniedText", { day: formats.day(countries.day) })}</p>
          </Banner>
        ) : null}
        {state === "on" ? (
          <Text as="p">
            {t("customerData.counts", {
              known: formats.count(countries.known),
              orders: formats.count(countries.orders),
            })}{" "}
            {countries.isReading ? t("customerData.reading") : null}
          </Text>
        ) : null}
        <Text as="p">{t("customerData.purpose")}</Text>
        <Text as="p">{t("customerData.stored")}</Text>
        <Text as="p">{t("customerData.approval")}</Text>
        <Text as="p" tone="subdued">
          {t(state === "off" ? "customerData.whenOn" : "customerData.whenOff")}
        </Text>
      </BlockStack>
    </Card>
  );
}

function StateBadge({ state }: { state: CountriesView["state"] }) {
  const { t } = useTranslation();
  if (state === "on") return <Badge tone="success">{t("customerData.on")}</Badge>;
  if (state === "off") return <Badge>{t("customerData.off")}</Badge>;
  return <Badge tone="warning">{t("customerData.denied")}</Badge>;
}
