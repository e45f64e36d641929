import { BlockStack, Box, Button, Card, EmptyState, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import { ReportNotice } from "../reports/report-notice";
import { ShopChangeBanners } from "../shop-changes/banners";
import { useReportCheck } from "../reports/use-report-check";
import { SettingsPage } from "../settings-page";
import { ReconciliationTable } from "./day-table";
import { DifferenceList } from "./difference-list";
import { useReconciliationTexts } from "./use-reconciliation-texts";
import { UnexplainedCard } from "./unexplained-card";
import type { ReadyReconciliation, ReconciliationView } from "./view";

/** Whether the figures are Shopify's, day by day; and where not, why. */
export function ReconciliationPanel({ view }: { view: ReconciliationView }) {
  const { t } = useTranslation();
  const { report } = view;
  const { isChecking, check } = useReportCheck(view);
  const isMissing = report.problem?.kind === "missingScope";
  const isReady = view.state === "ready";

  return (
    <SettingsPage
      title={t("reconciliation.title")}
      subtitle={t("reconciliation.subtitle")}
      actions={
        isMissing || !isReady ? null : (
          <Button variant="primary" loading={isChecking} onClick={check}>
            {t("reconciliation.check")}
          </Button>
        )
      }
    >
      <ShopChangeBanners changes={view.changes} />
      {report.problem ? (
        <ReportNotice
          problem={report.problem}
          missingText="reconciliation.missingText"
          onGranted={check}
        />
      ) : null}
      {isReady && view.unexplained ? (
        <UnexplainedCard sales={view.unexplained} currency={view.currency} />
      ) : null}
      {isReady ? (
        view.days.every(({ theirs }) => theirs === null) ? (
          isMissing ? null : (
            <Nothing
              title={t(isChecking ? "reconciliation.firstCheckTitle" : "reconciliation.neverTitle")}
              text={t(isChecking ? "reconciliation.firstCheckText" : "reconciliation.neverText")}
            />
          )
        ) : (
          <Ready view={view} isChecking={isChecking} />
        )
      ) : (
        <Nothing
          title={t(
            view.state === "empty" ? "reconciliation.emptyTitle" : "reconciliation.unreadTitle",
          )}
          text={t(
            view.state === "empty" ? "reconciliation.emptyText" : "reconciliation.unreadText",
          )}
        />
      )}
    </SettingsPage>
  );
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <Card>
      <EmptyState heading={title} image="">
        <p>{text}</p>
      </EmptyState>
    </Card>
  );
}

function Ready({ view, isChecking }: { view: ReadyReconciliation; isChecking: boolean }) {
  const { t, sentence, scope } = useReconciliationTexts();
  const { instant } = useFormats();
  const { checkedAt } = view.report;
  return (
    <>
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <BlockStack gap="100">
          <div aria-live="polite" aria-atomic="true">
            <Text as="p" variant="headingLg" fontWeight="medium">
              {sentence(view)}
            </Text>
          </div>
          <Text as="p" tone="subdued">
            {isChecking
              ? t("reconciliation.checking")
              : checkedAt
                ? t("reconciliation.checkedAt", { at: instant(checkedAt, view.timezone) })
                : null}{" "}
            {scope(view)} {t("sales.basis")}
          </Text>
        </BlockStack>
      </Box>
      {view.differences.length > 0 ? <DifferenceList view={view} /> : null}
      <ReconciliationTable view={view} />
    </>
  );
}
