import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AnswerBanner } from "../../components/answer-banner";
import { useEntryForm, type EntryAnswer } from "../../components/use-entry-form";
import { channelKinds, type ChannelKind } from "../../store/notifications/terms";
import { ChannelItem } from "./channel-item";
import { FlowItem } from "./flow-item";
import type { NotificationsView } from "./view";
import { addressTexts, helpTexts, kindTexts } from "./words";

/** The channels that there are, and one more. */
export function ChannelsCard({ view }: { view: NotificationsView }) {
  const { t } = useTranslation();
  const form = useEntryForm<EntryAnswer & { secret?: string }>();
  const { answer } = form;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h3" variant="headingMd">
            {t("notifications.channelsTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("notifications.channelsText")}
          </Text>
        </BlockStack>
        <AnswerBanner form={form} />
        {answer?.secret === undefined ? null : (
          <>
            <Banner tone="warning" title={t("notifications.secretOnce")} />
            <TextField
              label={t("notifications.secret")}
              helpText={t("notifications.secretHelp")}
              value={answer.secret}
              readOnly
              selectTextOnFocus
              monospaced
              autoComplete="off"
            />
          </>
        )}
        {view.channels.length === 0 ? <Text as="p">{t("notifications.none")}</Text> : null}
        {view.channels.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} timezone={view.timezone} />
        ))}
        <FlowItem flow={view.flow} timezone={view.timezone} />
        <NewChannel key={view.channels.length} form={form} hasMail={view.hasMail} />
      </BlockStack>
    </Card>
  );
}

function NewChannel({
  form,
  hasMail,
}: {
  form: ReturnType<typeof useEntryForm<EntryAnswer & { secret?: string }>>;
  hasMail: boolean;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ChannelKind>(hasMail ? "email" : "slack");
  const [address, setAddress] = useState("");
  const canAdd = kind !== "email" || hasMail;
  return (
    <BlockStack gap="300">
      <Text as="h4" variant="headingSm">
        {t("notifications.addTitle")}
      </Text>
      <Select
        label={t("notifications.kind")}
        options={channelKinds.map((value) => ({ value, label: t(kindTexts[value]) }))}
        value={kind}
        onChange={(value) => setKind(channelKinds.find((one) => one === value) ?? "email")}
      />
      <TextField
        label={t(addressTexts[kind])}
        helpText={t(canAdd ? helpTexts[kind] : "notifications.refused.noMail")}
        value={address}
        onChange={setAddress}
        error={form.errorOf("address")}
        disabled={!canAdd}
        type={kind === "email" ? "email" : "url"}
        autoComplete="off"
      />
      <InlineStack>
        <Button
          variant="primary"
          loading={form.sending === "addChannel"}
          disabled={form.isBusy || !canAdd || address.trim() === ""}
          onClick={() => form.send({ intent: "addChannel", kind, address })}
        >
          {t("notifications.add")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
