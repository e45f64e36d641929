import { Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { usePageStatus } from "../data-status/use-page-status";
import { SettingsPage } from "../settings-page";
import { BatchesCard } from "./batches-card";
import { CostsCard } from "./costs-card";
import { EndsCard } from "./ends-card";
import { FileCard } from "./file-card";
import { KnownCard } from "./known-card";
import { TokensCard } from "./tokens-card";
import type { SpendReadyView, SpendView } from "./view";

/** What marketing costs: what is known of it, and how the merchant tells more. */
export function SpendPanel({ view }: { view: SpendView }) {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t("spend.title")} subtitle={t("spend.subtitle")}>
      {view.state === "ready" ? (
        <ReadySpend view={view} />
      ) : (
        <Card>
          <EmptyState heading={t("spend.notReadyTitle")} image="">
            <p>{t("spend.notReady")}</p>
          </EmptyState>
        </Card>
      )}
    </SettingsPage>
  );
}

function ReadySpend({ view }: { view: SpendReadyView }) {
  usePageStatus(view.dataVersion);
  return (
    <>
      <KnownCard view={view} />
      <EndsCard view={view} />
      <FileCard view={view} />
      <BatchesCard view={view} />
      <CostsCard view={view} />
      <TokensCard view={view} />
    </>
  );
}
