import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
import { useFormats } from "../../../components/formats-context";
import { useEntryForm } from "../../../components/use-entry-form";

/** Gives the products picked to somebody, until a day. */
export function AssignForm({ picked }: { picked: ReadonlySet<number> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const [assignee, setAssignee] = useState("");
  const [dueDay, setDueDay] = useState("");
  return (
    <>
      <AnswerBanner form={form} />
      {picked.size === 0 ? null : (
        <InlineStack gap="200" blockAlign="end">
          <TextField
            label={t("quality.task.assignee")}
            placeholder={t("quality.task.assigneeHelp")}
            value={assignee}
            onChange={setAssignee}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t("quality.task.due")}
            type="date"
            value={dueDay}
            onChange={setDueDay}
            autoComplete="off"
          />
          <Button
            loading={form.isBusy}
            disabled={assignee.trim() === ""}
            onClick={() =>
              form.send({
                intent: "assign",
                productIds: [...picked].join(","),
                assignee,
                ...(dueDay === "" ? {} : { dueDay }),
              })
            }
          >
            {t("quality.task.assign", {
              count: picked.size,
              number: formats.count(picked.size),
            })}
          </Button>
        </InlineStack>
      )}
    </>
  );
}
