import { channelOf } from "../../alerts/channels/registry.server";
import { alertRules, isToldToFlow } from "../../alerts/registry";
import { alertGroups, type AlertGroup, type AlertRule } from "../../alerts/rule";
import { textsOfRule } from "../../alerts/rule-texts";
import type { TextKey } from "../../i18n/text-key";
import { listThresholds } from "../../quality/rules/thresholds";
import { readAlertSettings } from "../../store/alerts/settings.server";
import { listChannels } from "../../store/notifications/channels.server";
import type { ShopRow } from "../../store/shops.server";
import { withShop } from "../../store/with-shop.server";
import { alertThresholdTexts } from "./threshold-words";
import { tryNoteOf } from "./try-notes";
import type { AlertRuleView, AlertSettingsView } from "./view";

const groupTexts = {
  merchandising: "alerts.groups.merchandising",
  trading: "alerts.groups.trading",
} as const satisfies Record<AlertGroup, TextKey>;

/** Every alert with what holds in this shop. */
export async function loadAlertSettings(shop: ShopRow): Promise<AlertSettingsView> {
  const { stored, channels } = await withShop(shop, async (tx) => ({
    stored: await readAlertSettings(tx, shop),
    channels: await listChannels(tx, shop),
  }));
  const byId = new Map(stored.map((setting) => [setting.ruleId, setting]));
  const toView = (rule: AlertRule): AlertRuleView => {
    const setting = byId.get(rule.id);
    const { title, what, when } = textsOfRule(rule.id);
    return {
      ...{ id: rule.id, title, what, when, severity: rule.severity },
      isOn: setting?.isOn ?? true,
      thresholds: listThresholds(rule, setting?.thresholds).flatMap((threshold) => {
        const label = alertThresholdTexts[threshold.name];
        return label ? { ...threshold, label } : [];
      }),
      channels: setting?.channels ?? null,
      hasFlow: isToldToFlow(rule.id),
      isChanged: setting !== undefined,
      tryNote: tryNoteOf(rule.id),
    };
  };
  return {
    dataVersion: shop.dataVersion,
    channels: channels.map(({ id, kind, address, state }) => ({
      ...{ id: String(id), kind, state },
      address: channelOf(kind).describe(address),
    })),
    groups: alertGroups.flatMap((group) => {
      const rules = alertRules.filter((rule) => rule.group === group).map(toView);
      return rules.length === 0 ? [] : { group, label: groupTexts[group], rules };
    }),
  };
}
