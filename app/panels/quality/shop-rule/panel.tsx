import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { EntryTable } from "../../../components/entry-table";
import { GrantButton } from "../../data-status/grant-button";
import { DownloadButton, ListFoot, RuleNote } from "../list-parts";
import { QualityAnswer, QualityPage } from "../quality-page";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { ShopRuleContent, ShopRuleView } from "./view";

type Ready = QualityReadyView<ShopRuleContent>;

/** Quality: what one rule of the shop as a whole has found. */
export function ShopRulePanel({ view }: { view: ShopRuleView }) {
  const { t } = useTranslation();
  const rule = view.state === "ready" ? view.content.rule : null;
  return (
    <QualityPage
      view={view}
      title={rule ? t(rule.fail) : t("quality.title")}
      backUrl="/app/quality"
    >
      {(ready) => <ReadyRule view={ready} />}
    </QualityPage>
  );
}

function ReadyRule({ view }: { view: Ready }) {
  const { t } = useTranslation();
  const { rule, missingScope, rows, paging } = view.content;
  return (
    <>
      <QualityAnswer text={useSentence(view)}>
        <RuleNote rule={rule} />
        {missingScope === null ? null : (
          <InlineStack>
            <GrantButton scopes={[missingScope]} />
          </InlineStack>
        )}
      </QualityAnswer>
      {rows.length === 0 ? null : (
        <Card padding="0">
          <Box padding="400">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd">
                {t("quality.placesTitle")}
              </Text>
              <DownloadButton table="products" rule={rule.id} />
            </InlineStack>
          </Box>
          <Box paddingInline="400">
            <PlaceTable view={view} />
          </Box>
          <Box padding="400">
            <BlockStack gap="200">
              <ListFoot paging={paging} text="quality.shownPlaces" />
              <Beyond view={view} />
            </BlockStack>
          </Box>
        </Card>
      )}
    </>
  );
}

function Beyond({ view }: { view: Ready }) {
  const { t, formats } = useQualityTexts(view.currency, view.timezone);
  const { places, paging } = view.content;
  if (places <= paging.found) return null;
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {t("quality.morePlacesThanListed", { number: formats.count(paging.found) })}
    </Text>
  );
}

function PlaceTable({ view }: { view: Ready }) {
  const { t, evidence, since } = useQualityTexts(view.currency, view.timezone);
  const { rows } = view.content;
  return (
    <EntryTable
      caption={t("quality.placesTitle")}
      isCaptionShown={false}
      headings={[t("quality.columns.found"), t("quality.columns.since")]}
      rows={rows.map(({ key, name, url, evidence: found, since: instant }) => ({
        key,
        cells: [found ? evidence(found) : (name ?? ""), since(instant)],
        ...(url === null
          ? {}
          : {
              actions: (
                <Button
                  url={url}
                  target="_top"
                  variant="plain"
                  accessibilityLabel={t("quality.openInAdminNamed", { name: name ?? "" })}
                >
                  {t("quality.openInAdmin")}
                </Button>
              ),
            }),
      }))}
    />
  );
}

function useSentence({ content, currency, timezone }: Ready): string {
  const { t, formats } = useQualityTexts(currency, timezone);
  switch (content.state) {
    case "waiting":
      return t("quality.shopWaits");
    case "off":
      return t("quality.ruleIsOff");
    case "passed":
      return t("quality.rulePasses");
    case "unknown":
      return t("quality.shopUnknown", { why: t(content.why ?? "quality.unknown.notRead") });
    case "finding":
      return t("quality.sentence.failShopRule", {
        count: content.places,
        number: formats.count(content.places),
      });
  }
}
