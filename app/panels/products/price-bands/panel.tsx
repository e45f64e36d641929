import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChangeBars } from "../../../components/change-bars";
import { Answer, FramePage } from "../../home/frame-page";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { useProductTexts } from "../use-product-texts";
import type { PriceBandsReadyView, PriceBandsView } from "./view";

/** Products: sales by what a unit was sold for. */
export function PriceBandsPanel({ view }: { view: PriceBandsView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadyPriceBands view={view} /> : null}
    </FramePage>
  );
}

function ReadyPriceBands({ view }: { view: PriceBandsReadyView }) {
  const { t, formats, partly, band } = useProductTexts();
  const { bands, currency } = view;
  const read = partly(view.coverage);
  const names = new Map(bands.map((each) => [each.id, band(each.band, currency)]));
  const name = (id: string) => names.get(id) ?? id;
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        {read === null ? null : <Text as="p">{read}</Text>}
        <Text as="p" tone="subdued">
          {t("products.priceBands.definition")}
        </Text>
      </Answer>
      {bands.length > 1 ? (
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t("products.priceBands.chart")}
            </Text>
            <ChangeBars
              label={t("products.priceBands.chart")}
              bars={bands.map(({ id, netSalesMinor, share }) => ({
                id,
                label: name(id),
                value: netSalesMinor,
                text:
                  share === null
                    ? formats.moneyRounded(netSalesMinor, currency)
                    : t("products.priceBands.bar", {
                        amount: formats.moneyRounded(netSalesMinor, currency),
                        share: formats.signedPercent(share),
                      }),
              }))}
            />
          </BlockStack>
        </Card>
      ) : null}
      <ListCard
        title={t("products.priceBands.title")}
        rowHeading={t("products.columns.band")}
        page="price-bands"
        view={view}
        list={view.list}
        emptyText={t("breakdown.empty")}
        nameRow={({ id }) => name(id)}
      />
    </>
  );
}

function useSentence({ sentence, range, currency }: PriceBandsReadyView): string {
  const { t, formats, when, band } = useProductTexts();
  switch (sentence.kind) {
    case "notRead":
      return t("sentence.notRead");
    case "noSales":
      return t("products.ranking.noSales", { when: when(range) });
    case "onePrice":
      return t("products.priceBands.onePrice", { when: when(range) });
    case "most":
      return t("products.priceBands.most", {
        band: band(sentence.band, currency),
        share: formats.percent(sentence.share),
        when: when(range),
      });
  }
}
