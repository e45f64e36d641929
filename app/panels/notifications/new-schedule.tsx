import {
  BlockStack,
  Button,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../components/formats-context";
import type { EntryForm } from "../../components/use-entry-form";
import type { Cadence } from "../../store/notifications/terms";
import { fixedDaysOf } from "./fixed-days";
import { useRhythmTexts } from "./use-rhythm-texts";
import { reportTexts } from "./words";
import type { NotificationsView } from "./view";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** One digest more, or the table that was chosen on its page. */
export function NewSchedule({ view, form }: { view: NotificationsView; form: EntryForm }) {
  const { t } = useTranslation();
  const { weekday: nameOf, hour: writeHour } = useRhythmTexts();
  const formats = useFormats();
  const { offered } = view;
  const fixed = offered && fixedDaysOf(offered.table, offered.query);
  const fitting = view.channels.filter(
    ({ kind }) => kind === "email" || (kind === "slack" && offered === null),
  );
  const [picked, setPicked] = useState("");
  // Channels come and go while the page is open.
  const [first] = fitting;
  const channelId = fitting.some(({ id }) => String(id) === picked) ? picked : String(first?.id);
  const [cadence, setCadence] = useState<Cadence>("daily");
  const [weekday, setWeekday] = useState("1");
  const [hour, setHour] = useState("8");
  const [name, setName] = useState("");
  if (fitting.length === 0) {
    const needsFile = view.hasMail ? "notifications.needsMail" : "notifications.refused.noMail";
    return (
      <Text as="p" tone="subdued">
        {t(offered === null ? "notifications.needsChannel" : needsFile)}
      </Text>
    );
  }
  const intent = offered === null ? "addDigest" : "addReport";
  const send = () =>
    form.send({
      ...{ intent, channelId, cadence, weekday, hour },
      ...(offered === null ? {} : { name, report: offered.table, query: offered.query }),
    });
  return (
    <BlockStack gap="300">
      <Text as="h4" variant="headingSm">
        {t(offered === null ? "notifications.newDigest" : reportTexts[offered.table])}
      </Text>
      {fixed ? (
        <Text as="p">
          {t("notifications.fixedDays", { days: formats.dayRange(fixed.from, fixed.to) })}
        </Text>
      ) : null}
      {offered === null ? null : (
        <TextField
          label={t("notifications.reportName")}
          value={name}
          onChange={setName}
          maxLength={80}
          error={form.errorOf("name")}
          autoComplete="off"
        />
      )}
      <InlineGrid columns={{ xs: 1, sm: 2, md: cadence === "weekly" ? 4 : 3 }} gap="300">
        <Select
          label={t("notifications.to")}
          options={fitting.map(({ id, address }) => ({ value: String(id), label: address }))}
          value={channelId}
          onChange={setPicked}
        />
        <Select
          label={t("notifications.howOften")}
          options={[
            { value: "daily", label: t("notifications.everyDay") },
            { value: "weekly", label: t("notifications.everyWeek") },
          ]}
          value={cadence}
          onChange={(value) => setCadence(value === "weekly" ? "weekly" : "daily")}
        />
        {cadence === "weekly" ? (
          <Select
            label={t("notifications.weekday")}
            options={weekdays.map((iso) => ({ value: String(iso), label: nameOf(iso) }))}
            value={weekday}
            onChange={setWeekday}
          />
        ) : null}
        <Select
          label={t("notifications.hour", { zone: view.timezone })}
          options={hours.map((at) => ({ value: String(at), label: writeHour(at) }))}
          value={hour}
          onChange={setHour}
        />
      </InlineGrid>
      <InlineStack>
        <Button
          loading={form.sending === intent}
          disabled={form.isBusy || (offered !== null && name.trim() === "")}
          onClick={send}
        >
          {t("notifications.addSchedule")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
