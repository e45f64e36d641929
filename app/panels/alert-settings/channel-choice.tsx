import { BlockStack, Checkbox, ChoiceList, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { flowChannel } from "../../store/alerts/terms";
import { kindTexts, stateTexts } from "../notifications/words";
import type { AlertChannelView } from "./view";

/** Every channel that an alert can be told to, by its name in a form. */
export function offeredTo(channels: readonly AlertChannelView[], hasFlow: boolean): string[] {
  return [...channels.map(({ id }) => id), ...(hasFlow ? [flowChannel] : [])];
}

/** Where one alert is told outside the app: everywhere (null), or where it is chosen. */
export function ChannelChoice({
  channels,
  hasFlow,
  chosen,
  onChange,
  error,
}: {
  channels: readonly AlertChannelView[];
  hasFlow: boolean;
  chosen: readonly string[] | null;
  onChange: (chosen: string[] | null) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation();
  const offered = offeredTo(channels, hasFlow);
  const known = offered.filter((id) => chosen?.includes(id));
  const none = <Link url="/app/settings/notifications">{t("alerts.settings.noChannels")}</Link>;
  if (offered.length === 0 && chosen === null) return none;
  const choose = (id: string, isOn: boolean) =>
    onChange(offered.filter((one) => (one === id ? isOn : known.includes(one))));
  const boxes = () => (
    <BlockStack gap="100">
      {channels.map(({ id, address, kind, state }) => (
        <Checkbox
          key={id}
          label={t("alerts.settings.channel", { address, kind: t(kindTexts[kind]) })}
          helpText={
            state === "stopped" || state === "unconfirmed"
              ? t("alerts.settings.silent", { state: t(stateTexts[state]) })
              : undefined
          }
          checked={known.includes(id)}
          onChange={(isOn) => choose(id, isOn)}
        />
      ))}
      {hasFlow ? (
        <Checkbox
          label={t("alerts.settings.flow")}
          helpText={t("alerts.settings.flowHelp")}
          checked={known.includes(flowChannel)}
          onChange={(isOn) => choose(flowChannel, isOn)}
        />
      ) : null}
      {channels.length === 0 ? none : null}
      {known.length === 0 ? (
        <Text as="p" tone="subdued">
          {t("alerts.settings.tellNone")}
        </Text>
      ) : null}
    </BlockStack>
  );
  return (
    <ChoiceList
      title={t("alerts.settings.tell")}
      choices={[
        { value: "all", label: t("alerts.settings.tellAll") },
        {
          value: "chosen",
          label: t("alerts.settings.tellChosen"),
          renderChildren: (isChosen) => (isChosen ? boxes() : null),
        },
      ]}
      selected={[chosen === null ? "all" : "chosen"]}
      onChange={([picked]) => onChange(picked === "all" ? null : offered)}
      {...(error === undefined ? {} : { error })}
    />
  );
}
