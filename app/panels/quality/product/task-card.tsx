import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  List,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useEntryForm } from "../../../components/use-entry-form";
import { taskStatuses } from "../../../store/quality/task-status";
import { useQualityTexts } from "../use-quality-texts";
import type { QualityReadyView } from "../view";
import { taskTexts } from "../words";
import type { ProductContent, TaskEntryView } from "./view";

type Ready = QualityReadyView<ProductContent>;

/** Who is to work on the product, until when, what was noted, and who did what. */
export function TaskCard({ view }: { view: Ready }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  const { task, entries } = view.content;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("quality.task.title")}
        </Text>
        <TaskForm key={JSON.stringify(task)} view={view} />
        {/* Emptied once the note is kept, and by nothing else. */}
        <NoteForm key={`note ${entries.find(({ kind }) => kind === "note")?.no ?? 0}`} />
        {entries.length > 0 ? <Log view={view} /> : null}
      </BlockStack>
    </Card>
  );
}

function TaskForm({ view }: { view: Ready }) {
  const { t } = useQualityTexts(view.currency, view.timezone);
  const form = useEntryForm();
  const { id, task } = view.content;
  const [assignee, setAssignee] = useState(task?.assignee ?? "");
  const [dueDay, setDueDay] = useState(task?.dueDay ?? "");
  const [status, setStatus] = useState<string>(task?.status ?? "open");
  return (
    <InlineStack gap="300" blockAlign="end">
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
      <Select
        label={t("quality.task.status")}
        value={status}
        onChange={setStatus}
        options={taskStatuses.map((value) => ({ value, label: t(taskTexts[value]) }))}
      />
      <Button
        loading={form.isBusy}
        onClick={() =>
          form.send({ intent: "assign", productIds: String(id), assignee, dueDay, status })
        }
      >
        {t("quality.task.save")}
      </Button>
    </InlineStack>
  );
}

function NoteForm() {
  const form = useEntryForm();
  const { t } = useTranslation();
  const [text, setText] = useState("");
  return (
    <BlockStack gap="200" inlineAlign="start">
      <TextField
        label={t("quality.task.note")}
        value={text}
        onChange={setText}
        maxLength={2000}
        multiline={2}
        autoComplete="off"
      />
      <Button
        loading={form.isBusy}
        disabled={text.trim() === ""}
        onClick={() => form.send({ intent: "note", text })}
      >
        {t("quality.task.addNote")}
      </Button>
    </BlockStack>
  );
}

function Log({ view }: { view: Ready }) {
  const { t, formats, instant } = useQualityTexts(view.currency, view.timezone);
  const say = ({ kind, text, rule }: TaskEntryView): string => {
    switch (kind) {
      case "assignee":
        return text === null
          ? t("quality.task.log.unassigned")
          : t("quality.task.log.assignee", { text });
      case "due":
        return text === null
          ? t("quality.task.log.undue")
          : t("quality.task.log.due", { text: formats.day(text) });
      case "status": {
        const status = taskStatuses.find((each) => each === text) ?? "open";
        return t("quality.task.log.status", { text: t(taskTexts[status]) });
      }
      case "suppressed":
      case "restored": {
        const [id = "", ...reason] = (text ?? "").split(" ");
        const values = { rule: rule === null ? id : t(rule), reason: reason.join(" ") };
        return kind === "restored"
          ? t("quality.task.log.restored", { rule: values.rule })
          : t("quality.task.log.suppressed", values);
      }
      case "note":
        return t("quality.task.log.note", { text: text ?? "" });
    }
  };
  return (
    <List>
      {view.content.entries.map((entry) => (
        <List.Item key={entry.no}>
          {say(entry)}{" "}
          <Text as="span" variant="bodySm" tone="subdued">
            {entry.madeBy === null
              ? t("quality.task.log.at", { instant: instant(entry.at) })
              : t("quality.task.log.by", { id: entry.madeBy, instant: instant(entry.at) })}
          </Text>
        </List.Item>
      ))}
    </List>
  );
}
