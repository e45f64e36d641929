import { BlockStack, Link, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { FlowView, UnsentFlowView } from "./view";
import { reasonOf } from "./words";

/** What Flow did not get: how much, and of the last of it what it was and why. */
export function FlowUnsent({ flow, timezone }: { flow: FlowView; timezone: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { refused, refusedAt, givenUp, givenUpAt, retried, retryAt, unsent } = flow;
  const total = refused + givenUp;
  const count = (number: number, iso: string) => ({
    count: number,
    number: formats.count(number),
    instant: formats.instant(iso, timezone),
  });
  return (
    <BlockStack gap="200">
      {refusedAt === null ? null : (
        <Text as="p" tone="caution">
          {t("notifications.flow.refused", count(refused, refusedAt))}{" "}
          {t("notifications.flow.refusedHelp")}
        </Text>
      )}
      {retryAt === null ? null : (
        <Text as="p">{t("notifications.flow.retried", count(retried, retryAt))}</Text>
      )}
      {givenUpAt === null ? null : (
        <Text as="p" tone="caution">
          {t("notifications.flow.givenUp", count(givenUp, givenUpAt))}
        </Text>
      )}
      <Text as="p">{t("notifications.flow.kept", { count: total })}</Text>
      <Text as="h5" variant="headingXs">
        {t("notifications.flow.unsentTitle")}
      </Text>
      <List>
        {unsent.map((event) => (
          <List.Item key={event.id}>
            <UnsentEvent event={event} timezone={timezone} />
          </List.Item>
        ))}
      </List>
      {total > unsent.length ? (
        <Text as="p" tone="subdued">
          {t("notifications.flow.unsentMore", {
            number: formats.count(unsent.length),
            total: formats.count(total),
          })}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function UnsentEvent({ event, timezone }: { event: UnsentFlowView; timezone: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { trigger, about, product, error, isGivenUp } = event;
  const values = {
    trigger: trigger === null ? t("notifications.flow.title") : t(trigger),
    about: "key" in about ? t(about.key) : about.text,
  };
  const title = product && (product.title ?? t("notifications.flow.productGone"));
  const what =
    title === null
      ? t("notifications.flow.unsent", values)
      : t("notifications.flow.unsentOf", { ...values, product: title });
  const instants = {
    instant: formats.instant(event.createdAt, timezone),
    end: formats.instant(event.settledAt, timezone),
  };
  return (
    <>
      <Text as="p" breakWord>
        {product?.url ? <Link url={product.url}>{what}</Link> : what}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {t(isGivenUp ? "notifications.flow.whyGivenUp" : "notifications.flow.whyRefused", {
          ...instants,
          // That it was refused is said already.
          reason: isGivenUp || error.detail === null ? reasonOf(error, t) : error.detail,
        })}
      </Text>
    </>
  );
}
