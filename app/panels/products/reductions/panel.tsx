import { Text } from "@shopify/polaris";
import { Answer, FramePage } from "../../home/frame-page";
import { SummaryFigures } from "../list/figures";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { useProductTexts } from "../use-product-texts";
import type { ReductionsReadyView, ReductionsView } from "./view";

/** Products: compare-at prices of reductions against the lowest price before them. */
export function ReductionsPanel({ view }: { view: ReductionsView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadyReductions view={view} /> : null}
    </FramePage>
  );
}

function ReadyReductions({ view }: { view: ReductionsReadyView }) {
  const { t, formats } = useProductTexts();
  const { knownSince, list, sentence } = view;
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        <Text as="p" tone="subdued">
          {knownSince === null
            ? t("products.noHistory")
            : t("products.knownSince", { day: formats.day(knownSince) })}{" "}
          {t("products.reductions.now")}
        </Text>
      </Answer>
      {sentence.kind === "judged" ? (
        <SummaryFigures figures={view.figures} currency={view.currency} />
      ) : null}
      <ListCard
        title={t("products.reductions.title")}
        rowHeading={t("breakdown.rows.variant")}
        page="reductions"
        view={view}
        list={list}
        emptyText={t("products.reductions.empty")}
      />
    </>
  );
}

function useSentence({ sentence }: ReductionsReadyView): string {
  const { t, formats } = useProductTexts();
  if (sentence.kind === "none") return t("products.reductions.none");
  const { all, higher, unknown } = sentence;
  const values = {
    higher: formats.count(higher),
    unknown: formats.count(unknown),
    all: t("products.variants", { count: all, number: formats.count(all) }),
  };
  const found = t("products.reductions.higher", values);
  return unknown === 0 ? found : `${found} ${t("products.reductions.unknown", values)}`;
}
