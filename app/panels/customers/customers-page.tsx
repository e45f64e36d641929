import { Button, Card, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { GrantButton } from "../data-status/grant-button";
import { FramePage } from "../home/frame-page";
import { refusalTexts } from "./refusal-texts";
import { CustomerTabs } from "./tabs";
import { useCustomerTexts } from "./use-customer-texts";
import type { CustomersReadyView, CustomersView, Refusal } from "./view";

export interface CustomersPageProps<Content, Always> {
  view: CustomersView<Content, Always>;
  /** Days are chosen: else it is about the whole history. */
  hasRange: boolean;
  /** What it says where the whole history is known. */
  children: (view: CustomersReadyView<Content, Always> & { refusal: null }) => ReactNode;
  /** What can be said in any case. */
  always?: (view: CustomersReadyView<Content, Always>) => ReactNode;
}

/** A page of customers, or why nothing can be said of them and what changes that. */
export function CustomersPage<Content, Always>({
  view,
  hasRange,
  children,
  always,
}: CustomersPageProps<Content, Always>) {
  const { t } = useCustomerTexts();
  return (
    <FramePage
      title={t("retention.title")}
      view={view}
      tabs={<CustomerTabs />}
      hasRange={
        hasRange && view.state === "ready" && (view.refusal === null || always !== undefined)
      }
    >
      {view.state !== "ready" ? null : (
        <>
          {view.refusal === null ? children(view) : <RefusalCard refusal={view.refusal} />}
          {always?.(view)}
        </>
      )}
    </FramePage>
  );
}

function RefusalCard({ refusal }: { refusal: Refusal }) {
  const { t } = useCustomerTexts();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("retention.refusal.title")}
        </Text>
        {refusalTexts(refusal).map((key) => (
          <Text key={key} as="p">
            {t(key)}
          </Text>
        ))}
        {refusal.kind === "scopes" ? (
          <InlineStack>
            <GrantButton scopes={refusal.scopes} />
          </InlineStack>
        ) : null}
        {refusal.kind === "part" ? (
          <InlineStack>
            <Button url="/app/settings/data-status">{t("home.emptyAction")}</Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}
