import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { EntryTable } from "../../components/entry-table";
import { useFormats } from "../../components/formats-context";
import { useSpendForm } from "./use-spend-form";
import type { SpendReadyView } from "./view";

/** Tokens of scripts that send spend, and what such a script sends. */
export function TokensCard({ view }: { view: SpendReadyView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useSpendForm();
  const { answer } = form;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("spend.tokens.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("spend.tokens.text")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {answer?.kind === "token" ? (
          <>
            <Banner tone="warning" title={t("spend.tokens.once")} />
            <TextField
              label={t("spend.tokens.token")}
              value={answer.token}
              readOnly
              selectTextOnFocus
              monospaced
              autoComplete="off"
            />
          </>
        ) : null}
        {view.tokens.length > 0 ? (
          <EntryTable
            caption={t("spend.tokens.title")}
            isCaptionShown={false}
            headings={[t("costs.fixed.name"), t("spend.tokens.created"), t("spend.tokens.used")]}
            numbersFrom={3}
            rows={view.tokens.map(({ id, name, createdAt, usedAt }) => ({
              key: String(id),
              cells: [
                name,
                formats.instant(createdAt, view.timezone),
                usedAt === null
                  ? t("spend.tokens.neverUsed")
                  : formats.instant(usedAt, view.timezone),
              ],
              actions: (
                <Button
                  icon={DeleteIcon}
                  variant="tertiary"
                  accessibilityLabel={t("spend.tokens.revokeNamed", { name })}
                  disabled={form.isBusy}
                  onClick={() => form.send({ intent: "revokeToken", id: String(id) })}
                />
              ),
            }))}
          />
        ) : (
          <Text as="p">{t("spend.tokens.none")}</Text>
        )}
        <TokenForm key={view.tokens.length} form={form} />
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            {t("spend.tokens.example")}
          </Text>
          <TextField
            label={t("spend.tokens.example")}
            labelHidden
            value={view.curl}
            multiline={3}
            monospaced
            readOnly
            autoComplete="off"
          />
          <Text as="p" variant="bodySm" tone="subdued">
            {t("spend.tokens.exampleText")}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function TokenForm({ form }: { form: ReturnType<typeof useSpendForm> }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  return (
    <InlineStack gap="200" blockAlign="end">
      <TextField
        label={t("spend.tokens.name")}
        value={name}
        onChange={setName}
        maxLength={80}
        error={form.errorOf("name")}
        autoComplete="off"
      />
      <Button loading={form.isBusy} onClick={() => form.send({ intent: "createToken", name })}>
        {t("spend.tokens.create")}
      </Button>
    </InlineStack>
  );
}
