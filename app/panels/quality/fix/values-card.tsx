import { useNavigate } from "@remix-run/react";
import {
  BlockStack,
  Button,
  Card,
  DropZone,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
import { BadRows } from "../../../components/bad-rows";
import { useFormats } from "../../../components/formats-context";
import { useEntryForm, type EntryAnswer, type EntryForm } from "../../../components/use-entry-form";
import type { FixContent } from "./view";

type Fields = FixContent["valueFields"];
type ValuesAnswer = EntryAnswer & {
  batchId?: number;
  badRows?: NonNullable<FixContent["entered"]>["badRows"];
  badCount?: number;
};

const labels = {
  cost: "quality.fields.cost",
  weight: "quality.fields.weight",
  barcode: "quality.fields.barcode",
} as const;

/** Takes values of variants from cells of a spreadsheet or a CSV file; they become changes to be looked at. */
export function ValuesCard({
  fields,
  onClose,
}: {
  fields: Fields;
  /** Where it was opened. */
  onClose?: () => void;
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const navigate = useNavigate();
  const form = useEntryForm<ValuesAnswer>();
  const [field, setField] = useState<string>(fields[0] ?? "cost");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const { answer } = form;
  const batchId = answer?.kind === "entered" ? answer.batchId : undefined;
  useEffect(() => {
    if (batchId === undefined) return;
    setText("");
    setFile(null);
    navigate(`/app/quality/fixes/${batchId}`);
  }, [batchId, navigate]);
  const bad = { badRows: answer?.badRows ?? [], badCount: answer?.badCount ?? 0 };
  const chosen = fields.find((each) => each === field) ?? fields[0] ?? "cost";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("quality.fix.values.title")}
        </Text>
        <AnswerBanner form={form} />
        <BadRows
          preview={bad}
          say={form.say}
          title={t("quality.fix.values.badTitle", {
            count: bad.badCount,
            number: count(bad.badCount),
          })}
        />
        {fields.length > 1 ? (
          <Select
            label={t("quality.fix.values.field")}
            value={chosen}
            onChange={setField}
            options={fields.map((value) => ({ value, label: t(labels[value]) }))}
          />
        ) : null}
        <TextField
          label={`${t("quality.fix.values.cells")}: ${t(labels[chosen])}`}
          helpText={t(
            chosen === "barcode"
              ? "quality.fix.values.cellsHelpBarcode"
              : "quality.fix.values.cellsHelp",
          )}
          value={text}
          onChange={setText}
          multiline={5}
          maxHeight="16rem"
          autoComplete="off"
          disabled={file !== null}
          monospaced
        />
        {file === null ? (
          <DropZone
            allowMultiple={false}
            variableHeight
            label={t("imports.choose")}
            labelHidden
            onDropAccepted={([dropped]) => {
              if (dropped) setFile(dropped);
            }}
          >
            <DropZone.FileUpload
              actionTitle={t("imports.drop")}
              actionHint={t("quality.fix.values.fileHint")}
            />
          </DropZone>
        ) : (
          <InlineStack gap="200" blockAlign="center">
            <Text as="p">{t("quality.fix.values.file", { name: file.name })}</Text>
            <Button variant="plain" onClick={() => setFile(null)}>
              {t("quality.fix.values.removeFile")}
            </Button>
          </InlineStack>
        )}
        <InlineStack gap="200" blockAlign="center">
          <Button
            loading={form.isBusy}
            disabled={file === null && text.trim() === ""}
            onClick={() =>
              form.send({ intent: "values", field: chosen, text, ...(file ? { file } : {}) })
            }
          >
            {t("quality.fix.values.preview")}
          </Button>
          {onClose ? (
            <Button disabled={form.isBusy} onClick={onClose}>
              {t("quality.fix.values.close")}
            </Button>
          ) : null}
          <Text as="p" variant="bodySm" tone="subdued">
            {t("quality.fix.values.note")}
          </Text>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

/** What could not be used of the values that were entered last, and what was done in silence otherwise. */
export function EnteredNotes({
  entered,
  say,
}: {
  entered: NonNullable<FixContent["entered"]>;
  say: EntryForm["say"];
}) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { badCount, notes } = entered;
  return (
    <>
      <BadRows
        preview={entered}
        say={say}
        title={t("quality.fix.values.badTitle", { count: badCount, number: count(badCount) })}
      />
      {notes.length === 0 ? null : (
        <Text as="p" tone="subdued">
          {[`${t("quality.fix.values.notesTitle")}:`, ...notes.map(say)].join(" ")}
        </Text>
      )}
    </>
  );
}
