import { useNavigation, useSearchParams } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  EmptyState,
  InlineGrid,
  Page,
  Text,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReadingCard, ReadingLine } from "../data-status/reading-card";
import { NoticeBanner } from "../data-status/notice-banner";
import { usePageStatus } from "../data-status/use-page-status";
import { CoverageChip } from "./coverage-chip";
import { CustomerChart } from "./customer-chart";
import { DayTable } from "./day-table";
import { Figures } from "./figures";
import { HomeRangePicker } from "./home-range-picker";
import { FiguresSkeleton } from "./skeleton";
import { SalesChart } from "./sales-chart";
import { useHomeTexts } from "./use-home-texts";
import type { HomeView, ReadyView } from "./view";

/** Home: what came in, whether that is more or less than before, and day by day. */
export function HomePanel({ view }: { view: HomeView }) {
  const { t } = useTranslation();
  const live = usePageStatus(view.dataVersion);
  const reading = live ? (live.isReading ? live : null) : view.reading;
  // Once shown, its place is kept: nothing below it moves when the reading ends.
  const [hasRead, setHasRead] = useState(reading !== null);
  if (reading && !hasRead) setHasRead(true);
  const resources = live?.resources ?? view.reading?.resources;

  if (view.state === "ready") {
    return (
      <Page
        title={t("home.title")}
        titleMetadata={<CoverageChip coverage={view.coverage} />}
        primaryAction={<HomeRangePicker view={view} />}
        fullWidth
      >
        <BlockStack gap="400">
          {view.notice ? <NoticeBanner notice={view.notice} /> : null}
          {hasRead && !view.notice ? <ReadingLine reading={reading} /> : null}
          <ReadyHome view={view} />
        </BlockStack>
        <Box paddingBlockEnd="800" />
      </Page>
    );
  }
  return (
    <Page title={t("home.title")} fullWidth>
      <BlockStack gap="400">
        {view.notice ? <NoticeBanner notice={view.notice} /> : null}
        {view.state === "empty" ? (
          <Nothing title={t("home.emptyTitle")} text={t("home.emptyText")} />
        ) : view.state === "blocked" ? (
          <Nothing title={t("home.blockedTitle")} text={t("home.blockedText")} />
        ) : (
          <>
            {resources ? (
              <ReadingCard reading={{ resources, secondsLeft: live?.secondsLeft ?? null }} />
            ) : null}
            <FiguresSkeleton />
          </>
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        heading={title}
        image=""
        secondaryAction={{ content: t("home.emptyAction"), url: "/app/settings/data-status" }}
      >
        <p>{text}</p>
      </EmptyState>
    </Card>
  );
}

function ReadyHome({ view }: { view: ReadyView }) {
  const { t, formats, sentence } = useHomeTexts();
  const navigation = useNavigation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(navigation.location?.search ?? "");
  const isBusy = navigation.state === "loading" && next.toString() !== params.toString();

  return (
    <>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          {/* Says the answer aloud when other days were chosen. */}
          <div aria-live="polite" aria-atomic="true">
            <Text as="p" variant="headingLg" fontWeight="medium">
              {sentence(view)}
            </Text>
          </div>
          <Text as="p" tone="subdued">
            {t("coverage.asOf", {
              instant: formats.instant(view.coverage.asOf, view.timezone),
              zone: view.timezone,
            })}
          </Text>
          {view.lastOrders ? (
            <Box paddingBlockStart="200">
              <Button url={`/app?from=${view.lastOrders.from}&to=${view.lastOrders.to}`}>
                {t("home.showLastOrders", {
                  days: formats.dayRange(view.lastOrders.from, view.lastOrders.to),
                })}
              </Button>
            </Box>
          ) : null}
        </BlockStack>
      </Box>
      <Figures view={view} isBusy={isBusy} />
      <InlineGrid columns={{ xs: 1, lg: "2fr 1fr" }} gap="300">
        <SalesChart view={view} />
        <CustomerChart view={view} />
      </InlineGrid>
      <DayTable view={view} />
    </>
  );
}
