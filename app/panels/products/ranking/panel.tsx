import { Button, ButtonGroup, InlineStack, Select, Text } from "@shopify/polaris";
import { Answer, FramePage } from "../../home/frame-page";
import { SummaryFigures } from "../list/figures";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { useAddress } from "../use-address";
import { useProductTexts } from "../use-product-texts";
import { unitHeadings } from "../words";
import { ParetoCard } from "./pareto-card";
import { UnitChoice } from "../unit-choice";
import type { RankingReadyView, RankingView } from "./view";

/** Products: which of them make the sales, or the margin. */
export function RankingPanel({ view }: { view: RankingView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadyRanking view={view} /> : null}
    </FramePage>
  );
}

function ReadyRanking({ view }: { view: RankingReadyView }) {
  const { t, partly } = useProductTexts();
  const read = partly(view.coverage);
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        {read === null ? null : <Text as="p">{read}</Text>}
        {view.sentence.kind === "marginUnknown" ? (
          <InlineStack>
            <Button url="/app/settings/costs">{t("products.enterCosts")}</Button>
          </InlineStack>
        ) : null}
      </Answer>
      <SummaryFigures figures={view.figures} currency={view.currency} />
      {view.pareto.length > 1 ? <ParetoCard view={view} /> : null}
      <ListCard
        title={t("products.ranking.title")}
        rowHeading={t(unitHeadings[view.unit])}
        page="ranking"
        view={view}
        list={view.list}
        emptyText={t("breakdown.empty")}
        controls={<Choices view={view} />}
      />
    </>
  );
}

/** The usual limits, and others that people use. */
const limits = ["80-95", "70-90", "50-80"] as const;

function Choices({ view }: { view: RankingReadyView }) {
  const { t } = useProductTexts();
  const { change } = useAddress();
  const { a, b } = view.thresholds;
  const current = `${a}-${b}`;
  const known = (limits as readonly string[]).includes(current) ? limits : [current, ...limits];
  return (
    <>
      <UnitChoice unit={view.unit} />
      <ButtonGroup variant="segmented">
        <Button
          pressed={view.basis === "sales"}
          onClick={() => change({ basis: null, page: null, sort: null, dir: null })}
        >
          {t("products.ranking.bySales")}
        </Button>
        <Button
          pressed={view.basis === "margin"}
          onClick={() => change({ basis: "margin", page: null, sort: null, dir: null })}
        >
          {t("products.ranking.byMargin")}
        </Button>
      </ButtonGroup>
      <Select
        label={t("products.ranking.limits")}
        labelHidden
        value={current}
        options={known.map((value) => {
          const [first = "", second = ""] = value.split("-");
          return { value, label: t("products.ranking.limit", { a: first, b: second }) };
        })}
        onChange={(value) => {
          const [first = "", second = ""] = value.split("-");
          change({ a: first, b: second, page: null });
        }}
      />
    </>
  );
}

function useSentence({ sentence, unit, basis, range }: RankingReadyView): string {
  const { t, formats, when, products } = useProductTexts();
  switch (sentence.kind) {
    case "notRead":
      return t("sentence.notRead");
    case "noSales":
      return t("products.ranking.noSales", { when: when(range) });
    case "one":
      return t("products.ranking.one", { when: when(range) });
    case "marginUnknown":
      return t("products.ranking.marginUnknown", { when: when(range) });
    case "few": {
      const { count, all, share } = sentence;
      const values = {
        few: formats.count(count),
        products: products(all, unit),
        share: formats.percent(share),
        when: when(range),
      };
      return basis === "sales"
        ? t("products.ranking.few", { count, ...values })
        : t("products.ranking.fewMargin", { count, ...values });
    }
  }
}
