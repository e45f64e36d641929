import { BlockStack, Box, Card, EmptyState, Text } from "@shopify/polaris";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ProgressLine } from "../../components/progress-line";
import { SubPages } from "../../components/sub-pages";
import { TitledPage } from "../../components/titled-page";
import { NoticeBanner } from "../data-status/notice-banner";
import { ReadingCard } from "../data-status/reading-card";
import { usePageStatus } from "../data-status/use-page-status";
import { FiguresSkeleton } from "../home/skeleton";
import { ShopChangeBanners } from "../shop-changes/banners";
import type { QualityReadyView, QualityView } from "./view";

/** Choices that hold on the list of rules and on that of products. */
const shared = ["severity", "subject", "vendor", "type", "status"];

/** A page of quality: what it shows, or what there is instead. */
export function QualityPage<Content>({
  view,
  started,
  title,
  backUrl,
  children,
}: {
  view: QualityView<Content>;
  /** What the page's own action answered. */
  started?: unknown;
  /** Of a page below the lists. */
  title?: string;
  backUrl?: string;
  children: (view: QualityReadyView<Content>) => ReactNode;
}) {
  const { t } = useTranslation();
  const live = usePageStatus(view.dataVersion, started);
  const resources = live?.resources ?? view.reading?.resources;
  return (
    <TitledPage
      title={title ?? t("quality.title")}
      fullWidth
      {...(backUrl ? { backAction: { content: t("quality.title"), url: backUrl } } : {})}
    >
      <BlockStack gap="400">
        {backUrl ? null : (
          <SubPages
            label={t("quality.pages.label")}
            keep={shared}
            pages={[
              { url: "/app/quality", label: t("quality.pages.rules") },
              { url: "/app/quality/products", label: t("quality.pages.products") },
              { url: "/app/quality/confirm", label: t("quality.pages.categories") },
              { url: "/app/quality/fixes", label: t("quality.pages.fixes") },
            ]}
          />
        )}
        <ShopChangeBanners changes={view.changes} />
        {view.notice ? <NoticeBanner notice={view.notice} /> : null}
        {view.state === "ready" ? (
          <>
            {view.progress ? <ProgressCard {...view.progress} /> : null}
            {children(view)}
          </>
        ) : view.state === "installing" ? (
          <>
            {resources ? (
              <ReadingCard reading={{ resources, secondsLeft: live?.secondsLeft ?? null }} />
            ) : null}
            <FiguresSkeleton />
          </>
        ) : (
          <Card>
            <EmptyState
              heading={t(view.state === "empty" ? "quality.emptyTitle" : "quality.blockedTitle")}
              image=""
              secondaryAction={{
                content: t("home.emptyAction"),
                url: "/app/settings/data-status",
              }}
            >
              <p>{t(view.state === "empty" ? "quality.emptyText" : "quality.blockedText")}</p>
            </EmptyState>
          </Card>
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </TitledPage>
  );
}

function ProgressCard({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const textId = useId();
  return (
    <Card padding="300">
      <BlockStack gap="200">
        <Text as="p" id={textId}>
          {t("quality.progress", { done: count(done), total: count(total) })}
        </Text>
        <ProgressLine share={total === 0 ? 0 : done / total} labelledBy={textId} />
      </BlockStack>
    </Card>
  );
}

/** What the page says first. */
export function QualityAnswer({
  text,
  isBusy = false,
  children,
}: {
  text: string;
  /** It changes by the second: who cannot see it is told once it has come to its end. */
  isBusy?: boolean;
  children?: ReactNode;
}) {
  return (
    <Box paddingInline={{ xs: "400", sm: "0" }}>
      <BlockStack gap="100">
        <div aria-live="polite" aria-atomic="true" aria-busy={isBusy}>
          <Text as="p" variant="headingLg" fontWeight="medium">
            {text}
          </Text>
        </div>
        {children}
      </BlockStack>
    </Box>
  );
}
