import { Text } from "@shopify/polaris";
import { Answer, FramePage } from "../../home/frame-page";
import { SummaryFigures } from "../list/figures";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { useProductTexts } from "../use-product-texts";
import { EnteredCard } from "./entered-card";
import { FileCard } from "./file-card";
import type { CompetitorsReadyView, CompetitorsView } from "./view";

/** Products: our prices beside those of competitors. */
export function CompetitorsPanel({ view }: { view: CompetitorsView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadyCompetitors view={view} /> : null}
    </FramePage>
  );
}

function ReadyCompetitors({ view }: { view: CompetitorsReadyView }) {
  const { t, formats } = useProductTexts();
  const { unmatchedSkus, outdated } = view;
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        {unmatchedSkus > 0 ? (
          <Text as="p">
            {t("competitors.unmatched", {
              count: unmatchedSkus,
              number: formats.count(unmatchedSkus),
            })}
          </Text>
        ) : null}
        {outdated > 0 ? (
          <Text as="p">
            {t("competitors.outdated", { count: outdated, number: formats.count(outdated) })}
          </Text>
        ) : null}
      </Answer>
      <SummaryFigures figures={view.figures} currency={view.currency} />
      {view.list.rowCount > 0 ? (
        <ListCard
          title={t("competitors.title")}
          rowHeading={t("breakdown.rows.variant")}
          page="competitors"
          view={view}
          list={view.list}
          emptyText={t("competitors.noMatch")}
        />
      ) : null}
      <FileCard view={view} />
      <EnteredCard view={view} />
    </>
  );
}

function useSentence({ sentence, range }: CompetitorsReadyView): string {
  const { t, formats, when, products } = useProductTexts();
  switch (sentence.kind) {
    case "noPrices":
      return t("competitors.noPrices");
    case "noMatch":
      return t("competitors.noMatch");
    case "noUnits":
      return t("competitors.noUnits", {
        variants: products(sentence.variants, "variant"),
        when: when(range),
      });
    case "index": {
      const { index } = sentence;
      const values = {
        index: formats.decimal(index),
        size: formats.percent(Math.abs(index - 100) / 100),
        variants: products(sentence.variants, "variant"),
      };
      // What reads "100.0" is as dear as the market.
      if (Math.abs(index - 100) < 0.05) return t("competitors.same", values);
      return index > 100 ? t("competitors.above", values) : t("competitors.below", values);
    }
  }
}
