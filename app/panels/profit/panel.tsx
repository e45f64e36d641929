import { useNavigation, useSearchParams } from "@remix-run/react";
import {
  Badge,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineStack,
  Text,
} from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { TitledPage } from "../../components/titled-page";
import { NoticeBanner } from "../data-status/notice-banner";
import { ReadingCard, ReadingLine } from "../data-status/reading-card";
import { usePageStatus } from "../data-status/use-page-status";
import { CoverageChip } from "../home/coverage-chip";
import { HomeRangePicker } from "../home/home-range-picker";
import { FiguresSkeleton } from "../home/skeleton";
import { SalesTabs } from "../sales-tabs";
import { ShopChangeBanners } from "../shop-changes/banners";
import { ProfitFigures } from "./figures";
import { ProfitSteps } from "./profit-steps";
import { ProfitTables } from "./profit-tables";
import { costsUrl, spendUrl } from "./unknown";
import { useProfitTexts } from "./use-profit-texts";
import type { ProfitReadyView, ProfitView } from "./view";

/** Profit: what is left of net sales after each cost, and of how much of them that is known. */
export function ProfitPanel({ view }: { view: ProfitView }) {
  const { t } = useTranslation();
  const live = usePageStatus(view.dataVersion);
  const reading = live ? (live.isReading ? live : null) : view.reading;
  const resources = live?.resources ?? view.reading?.resources;

  if (view.state === "ready") {
    return (
      <TitledPage
        title={t("sales.title")}
        titleMetadata={
          <InlineStack gap="200">
            <CoverageChip coverage={view.coverage} />
            <CostChip view={view} />
          </InlineStack>
        }
        primaryAction={<HomeRangePicker view={view} />}
        fullWidth
      >
        <BlockStack gap="400">
          <SalesTabs />
          <ShopChangeBanners changes={view.changes} />
          {view.notice ? <NoticeBanner notice={view.notice} /> : null}
          {reading && !view.notice ? <ReadingLine reading={reading} /> : null}
          <ReadyProfit view={view} />
        </BlockStack>
        <Box paddingBlockEnd="800" />
      </TitledPage>
    );
  }
  return (
    <TitledPage title={t("sales.title")} fullWidth>
      <BlockStack gap="400">
        <SalesTabs />
        <ShopChangeBanners changes={view.changes} />
        {view.notice ? <NoticeBanner notice={view.notice} /> : null}
        {view.state === "installing" ? (
          <>
            {resources ? (
              <ReadingCard reading={{ resources, secondsLeft: live?.secondsLeft ?? null }} />
            ) : null}
            <FiguresSkeleton />
          </>
        ) : (
          <Nothing isBlocked={view.state === "blocked"} />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </TitledPage>
  );
}

function Nothing({ isBlocked }: { isBlocked: boolean }) {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        heading={isBlocked ? t("home.blockedTitle") : t("home.emptyTitle")}
        image=""
        secondaryAction={{ content: t("home.emptyAction"), url: "/app/settings/data-status" }}
      >
        <p>{isBlocked ? t("home.blockedText") : t("home.emptyText")}</p>
      </EmptyState>
    </Card>
  );
}

function CostChip({ view: { cost } }: { view: ProfitReadyView }) {
  const { t, formats } = useProfitTexts();
  if (cost.isNothingCosted) return <Badge tone="attention">{t("profit.chipNone")}</Badge>;
  if (cost.coverage === null) return null;
  return (
    <Badge tone={cost.coverage < 1 ? "attention" : undefined}>
      {t("profit.chip", { share: formats.percent(cost.coverage) })}
    </Badge>
  );
}

function ReadyProfit({ view }: { view: ProfitReadyView }) {
  const { t, formats, sentence, knowledge } = useProfitTexts();
  const navigation = useNavigation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(navigation.location?.search ?? "");
  const isBusy = navigation.state === "loading" && next.toString() !== params.toString();
  const isSettable = view.unknown.some(({ url }) => url === costsUrl);
  const lacksSpend = view.unknown.some(({ url }) => url === spendUrl);

  return (
    <>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <div aria-live="polite" aria-atomic="true">
            <Text as="p" variant="headingLg" fontWeight="medium">
              {sentence(view)}
            </Text>
          </div>
          {knowledge(view).map((line) => (
            <Text key={line} as="p">
              {line}
            </Text>
          ))}
          <Text as="p" tone="subdued">
            {t("sales.basis")}{" "}
            {t("coverage.asOf", {
              instant: formats.instant(view.coverage.asOf, view.timezone),
              zone: view.timezone,
            })}
          </Text>
          {isSettable || lacksSpend || view.cost.leftOutMinor !== 0 ? (
            <Box paddingBlockStart="200">
              <InlineStack gap="200">
                {isSettable || view.cost.leftOutMinor !== 0 ? (
                  <Button url={costsUrl}>
                    {view.cost.isNothingCosted ? t("profit.enterCosts") : t("profit.setCosts")}
                  </Button>
                ) : null}
                {lacksSpend ? <Button url={spendUrl}>{t("profit.enterSpend")}</Button> : null}
              </InlineStack>
            </Box>
          ) : null}
        </BlockStack>
      </Box>
      <ProfitFigures view={view} isBusy={isBusy} />
      <ProfitSteps view={view} />
      <ProfitTables view={view} />
    </>
  );
}
