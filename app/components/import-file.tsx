import { Button, DropZone, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "./answer-banner";
import { downloadText } from "./download";
import type { EntryForm } from "./use-entry-form";

/** Chooses a CSV file, has it looked through, and shows what it would do. */
export function ImportFile({
  form,
  hint,
  template,
  note,
  children,
}: {
  form: EntryForm;
  /** Which columns it has. */
  hint: string;
  template: { name: string; text: string };
  /** What the template holds. */
  note: string | null;
  /** What the chosen file would do; null: that is not known yet. */
  children(file: File, cancel: () => void): ReactNode;
}) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const preview = file && form.answer ? children(file, () => setFile(null)) : null;

  return (
    <>
      <AnswerBanner form={form} />
      {preview ??
        (form.isBusy ? (
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel={t("imports.reading")} />
            <Text as="p">{t("imports.reading")}</Text>
          </InlineStack>
        ) : (
          <DropZone
            allowMultiple={false}
            variableHeight
            label={t("imports.choose")}
            labelHidden
            onDropAccepted={([chosen]) => {
              if (!chosen) return;
              setFile(chosen);
              form.send({ intent: "preview", file: chosen });
            }}
          >
            <DropZone.FileUpload actionTitle={t("imports.drop")} actionHint={hint} />
          </DropZone>
        ))}
      <InlineStack gap="300" blockAlign="center">
        <Button onClick={() => downloadText(template.name, "text/csv", template.text)}>
          {t("imports.template")}
        </Button>
        {note === null ? null : (
          <Text as="p" variant="bodySm" tone="subdued">
            {note}
          </Text>
        )}
      </InlineStack>
    </>
  );
}
