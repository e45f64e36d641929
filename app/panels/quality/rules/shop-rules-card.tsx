import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { EntryTable } from "../../../components/entry-table";
import { useFormats } from "../../../components/formats-context";
import { SeverityBadge } from "../list-parts";
import type { ShopRulesView } from "./view";

/** The rules of the shop as a whole: collections, policies, redirects. */
export function ShopRulesCard({ shop }: { shop: ShopRulesView }) {
  const { t } = useTranslation();
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("quality.shopRulesTitle")}
        </Text>
      </Box>
      <Box paddingInline="400">
        {shop.rules.length > 0 ? (
          <ShopRuleTable shop={shop} />
        ) : (
          <Text as="p">{t(shop.isChecked ? "quality.shopNothingFails" : "quality.shopWaits")}</Text>
        )}
      </Box>
      <Box padding="400">
        <Text as="p" variant="bodySm" tone="subdued">
          {shop.isChecked ? t("quality.shopRulesPassed", { count: shop.passedCount }) : null}{" "}
          {t("quality.shopRulesNote")}
        </Text>
      </Box>
    </Card>
  );
}

function ShopRuleTable({ shop }: { shop: ShopRulesView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <EntryTable
      caption={t("quality.shopRulesTitle")}
      isCaptionShown={false}
      headings={[
        t("quality.columns.rule"),
        t("quality.columns.severity"),
        t("quality.columns.places"),
      ]}
      rows={shop.rules.map(({ words, severity, places, why }) => ({
        key: words.id,
        cells: [
          <BlockStack key="rule">
            <Link url={`/app/quality/rules/${words.id}`} removeUnderline>
              {t(words.fail)}
            </Link>
            {why === null ? null : (
              <Text as="span" variant="bodySm" tone="subdued">
                {t("quality.shopUnknown", { why: t(why) })}
              </Text>
            )}
          </BlockStack>,
          <SeverityBadge key="severity" severity={severity} />,
          places === null ? t("products.unknown") : formats.count(places),
        ],
      }))}
    />
  );
}
