import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Link, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { rfmGroups, type RfmGroup } from "../../../metrics/retention/rfm";
import { GrantButton } from "../../data-status/grant-button";
import { useCustomerTexts } from "../use-customer-texts";
import { segmentScope } from "./segment-scope";
import { groupTexts } from "./words";

/** What became of it, as the route answers. */
export type SegmentResult =
  | { kind: "created"; name: string; segmentId: number }
  | { kind: "refused"; message: string }
  | { kind: "missingScope" };

/** Makes a segment of a group at Shopify, whose own groups its members are. */
export function SegmentCard({ mayCreate }: { mayCreate: boolean }) {
  const { t } = useCustomerTexts();
  const fetcher = useFetcher<SegmentResult>();
  const [group, setGroup] = useState<RfmGroup>("AT_RISK");
  const isBusy = fetcher.state !== "idle";
  const answer = isBusy ? undefined : fetcher.data;
  const create = () => fetcher.submit({ group }, { method: "post" });
  const isAsking = !mayCreate || answer?.kind === "missingScope";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("retention.rfm.segmentTitle")}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <Select
            label={t("retention.rfm.group")}
            labelHidden
            value={group}
            options={rfmGroups.map((value) => ({ value, label: t(groupTexts[value]) }))}
            onChange={(value) => setGroup(value as RfmGroup)}
          />
          {isAsking ? (
            <GrantButton scopes={[segmentScope]} onGranted={create} />
          ) : (
            <Button loading={isBusy} onClick={create}>
              {t("retention.rfm.segmentCreate")}
            </Button>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {isAsking ? t("retention.rfm.segmentScope") : t("retention.rfm.segmentNote")}
        </Text>
        {answer?.kind === "created" ? (
          <Text as="p">
            {t("retention.rfm.segmentCreated", { name: answer.name })}{" "}
            <Link url={`shopify://admin/customers/segments/${answer.segmentId}`} target="_top">
              {t("retention.rfm.segmentOpen")}
            </Link>
          </Text>
        ) : null}
        {answer?.kind === "refused" ? (
          <Text as="p" tone="critical">
            {t("retention.rfm.segmentRefused", { message: answer.message })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}
