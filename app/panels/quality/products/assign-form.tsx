import {
  BlockStack,
  Button,
  Checkbox,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../../components/answer-banner";
import { useFormats } from "../../../components/formats-context";
import { useEntryForm } from "../../../components/use-entry-form";
import { taskStatuses } from "../../../store/quality/task-status";
import { taskTexts } from "../words";

/** Gives the products picked to somebody, until a day, and says how far they are; or takes that away. */
export function AssignForm({ picked }: { picked: ReadonlySet<number> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const form = useEntryForm();
  const [assignee, setAssignee] = useState("");
  const [isNobody, setIsNobody] = useState(false);
  const [dueDay, setDueDay] = useState("");
  const [isNoDay, setIsNoDay] = useState(false);
  const [status, setStatus] = useState("");
  const asked = {
    ...(isNobody ? { assignee: "" } : assignee.trim() === "" ? {} : { assignee }),
    ...(isNoDay ? { dueDay: "" } : dueDay === "" ? {} : { dueDay }),
    ...(status === "" ? {} : { status }),
  };
  return (
    <>
      <AnswerBanner form={form} />
      {picked.size === 0 ? null : (
        <BlockStack gap="200">
          <InlineStack gap="300" blockAlign="start">
            <BlockStack gap="100">
              <TextField
                label={t("quality.task.assignee")}
                placeholder={t("quality.task.assigneeHelp")}
                value={isNobody ? "" : assignee}
                onChange={setAssignee}
                disabled={isNobody}
                maxLength={100}
                autoComplete="off"
              />
              <Checkbox
                label={t("quality.task.nobody")}
                checked={isNobody}
                onChange={setIsNobody}
              />
            </BlockStack>
            <BlockStack gap="100">
              <TextField
                label={t("quality.task.due")}
                type="date"
                value={isNoDay ? "" : dueDay}
                onChange={setDueDay}
                disabled={isNoDay}
                autoComplete="off"
              />
              <Checkbox label={t("quality.task.noDay")} checked={isNoDay} onChange={setIsNoDay} />
            </BlockStack>
            <Select
              label={t("quality.task.status")}
              value={status}
              onChange={setStatus}
              options={[
                { value: "", label: t("quality.task.asItIs") },
                ...taskStatuses.map((value) => ({ value, label: t(taskTexts[value]) })),
              ]}
            />
          </InlineStack>
          <InlineStack gap="200" blockAlign="center">
            <Button
              loading={form.isBusy}
              disabled={Object.keys(asked).length === 0}
              onClick={() =>
                form.send({ intent: "assign", productIds: [...picked].join(","), ...asked })
              }
            >
              {t("quality.task.assign", {
                count: picked.size,
                number: formats.count(picked.size),
              })}
            </Button>
            <Text as="p" variant="bodySm" tone="subdued">
              {t("quality.task.bulkHelp")}
            </Text>
          </InlineStack>
        </BlockStack>
      )}
    </>
  );
}
