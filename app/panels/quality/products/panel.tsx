import { useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../components/formats-context";
import { KeyedList } from "../../../components/keyed-list";
import { useAddress } from "../../products/use-address";
import { FixButton } from "../fix/fix-button";
import { DownloadButton, FilterBar, ListFoot, RuleNote } from "../list-parts";
import { QualityAnswer, QualityPage } from "../quality-page";
import { SavedViews } from "../saved-views";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { AssignForm } from "./assign-form";
import { ProductTable } from "./product-table";
import { usePicks } from "./use-picks";
import type { ProductsContent, ProductsView } from "./view";

/** Quality: products by what they have sold, with what is wrong with them. */
export function QualityProductsPanel({ view }: { view: ProductsView }) {
  return <QualityPage view={view}>{(ready) => <ReadyProducts view={ready} />}</QualityPage>;
}

/** Quality: the products that fail one rule. */
export function RulePanel({ view }: { view: ProductsView }) {
  const { t } = useTranslation();
  const rule = view.state === "ready" ? view.content.rule : null;
  return (
    <QualityPage
      view={view}
      title={rule ? t(rule.fail) : t("quality.title")}
      backUrl="/app/quality"
    >
      {(ready) => <ReadyProducts view={ready} />}
    </QualityPage>
  );
}

function ReadyProducts({ view }: { view: QualityReadyView<ProductsContent> }) {
  const { content, currency, timezone } = view;
  const { t, products } = useQualityTexts(currency, timezone);
  const { rule, paging, rows } = content;
  const found = products(paging.found);
  const isChoice = content.search !== "" || content.filters.some(({ value }) => value !== "");
  const noneOfRule = isChoice
    ? "quality.sentence.failRuleNoneOfChoice"
    : "quality.sentence.failRuleNone";
  const noneText = rule ? noneOfRule : "quality.sentence.foundNone";
  // Picked on one page and the next: they are fixed together.
  const chosen = content.filters.map(({ value }) => value);
  const choice = JSON.stringify([rule?.id, content.search, chosen]);
  const { picked, setPicked, propose } = usePicks(view.shop, rule?.id ?? "products", choice);
  const { change } = useAddress();
  const canFix = rule === null || rule.isFixable;
  const fixId = useId();
  // The key is a press of the button, which knows whether it has been pressed already.
  const fixPicked = picked.size > 0 ? () => document.getElementById(fixId)?.click() : null;
  return (
    <>
      <QualityAnswer
        text={
          paging.found === 0
            ? t(noneText)
            : t(rule ? "quality.sentence.failRule" : "quality.sentence.found", { products: found })
        }
      >
        {rule ? (
          <RuleNote rule={rule} />
        ) : (
          <Text as="p" tone="subdued">
            {t("quality.basis")}
          </Text>
        )}
      </QualityAnswer>
      <KeyedList
        rows={rows.map(({ id, title }) => ({
          key: String(id),
          name: title || t("quality.untitled"),
        }))}
        paging={paging}
        turnTo={(page) => change({ page: String(page) })}
        canPick
        canSearch
        fix={canFix ? fixPicked : undefined}
      >
        <Card padding="0">
          <Box padding="400">
            <BlockStack gap="300">
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <Text as="h2" variant="headingMd">
                  {t("quality.productsTitle")}
                </Text>
                <InlineStack gap="200">
                  {canFix ? (
                    <Fixes
                      id={fixId}
                      rule={rule?.id ?? null}
                      found={paging.found}
                      picked={picked}
                      onProposed={propose}
                    />
                  ) : null}
                  {picked.size > 0 ? (
                    <Button onClick={() => setPicked(new Set())}>
                      {t("quality.fix.unpickAll")}
                    </Button>
                  ) : null}
                  <DownloadButton table="products" {...(rule ? { rule: rule.id } : {})} />
                </InlineStack>
              </InlineStack>
              <FilterBar filters={content.filters} search={content.search} />
              {rule ? null : <SavedViews page="products" views={content.saved} />}
              <AssignForm picked={picked} />
            </BlockStack>
          </Box>
          <Box paddingInline="400">
            {rows.length === 0 ? (
              <Text as="p" tone="subdued">
                {t(rule ? "quality.noneFails" : "quality.nothingFound")}
              </Text>
            ) : (
              <ProductTable view={view} picked={picked} onPick={setPicked} />
            )}
          </Box>
          <Box padding="400">
            <ListFoot paging={paging} />
          </Box>
        </Card>
      </KeyedList>
    </>
  );
}

/** Fixes of the products picked, or of all that the address is of. */
function Fixes({
  id,
  rule,
  found,
  picked,
  onProposed,
}: {
  /** Of the button. */
  id: string;
  rule: string | null;
  found: number;
  picked: ReadonlySet<number>;
  /** Of what is picked. */
  onProposed(ids: readonly number[], batchId: number): void;
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [params] = useSearchParams();
  const ofRule: Record<string, string> = rule === null ? {} : { rule };
  const number = (size: number) => ({ count: size, number: count(size) });
  if (picked.size > 0) {
    const fields = { ...ofRule, products: [...picked].join(",") };
    const text = t("quality.fix.buttonCount", number(picked.size));
    const tell = ({ products = "" }: Record<string, string>, batchId: number) =>
      onProposed(products.split(",").map(Number), batchId);
    return <FixButton id={id} fields={fields} text={text} onMade={tell} />;
  }
  if (found === 0) return null;
  const fields = { ...Object.fromEntries(params), ...ofRule };
  const text =
    rule === null ? t("quality.fix.buttonAll") : t("quality.fix.buttonCount", number(found));
  return (
    <FixButton id={id} fields={fields} text={text} {...(rule ? { variant: "primary" } : {})} />
  );
}
