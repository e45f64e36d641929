import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { FilePreview } from "../imports/preview";
import { BadRows } from "./bad-rows";
import { EntryTable, type EntryTableRow } from "./entry-table";
import { useFormats } from "./formats-context";
import type { EntryForm } from "./use-entry-form";

/** What a file would do, before it does it. */
export function ImportPreview({
  preview,
  file,
  form,
  title,
  replaces,
  unknown,
  headings,
  rows,
  accept,
  onCancel,
}: {
  preview: FilePreview;
  file: File;
  form: EntryForm;
  /** What there is in the file. */
  title: string;
  /** What happens to what was entered before. */
  replaces: string;
  /** What becomes of rows whose SKU no variant has. */
  unknown: string;
  headings: readonly string[];
  /** The first of the file. */
  rows: readonly EntryTableRow[];
  accept: string;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { unknownSkus, unknownCount } = preview;
  const skus = t("imports.preview.skus", {
    count: preview.skuCount,
    number: count(preview.skuCount),
  });
  const more = (left: number) =>
    left > 0 ? ` ${t("imports.preview.andMore", { number: count(left) })}` : "";

  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p">
          {t("imports.preview.matched", { number: count(preview.matchedSkus), skus })} {replaces}
        </Text>
        {preview.notes.map((note) => (
          <Text key={note.text} as="p" tone="subdued">
            {form.say(note)}
          </Text>
        ))}
      </BlockStack>
      <BadRows preview={preview} say={form.say} />
      {unknownCount > 0 ? (
        <Banner tone="warning" title={unknown}>
          <p>
            {unknownSkus.join(", ")}
            {more(unknownCount - unknownSkus.length)}
          </p>
        </Banner>
      ) : null}
      {rows.length > 0 ? (
        <EntryTable caption={t("imports.preview.first")} headings={headings} rows={rows} />
      ) : null}
      <InlineStack gap="200">
        <Button onClick={onCancel} disabled={form.isBusy}>
          {t("imports.cancel")}
        </Button>
        {preview.canAccept ? (
          <Button
            variant="primary"
            loading={form.isBusy}
            onClick={() => form.send({ intent: "accept", file })}
          >
            {accept}
          </Button>
        ) : null}
      </InlineStack>
    </BlockStack>
  );
}
