import { Banner, BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../../i18n/text-key";
import { GrantButton } from "../data-status/grant-button";
import type { ReportProblem } from "./report-view";

/** Why a report cannot be read, and how that changes. */
export function ReportNotice({
  problem,
  missingText,
  onGranted,
}: {
  problem: ReportProblem;
  /** What the grant would bring to this page. */
  missingText: TextKey;
  onGranted(): void;
}) {
  const { t } = useTranslation();
  if (problem.kind === "missingScope") {
    return (
      <Banner tone="info" title={t("shopifyReports.missingTitle")}>
        <BlockStack gap="200">
          <Text as="p">{t(missingText)}</Text>
          <InlineStack>
            <GrantButton scopes={["read_reports"]} onGranted={onGranted} />
          </InlineStack>
        </BlockStack>
      </Banner>
    );
  }
  return (
    <Banner tone="warning" title={t(problem.title)}>
      <BlockStack gap="100">
        <Text as="p">{t(problem.text)}</Text>
        {problem.detail === null ? null : (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("shopifyReports.problems.detail", { detail: problem.detail })}
          </Text>
        )}
      </BlockStack>
    </Banner>
  );
}
