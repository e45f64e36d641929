import { BlockStack, Button, FormLayout, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EntryTable } from "../../components/entry-table";
import type { UnknownFile } from "../../imports/spend/read-file";
import { isMarketingChannel } from "../../lib/marketing-channel";
import { sendFile, useChannelOptions, type SpendForm } from "./use-spend-form";

const noColumns = { date: "", spend: "", campaign: "", channel: "", currency: "" };

/** Which column of a file with an unknown header is which, chosen by hand. */
export function MappingForm({
  unknown: { header, samples },
  file,
  form,
  onCancel,
}: {
  unknown: UnknownFile;
  file: File;
  form: SpendForm;
  onCancel(): void;
}) {
  const { t } = useTranslation();
  const [columns, setColumns] = useState(noColumns);
  const [channel, setChannel] = useState("");
  const channels = useChannelOptions(t("spend.mapping.fromColumn"));
  const names = header.map(
    (name, index) => name || t("spend.mapping.unnamed", { place: index + 1 }),
  );
  const select = (name: keyof typeof noColumns, label: string, none: string) => (
    <Select
      label={label}
      options={[
        { value: "", label: none },
        ...names.map((text, index) => ({ value: String(index), label: text })),
      ]}
      value={columns[name]}
      onChange={(value) => setColumns({ ...columns, [name]: value })}
    />
  );
  const isComplete =
    columns.date !== "" && columns.spend !== "" && (columns.channel !== "" || channel !== "");

  return (
    <BlockStack gap="400">
      <BlockStack gap="100">
        <Text as="h3" variant="headingSm">
          {t("spend.mapping.title", { name: file.name })}
        </Text>
        <Text as="p">{t("spend.mapping.text")}</Text>
      </BlockStack>
      <EntryTable
        caption={t("imports.preview.first")}
        headings={names.map((name, index) => `${index + 1}. ${name}`)}
        numbersFrom={names.length}
        rows={samples.map((cells, index) => ({
          key: String(index),
          cells: names.map((_, place) => cells[place] ?? ""),
        }))}
      />
      <FormLayout>
        <FormLayout.Group condensed>
          {select("date", t("spend.columns.date"), t("spend.mapping.choose"))}
          {select("spend", t("spend.columns.spend"), t("spend.mapping.choose"))}
          {select("campaign", t("spend.columns.campaign"), t("spend.mapping.noColumn"))}
        </FormLayout.Group>
        <FormLayout.Group condensed>
          <Select
            label={t("spend.columns.channel")}
            options={channels}
            value={channel}
            onChange={setChannel}
          />
          {channel === ""
            ? select("channel", t("spend.mapping.channelColumn"), t("spend.mapping.choose"))
            : null}
          {select("currency", t("spend.columns.currency"), t("spend.mapping.shopCurrency"))}
        </FormLayout.Group>
      </FormLayout>
      <InlineStack gap="200">
        <Button onClick={onCancel} disabled={form.isBusy}>
          {t("imports.cancel")}
        </Button>
        <Button
          variant="primary"
          disabled={!isComplete}
          loading={form.isBusy}
          onClick={() =>
            sendFile(form, "preview", file, {
              columns: {
                date: Number(columns.date),
                spend: Number(columns.spend),
                ...optional("campaign", columns.campaign),
                ...optional("channel", channel === "" ? columns.channel : ""),
                ...optional("currency", columns.currency),
              },
              channel: isMarketingChannel(channel) ? channel : null,
              dayOrder: null,
              rates: {},
            })
          }
        >
          {t("spend.mapping.look")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function optional<Name extends string>(name: Name, place: string): Partial<Record<Name, number>> {
  return place === "" ? {} : ({ [name]: Number(place) } as Record<Name, number>);
}
