import { Button, InlineStack, Link, Text } from "@shopify/polaris";
import { orderCostTexts } from "../../acquisition/words";
import { Answer } from "../../home/frame-page";
import { CustomersPage } from "../customers-page";
import { TableCard } from "../table/table-card";
import { useCustomerTexts } from "../use-customer-texts";
import type { CustomersReadyView } from "../view";
import { HeatCard } from "./heat-card";
import type { CohortsContent, CohortsView } from "./view";

type Ready = CustomersReadyView<CohortsContent> & { refusal: null };

/** Customers: whether they come back and what they are worth, by when they first ordered. */
export function CohortsPanel({ view }: { view: CohortsView }) {
  return (
    <CustomersPage view={view} hasRange={false}>
      {(ready) => <ReadyCohorts view={ready} />}
    </CustomersPage>
  );
}

function ReadyCohorts({ view }: { view: Ready }) {
  const { t, formats } = useCustomerTexts();
  const { content } = view;
  const hasRatio = content.heat.rows.some(({ worthToCost }) => worthToCost !== null);
  const hasPayback = content.heat.rows.some(({ payback }) => payback.kind !== "unknown");
  const isOfMargin = content.measure === "grossMargin" || content.measure === "contribution";
  return (
    <>
      <Answer view={view} text={useSentence(content)}>
        <Text as="p" tone="subdued">
          {t("retention.basis")} {t("retention.guests")} {t("retention.identity")}
        </Text>
        {isOfMargin || hasRatio ? (
          <Text as="p">
            {content.costCoverage === null
              ? t("retention.cohorts.noCosts")
              : t("retention.cohorts.costsKnown", { share: formats.percent(content.costCoverage) })}
          </Text>
        ) : null}
        {content.lacks.length > 0 && (content.measure === "contribution" || hasPayback) ? (
          <InlineStack gap="200" blockAlign="center">
            <Text as="p">
              {t("retention.cohorts.lacksOrderCosts", {
                costs: formats.list(content.lacks.map((kind) => t(orderCostTexts[kind]))),
              })}
            </Text>
            <Button url="/app/settings/costs">{t("products.enterCosts")}</Button>
          </InlineStack>
        ) : null}
        {[content.by, content.splitBy].includes("country") && content.countries !== "on" ? (
          <Text as="p">
            {t("retention.cohorts.noCountries")}{" "}
            <Link url="/app/settings/customer-data">{t("retention.cohorts.countrySettings")}</Link>
          </Text>
        ) : null}
      </Answer>
      <HeatCard view={view} />
      {content.split ? <TableCard table={content.split} view={view} mail="cohorts" /> : null}
    </>
  );
}

function useSentence({ sentence, grain, filter }: CohortsContent): string {
  const { t, formats, label, periodName, customers } = useCustomerTexts();
  const who =
    filter === null ? "" : ` ${t("retention.cohorts.ofThese", { name: label(filter.label) })}`;
  switch (sentence.kind) {
    case "nobody":
      return t("retention.cohorts.nobody");
    case "tooYoung":
      return t("retention.cohorts.tooYoung", {
        count: sentence.months,
        customers: customers(sentence.customers),
      });
    case "returned":
    case "few": {
      const { from, months } = sentence;
      const values = {
        count: months,
        customers: customers(sentence.customers),
        period:
          grain === "week"
            ? t("retention.weekOf", { day: formats.day(from) })
            : periodName(grain, from),
      };
      const share = formats.percent(sentence.returned / sentence.customers);
      const answer =
        sentence.kind === "returned"
          ? t("retention.cohorts.returned", { ...values, share })
          : t("retention.cohorts.few", {
              ...values,
              returned: formats.count(sentence.returned),
              least: sentence.least,
            });
      return `${answer}${who}`;
    }
  }
}
