import { Button, Card, BlockStack, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { GrantButton } from "../data-status/grant-button";
import { FramePage } from "../home/frame-page";
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
        <RefusalText refusal={refusal} />
      </BlockStack>
    </Card>
  );
}

function RefusalText({ refusal }: { refusal: Refusal }) {
  const { t } = useCustomerTexts();
  switch (refusal.kind) {
    case "scopes":
      return (
        <>
          {refusal.scopes.includes("read_all_orders") ? (
            <Text as="p">{t("retention.refusal.allOrders")}</Text>
          ) : null}
          {refusal.scopes.includes("read_customers") ? (
            <Text as="p">{t("retention.refusal.customers")}</Text>
          ) : null}
          <InlineStack>
            <GrantButton scopes={refusal.scopes} />
          </InlineStack>
        </>
      );
    case "reading":
      return <Text as="p">{t("retention.refusal.reading")}</Text>;
    case "adding":
      return <Text as="p">{t("retention.refusal.adding")}</Text>;
    case "part":
      return (
        <>
          <Text as="p">{t("retention.refusal.part")}</Text>
          <InlineStack>
            <Button url="/app/settings/data-status">{t("home.emptyAction")}</Button>
          </InlineStack>
        </>
      );
  }
}
