import { useNavigation, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, EmptyState, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TitledPage } from "../../components/titled-page";
import { NoticeBanner } from "../data-status/notice-banner";
import { ReadingCard, ReadingLine } from "../data-status/reading-card";
import { usePageStatus } from "../data-status/use-page-status";
import { ShopChangeBanners } from "../shop-changes/banners";
import { CoverageChip } from "./coverage-chip";
import { HomeRangePicker } from "./home-range-picker";
import { FiguresSkeleton } from "./skeleton";
import { useHomeTexts } from "./use-home-texts";
import type { BlockedView, EmptyView, FrameView, InstallingView } from "./view";

export interface FramePageProps {
  title: string;
  view: FrameView | InstallingView | BlockedView | EmptyView;
  /** Of the section that the page belongs to. */
  tabs?: ReactNode;
  /** False: it is about the whole history, so no days are chosen. */
  hasRange?: boolean;
  /** Shown where there are figures. */
  children: ReactNode;
}

/** A page with figures: its days, what of them has been read, and what there is instead of figures. */
export function FramePage({ title, view, tabs, hasRange = true, children }: FramePageProps) {
  const { t } = useTranslation();
  const live = usePageStatus(view.dataVersion);
  const reading = live ? (live.isReading ? live : null) : view.reading;
  // Once shown, its place is kept: nothing below it moves when the reading ends.
  const [hasRead, setHasRead] = useState(reading !== null);
  if (reading && !hasRead) setHasRead(true);
  const resources = live?.resources ?? view.reading?.resources;

  if (view.state === "ready") {
    return (
      <TitledPage
        title={title}
        titleMetadata={<CoverageChip coverage={view.coverage} />}
        {...(hasRange ? { primaryAction: <HomeRangePicker view={view} /> } : {})}
        fullWidth
      >
        <BlockStack gap="400">
          {tabs}
          <ShopChangeBanners changes={view.changes} />
          {view.notice ? <NoticeBanner notice={view.notice} /> : null}
          {hasRead && !view.notice ? <ReadingLine reading={reading} /> : null}
          {children}
        </BlockStack>
        <Box paddingBlockEnd="800" />
      </TitledPage>
    );
  }
  return (
    <TitledPage title={title} fullWidth>
      <BlockStack gap="400">
        {tabs}
        <ShopChangeBanners changes={view.changes} />
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
    </TitledPage>
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

/** The answer in one sentence, and up to when it holds. */
export function Answer({
  view,
  text,
  children,
}: {
  view: Pick<FrameView, "coverage" | "timezone">;
  text: string;
  children?: ReactNode;
}) {
  const { t, formats } = useHomeTexts();
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <BlockStack gap="100">
        {/* Says the answer aloud when other days were chosen. */}
        <div aria-live="polite" aria-atomic="true">
          <Text as="p" variant="headingLg" fontWeight="medium">
            {text}
          </Text>
        </div>
        <Text as="p" tone="subdued">
          {t("coverage.asOf", {
            instant: formats.instant(view.coverage.asOf, view.timezone),
            zone: view.timezone,
          })}
        </Text>
        {children}
      </BlockStack>
    </Box>
  );
}

/** Other days, or another view of them, are on their way. */
export function useIsBusy(): boolean {
  const navigation = useNavigation();
  const [params] = useSearchParams();
  const next = new URLSearchParams(navigation.location?.search ?? "");
  return navigation.state === "loading" && next.toString() !== params.toString();
}
