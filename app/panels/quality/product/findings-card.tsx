import {
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  InlineStack,
  Link,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EntryForm } from "../../../components/use-entry-form";
import { useKeyboardSwap } from "../../../components/use-keyboard-place";
import { FixButton } from "../fix/fix-button";
import { EvidenceList, SeverityBadge } from "../list-parts";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import type { FindingView, ProductContent } from "./view";

type Ready = QualityReadyView<ProductContent>;

/** What is wrong with the product, why that matters, and a way not to see it. */
export function FindingsCard({ view, form }: { view: Ready; form: EntryForm }) {
  const { content, currency, timezone } = view;
  const { t } = useQualityTexts(currency, timezone);
  if (content.findings.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("quality.product.findings")}
          </Text>
          {content.findings.filter(({ words }) => words.isFixable).length > 1 ? (
            <FixButton
              fields={{ products: String(content.id) }}
              text={t("quality.fix.buttonAll")}
              variant="primary"
            />
          ) : null}
        </InlineStack>
        {content.findings.map((finding, index) => (
          <BlockStack key={finding.words.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <Finding view={view} finding={finding}>
              <InlineStack gap="200" blockAlign="start">
                {finding.words.isFixable ? (
                  <FixButton
                    fields={{ products: String(content.id), rule: finding.words.id }}
                    text={t("quality.fix.button")}
                    label={t("quality.fix.buttonRule", { rule: t(finding.words.fail) })}
                  />
                ) : null}
                <SuppressForm finding={finding} form={form} />
              </InlineStack>
            </Finding>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** What the merchant does not want to see of the product, and why. */
export function SuppressedCard({ view, form }: { view: Ready; form: EntryForm }) {
  const { content, currency, timezone } = view;
  const { t } = useQualityTexts(currency, timezone);
  if (content.suppressed.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("quality.product.suppressed")}
        </Text>
        {content.suppressed.map((finding, index) => (
          <BlockStack key={finding.words.id} gap="400">
            {index > 0 ? <Divider /> : null}
            <Finding view={view} finding={finding}>
              <InlineStack gap="300" blockAlign="center">
                <Text as="p">{t("quality.product.reasonWas", { reason: finding.reason })}</Text>
                <Button
                  disabled={form.isBusy}
                  accessibilityLabel={t("quality.product.restoreRule", {
                    rule: t(finding.words.fail),
                  })}
                  onClick={() => form.send({ intent: "restore", checkId: finding.words.id })}
                >
                  {t("quality.product.restore")}
                </Button>
              </InlineStack>
            </Finding>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function Finding({
  view: { content, currency, timezone },
  finding,
  children,
}: {
  view: Ready;
  finding: FindingView;
  children: ReactNode;
}) {
  const { t, evidence, since } = useQualityTexts(currency, timezone);
  const { words, severity } = finding;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <SeverityBadge severity={severity} />
        <Text as="h3" variant="headingSm">
          {t(words.fail)}
        </Text>
      </InlineStack>
      <Text as="p" tone="subdued">
        {t(words.why)}{" "}
        {words.source.url === null ? (
          t("quality.source", { name: words.source.name })
        ) : (
          <Link url={words.source.url} target="_blank">
            {t("quality.source", { name: words.source.name })}
          </Link>
        )}
      </Text>
      <Box>
        <EvidenceList evidence={finding.evidence} places={finding.places} write={evidence} />
      </Box>
      <Text as="p" variant="bodySm" tone="subdued">
        {t("quality.firstSeen", { day: since(finding.since) })}
      </Text>
      {words.guide === null ? null : (
        <InlineStack gap="200" blockAlign="center">
          <Text as="p">{t(words.guide)}</Text>
          <Link url={`shopify://admin/products/${content.id}`} target="_top">
            {t("quality.openInAdmin")}
          </Link>
        </InlineStack>
      )}
      {children}
    </BlockStack>
  );
}

function SuppressForm({ finding: { words }, form }: { finding: FindingView; form: EntryForm }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const rule = t(words.fail);
  const box = useKeyboardSwap<HTMLDivElement>(reason !== null);
  if (reason === null) {
    return (
      <Box ref={box}>
        <Button
          onClick={() => setReason("")}
          accessibilityLabel={t("quality.product.suppressRule", { rule })}
        >
          {t("quality.product.suppress")}
        </Button>
      </Box>
    );
  }
  return (
    <Box ref={box}>
      <BlockStack gap="200">
        <TextField
          label={t("quality.product.reason")}
          helpText={t("quality.product.reasonHelp")}
          value={reason}
          onChange={setReason}
          autoComplete="off"
          maxLength={mostLetters}
          error={form.errorOf("reason")}
        />
        <InlineStack gap="200">
          <Button
            variant="primary"
            loading={form.sending === "suppress"}
            disabled={form.isBusy || reason.trim() === ""}
            onClick={() => form.send({ intent: "suppress", checkId: words.id, reason })}
          >
            {t("quality.product.suppressNow")}
          </Button>
          <Button onClick={() => setReason(null)}>{t("quality.product.cancel")}</Button>
        </InlineStack>
      </BlockStack>
    </Box>
  );
}

const mostLetters = 200;
