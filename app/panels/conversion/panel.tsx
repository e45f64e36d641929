import { useNavigation } from "@remix-run/react";
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  Text,
} from "@shopify/polaris";
import { FigureRow } from "../../components/figure-card";
import { TitledPage } from "../../components/titled-page";
import { HomeRangePicker } from "../home/home-range-picker";
import { FiguresSkeleton } from "../home/skeleton";
import { ReportNotice } from "../reports/report-notice";
import { ShopChangeBanners } from "../shop-changes/banners";
import { useReportCheck } from "../reports/use-report-check";
import { SalesTabs } from "../sales-tabs";
import { BreakdownCard } from "./breakdown-card";
import { Checkouts } from "./checkouts";
import { VisitsTable } from "./day-table";
import { Figure } from "./figures";
import { Funnel } from "./funnel";
import { PixelCard } from "./pixel-card";
import { RateChart } from "./rate-chart";
import { shownVisits } from "./shown-visits";
import { useConversionTexts } from "./use-conversion-texts";
import type { ConversionView, ReadyConversion, VisitsView } from "./view";

/** How many visits become orders, where the others are lost, and which checkouts were left. */
export function ConversionPanel({ view }: { view: ConversionView }) {
  const { t, formats } = useConversionTexts();
  const { isChecking, check } = useReportCheck(view);
  const { problem } = view.report;
  const isReady = view.state === "ready";
  const coverage = isReady ? view.coverage : null;
  const shown = isReady ? shownVisits(view) : null;

  return (
    <TitledPage
      title={t("navigation.sales")}
      titleMetadata={
        coverage ? (
          <Badge>
            {t("conversion.coverage", { days: formats.dayRange(coverage.from, coverage.to) })}
          </Badge>
        ) : null
      }
      primaryAction={isReady ? <HomeRangePicker view={view} /> : undefined}
      fullWidth
    >
      <BlockStack gap="400">
        <SalesTabs />
        <ShopChangeBanners changes={view.changes} />
        {problem ? (
          <ReportNotice problem={problem} missingText="conversion.missingText" onGranted={check} />
        ) : null}
        {isReady ? (
          <>
            {shown ? (
              <Visits visits={shown} view={view} />
            ) : (
              <Unknown view={view} isChecking={isChecking} onRead={check} />
            )}
            {view.estimate?.kind === "parts" ? (
              <BreakdownCard visits={view.estimate.visits} view={view} />
            ) : null}
            <Checkouts view={view} />
            {shown ? <VisitsTable visits={shown} view={view} /> : null}
            <PixelCard view={view} />
          </>
        ) : (
          <FiguresSkeleton />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </TitledPage>
  );
}

/** "Unknown" is an answer, with the reason and what changes it. */
function Unknown({
  view,
  isChecking,
  onRead,
}: {
  view: ReadyConversion;
  isChecking: boolean;
  onRead(): void;
}) {
  const { t } = useConversionTexts();
  const { problem } = view.report;
  if (isChecking && !view.coverage) {
    return (
      <BlockStack gap="400">
        <Box paddingInline={{ xs: "400", sm: "0" }}>
          <Text as="p" variant="headingLg" fontWeight="medium">
            {t("conversion.reading")}
          </Text>
        </Box>
        <FiguresSkeleton />
      </BlockStack>
    );
  }
  return (
    <Card>
      <EmptyState heading={t("conversion.unknownTitle")} image="">
        <BlockStack gap="300" inlineAlign="center">
          <Text as="p">
            {t(
              problem
                ? "conversion.unknownProblem"
                : view.coverage
                  ? "conversion.unknownDays"
                  : "conversion.unknownNotRead",
            )}
          </Text>
          {problem ? null : (
            <Button loading={isChecking} onClick={onRead}>
              {t("conversion.read")}
            </Button>
          )}
        </BlockStack>
      </EmptyState>
    </Card>
  );
}

function Visits({ visits, view }: { visits: VisitsView; view: ReadyConversion }) {
  const { t, formats, sentence, scope } = useConversionTexts();
  const isBusy = useNavigation().state === "loading";
  return (
    <>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <div aria-live="polite" aria-atomic="true">
            <Text as="p" variant="headingLg" fontWeight="medium">
              {sentence(visits, view)}
            </Text>
          </div>
          {visits.isEstimate ? null : (
            <Text as="p" tone="subdued">
              {scope(visits, view)}
            </Text>
          )}
          <Text as="p" tone="subdued">
            {t("conversion.basis")}
          </Text>
        </BlockStack>
      </Box>
      {visits.isEstimate ? (
        <Banner tone="warning">
          <Text as="p">{scope(visits, view)}</Text>
        </Banner>
      ) : null}
      {visits.measurementChange ? (
        <Banner tone="info">
          <Text as="p">
            {t("conversion.measurementChange", { day: formats.day(visits.measurementChange) })}
          </Text>
        </Banner>
      ) : null}
      <FigureRow busy={isBusy}>
        {visits.figures.map((figure) => (
          <Figure key={figure.id} figure={figure} comparedDays={visits.comparedDays} view={view} />
        ))}
      </FigureRow>
      <InlineGrid columns={{ xs: 1, lg: "2fr 1fr" }} gap="300">
        <RateChart visits={visits} view={view} />
        <Funnel visits={visits} />
      </InlineGrid>
      <BreakdownCard visits={visits} view={view} />
    </>
  );
}
