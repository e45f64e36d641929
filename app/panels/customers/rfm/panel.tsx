import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChangeBars } from "../../../components/change-bars";
import { Answer } from "../../home/frame-page";
import { SummaryFigures } from "../../products/list/figures";
import { CustomersPage } from "../customers-page";
import { TableCard } from "../table/table-card";
import { useCustomerTexts } from "../use-customer-texts";
import type { CustomersReadyView } from "../view";
import { HistoryCard } from "./history-card";
import { leastForFifths } from "./limits";
import type { RfmContent, RfmView } from "./view";
import { SegmentCard } from "./segment-card";
import { groupTexts, sourceTexts } from "./words";

type Ready = CustomersReadyView<RfmContent> & { refusal: null };

/** Customers by how recently, how often and for how much they purchased. */
export function RfmPanel({ view }: { view: RfmView }) {
  return (
    <CustomersPage view={view} hasRange>
      {(ready) => <ReadyRfm view={ready} />}
    </CustomersPage>
  );
}

function ReadyRfm({ view }: { view: Ready }) {
  const { t, formats } = useCustomerTexts();
  const { content } = view;
  const { day, before, source } = content;
  const chart = t(sourceTexts[source].chart);
  return (
    <>
      <Answer view={view} text={useSentence(content)}>
        <Text as="p" tone="subdued">
          {t(sourceTexts[source].basis)}{" "}
          {t("retention.rfm.compared", { day: formats.day(day), before: formats.day(before) })}{" "}
          {t("retention.basis")} {t("retention.guests")} {t("retention.identity")}
        </Text>
      </Answer>
      <SummaryFigures figures={content.figures} currency={view.currency} />
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            {chart}
          </Text>
          <ChangeBars
            label={chart}
            bars={content.bars.map(({ group, customers }) => ({
              id: group,
              label: t(groupTexts[group]),
              value: customers,
              text: formats.count(customers),
            }))}
          />
        </BlockStack>
      </Card>
      {content.atShopify ? (
        <>
          <TableCard table={content.atShopify} view={view} mail="rfm" />
          <SegmentCard mayCreate={content.mayCreateSegments} />
        </>
      ) : null}
      <TableCard table={content.groups} view={view} mail="rfm" />
      {content.atShopify ? null : <SegmentCard mayCreate={content.mayCreateSegments} />}
      <HistoryCard history={content.history} failure={content.historyFailure} view={view} />
      <TableCard table={content.moves} view={view} mail="rfm" />
    </>
  );
}

function useSentence({ sentence, before }: RfmContent): string {
  const { t, formats, customers } = useCustomerTexts();
  if (sentence.kind === "nobody") return t("retention.repeat.nobody");
  if (sentence.kind === "tooFew") {
    return t("retention.rfm.tooFew", {
      all: customers(sentence.customers),
      least: leastForFifths,
    });
  }
  const { champions, salesShare, slipped } = sentence;
  const values = {
    champions: t("retention.rfm.champions", {
      count: champions,
      number: formats.count(champions),
    }),
    all: customers(sentence.customers),
    slipped: t("retention.rfm.slipped", {
      count: slipped,
      number: formats.count(slipped),
      before: formats.day(before),
    }),
  };
  return salesShare === null
    ? t("retention.rfm.bestOnly", values)
    : t("retention.rfm.best", { ...values, share: formats.percent(salesShare) });
}
