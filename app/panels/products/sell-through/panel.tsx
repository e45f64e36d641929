import { BlockStack, Card, Text } from "@shopify/polaris";
import { ChangeBars } from "../../../components/change-bars";
import { Answer, FramePage } from "../../home/frame-page";
import { SummaryFigures } from "../list/figures";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { UnitChoice } from "../unit-choice";
import { useProductTexts } from "../use-product-texts";
import { unitHeadings } from "../words";
import type { SellThroughReadyView, SellThroughView } from "./view";
import { stateTexts } from "./words";

/** Products: how much of what was there was sold, and how long the rest lasts. */
export function SellThroughPanel({ view }: { view: SellThroughView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadySellThrough view={view} /> : null}
    </FramePage>
  );
}

function ReadySellThrough({ view }: { view: SellThroughReadyView }) {
  const { t, formats, partly } = useProductTexts();
  const read = partly(view.coverage);
  const states = view.states.filter(({ count }) => count > 0);
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        {read === null ? null : <Text as="p">{read}</Text>}
        <Text as="p" tone="subdued">
          {t("products.sellThrough.definition")}
        </Text>
      </Answer>
      <SummaryFigures figures={view.figures} currency={view.currency} />
      {states.length > 0 && view.figures.length > 0 ? (
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t("products.sellThrough.chart")}
            </Text>
            <ChangeBars
              label={t("products.sellThrough.chart")}
              bars={states.map(({ state, count }) => ({
                id: state,
                label: t(stateTexts[state]),
                value: count,
                text: formats.count(count),
              }))}
            />
          </BlockStack>
        </Card>
      ) : null}
      <ListCard
        title={t("products.sellThrough.title")}
        rowHeading={t(unitHeadings[view.unit])}
        page="sell-through"
        view={view}
        list={view.list}
        emptyText={t("products.sellThrough.empty")}
        controls={<UnitChoice unit={view.unit} />}
      />
    </>
  );
}

function useSentence({ sentence, unit, range }: SellThroughReadyView): string {
  const { t, formats, when, products } = useProductTexts();
  switch (sentence.kind) {
    case "notRead":
      return t("sentence.notRead");
    case "noProducts":
      return t("products.sellThrough.empty");
    case "unknown":
      return t("products.sellThrough.unknown", { products: products(sentence.all, unit) });
    case "rate": {
      const { rate, unsold, all } = sentence;
      return t("products.sellThrough.rate", {
        rate: formats.percent(rate),
        when: when(range),
        unsold: formats.count(unsold),
        products: products(all, unit),
      });
    }
  }
}
