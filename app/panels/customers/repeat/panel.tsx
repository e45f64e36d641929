import { BlockStack, Card, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { ChangeBars } from "../../../components/change-bars";
import { Answer } from "../../home/frame-page";
import { SummaryFigures } from "../../products/list/figures";
import { useAddress } from "../../products/use-address";
import { silentChoices } from "../../../metrics/retention/repeat";
import { CustomersPage } from "../customers-page";
import { TableCard } from "../table/table-card";
import { useCustomerTexts } from "../use-customer-texts";
import type { CustomersReadyView } from "../view";
import { CurveCard } from "./curve-card";
import type { RepeatAlways, RepeatContent, RepeatView } from "./view";

type Ready = CustomersReadyView<RepeatContent, RepeatAlways> & { refusal: null };

/** Customers: whether and when they purchase again. */
export function RepeatPanel({ view }: { view: RepeatView }) {
  return (
    <CustomersPage
      view={view}
      hasRange
      always={(ready) => <TableCard table={ready.always.kinds} view={ready} mail="repeat" />}
    >
      {(ready) => <ReadyRepeat view={ready} />}
    </CustomersPage>
  );
}

function ReadyRepeat({ view }: { view: Ready }) {
  const { t, formats, partly } = useCustomerTexts();
  const { content, currency } = view;
  const { subscriptions } = content;
  const read = partly(view.coverage);
  return (
    <>
      <Answer view={view} text={useSentence(content)}>
        {read === null ? null : <Text as="p">{read}</Text>}
        <Text as="p" tone="subdued">
          {t("retention.basis")} {t("retention.guests")} {t("retention.identity")}
        </Text>
        <InlineStack>
          <SilentChoice content={content} />
        </InlineStack>
      </Answer>
      <SummaryFigures figures={content.figures} currency={currency} />
      <InlineGrid columns={{ xs: 1, lg: 2 }} gap="300">
        <CurveCard content={content} />
        <GapCard content={content} />
      </InlineGrid>
      <TableCard table={content.ladder} view={view} mail="repeat" />
      <Text as="p" tone="subdued">
        {subscriptions.orders === 0
          ? t("retention.repeat.noSubscriptions")
          : t("retention.repeat.subscriptions", {
              count: subscriptions.orders,
              number: formats.count(subscriptions.orders),
              customers: formats.count(subscriptions.customers),
              net: formats.money(subscriptions.netMinor, currency),
            })}{" "}
        {t("retention.plans.note")}
      </Text>
      {subscriptions.lacksPlans ? (
        <Text as="p" tone="subdued">
          {t("retention.plans.unknown")}
        </Text>
      ) : null}
    </>
  );
}

function GapCard({ content }: { content: RepeatContent }) {
  const { t, formats } = useCustomerTexts();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("retention.repeat.gapsTitle")}
        </Text>
        <ChangeBars
          label={t("retention.repeat.gapsTitle")}
          bars={content.gaps.map(({ from, to, count }) => ({
            id: String(from),
            label:
              to === null
                ? t("retention.repeat.gapMore", { days: from })
                : t("retention.repeat.gap", { from, to }),
            value: count,
            text: formats.count(count),
          }))}
        />
      </BlockStack>
    </Card>
  );
}

function SilentChoice({ content }: { content: RepeatContent }) {
  const { t } = useCustomerTexts();
  const { change } = useAddress();
  return (
    <Select
      label={t("retention.repeat.silent")}
      labelInline
      value={String(content.silentDays)}
      options={silentChoices.map((days) => ({
        value: String(days),
        label: t("retention.repeat.silentDays", { count: days }),
      }))}
      onChange={(silent) => change({ silent })}
    />
  );
}

function useSentence({ sentence }: RepeatContent): string {
  const { t, formats, customers } = useCustomerTexts();
  if (sentence.kind === "nobody") return t("retention.repeat.nobody");
  if (sentence.kind === "few") {
    return t("retention.repeat.few", {
      customers: customers(sentence.customers),
      repeaters: formats.count(sentence.repeaters),
      least: sentence.least,
    });
  }
  const values = {
    customers: customers(sentence.customers),
    share: formats.percent(sentence.rate),
  };
  return sentence.medianDays === null
    ? t("retention.repeat.rateOnly", values)
    : t("retention.repeat.rate", { ...values, count: sentence.medianDays });
}
