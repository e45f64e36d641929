import { Select, Text } from "@shopify/polaris";
import { Answer, FramePage } from "../../home/frame-page";
import { ListCard } from "../list/list-card";
import { ProductTabs } from "../tabs";
import { useAddress } from "../use-address";
import { useProductTexts } from "../use-product-texts";
import type { PriceChangesReadyView, PriceChangesView } from "./view";

/** Products: prices that changed, and what was sold before and after. */
export function PriceChangesPanel({ view }: { view: PriceChangesView }) {
  const { t } = useProductTexts();
  return (
    <FramePage title={t("sales.title")} view={view} tabs={<ProductTabs />}>
      {view.state === "ready" ? <ReadyPriceChanges view={view} /> : null}
    </FramePage>
  );
}

function ReadyPriceChanges({ view }: { view: PriceChangesReadyView }) {
  const { t, formats } = useProductTexts();
  const { sentence, cutCount, knownSince, windowDays } = view;
  return (
    <>
      <Answer view={view} text={useSentence(view)}>
        {sentence.kind === "some" ? (
          <Text as="p">{t("products.priceChanges.followed")}</Text>
        ) : null}
        {sentence.kind === "some" && cutCount > 0 ? (
          <Text as="p">
            {t("products.priceChanges.cut", {
              count: cutCount,
              number: formats.count(cutCount),
              days: formats.count(windowDays),
            })}
          </Text>
        ) : null}
        {knownSince === null ? null : (
          <Text as="p" tone="subdued">
            {t("products.knownSince", { day: formats.day(knownSince) })}
          </Text>
        )}
      </Answer>
      <ListCard
        title={t("products.priceChanges.title")}
        rowHeading={t("breakdown.rows.variant")}
        page="price-changes"
        view={view}
        list={view.list}
        emptyText={t("products.priceChanges.empty")}
        controls={<WindowChoice days={windowDays} />}
      />
    </>
  );
}

const lengths = [7, 14, 28];

function WindowChoice({ days }: { days: number }) {
  const { t } = useProductTexts();
  const { change } = useAddress();
  const known = lengths.includes(days) ? lengths : [days, ...lengths];
  return (
    <Select
      label={t("products.priceChanges.window")}
      labelHidden
      value={String(days)}
      options={known.map((count) => ({
        value: String(count),
        label: t("products.priceChanges.windowDays", { count }),
      }))}
      onChange={(window) => change({ window, page: null })}
    />
  );
}

function useSentence({ sentence, range }: PriceChangesReadyView): string {
  const { t, formats, when } = useProductTexts();
  switch (sentence.kind) {
    case "noHistory":
      return t("products.noHistory");
    case "notKnown":
      return t("products.priceChanges.notKnown");
    case "none":
      return t("products.priceChanges.none", { when: when(range) });
    case "some": {
      const { all, shown } = sentence;
      const values = { number: formats.count(all), when: when(range), shown: formats.count(shown) };
      const changes = t("products.priceChanges.some", { count: all, ...values });
      const kinds = {
        lower: formats.count(sentence.lower),
        higher: formats.count(sentence.higher),
        compareAt: formats.count(sentence.compareAt),
      };
      const split =
        shown < all
          ? t("products.priceChanges.splitOfShown", { ...kinds, shown: formats.count(shown) })
          : t("products.priceChanges.split", kinds);
      return `${changes} ${split}`;
    }
  }
}
