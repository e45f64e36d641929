import { BlockStack, Card, Text } from "@shopify/polaris";
import { EntryTable } from "../../components/entry-table";
import { marketingChannelTexts } from "../../i18n/marketing-channel-texts";
import type { RuleTrial, VisitCounts, VisitUse } from "../../metrics/acquisition/rule-trial";
import type { StoredChannelRule } from "../../store/spend/channel-rule-terms";
import { useAcquisitionTexts } from "../acquisition/use-acquisition-texts";
import { fieldTexts, operatorTexts } from "./words";

/** What the rules would change, of all orders there are. */
export function TrialCard({
  trial: { moves, unattributed, taken },
  rules,
}: {
  trial: RuleTrial;
  rules: readonly StoredChannelRule[];
}) {
  const { t, formats, origin } = useAcquisitionTexts();
  const counts = ({ newCustomers, orders, lastOrders }: VisitCounts) =>
    [newCustomers, orders, lastOrders].map(formats.count);
  const countHeadings = [
    t("channelRules.trial.newCustomers"),
    t("channelRules.trial.orders"),
    t("channelRules.trial.lastOrders"),
  ];
  const { before, after } = unattributed;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("channelRules.trial.title")}
          </Text>
          <Text as="p">
            {moves.length === 0
              ? t("channelRules.trial.nothing")
              : t("channelRules.trial.moved", {
                  customers: formats.count(sum(moves, "newCustomers")),
                  orders: formats.count(sum(moves, "orders")),
                  lastOrders: formats.count(sum(moves, "lastOrders")),
                })}{" "}
            {t("channelRules.trial.unattributed", {
              customers: formats.count(after.newCustomers),
              orders: formats.count(after.orders),
              customersBefore: formats.count(before.newCustomers),
              ordersBefore: formats.count(before.orders),
            })}
          </Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {t("channelRules.trial.basis")}
          </Text>
        </BlockStack>
        {rules.length === 0 ? null : (
          <EntryTable
            caption={t("channelRules.trial.byRule")}
            headings={[t("channelRules.trial.rule"), t("channelRules.channel"), ...countHeadings]}
            numbersFrom={2}
            rows={rules.map((rule, place) => ({
              key: String(place),
              cells: [
                t("channelRules.trial.ruleText", {
                  number: place + 1,
                  field: t(fieldTexts[rule.field]),
                  operator: t(operatorTexts[rule.operator]),
                  value: rule.value.trim(),
                }),
                t(marketingChannelTexts[rule.channel]),
                ...counts(taken[place] ?? { newCustomers: 0, orders: 0, lastOrders: 0 }),
              ],
            }))}
          />
        )}
        {moves.map((move) => (
          <Visits
            key={`${move.from} ${move.to}`}
            title={t("channelRules.trial.fromTo", {
              from: origin(move.from),
              to: origin(move.to),
              customers: formats.count(move.newCustomers),
              orders: formats.count(move.orders),
            })}
            visits={move.visits}
            more={move.moreVisits}
            headings={countHeadings}
            counts={counts}
          />
        ))}
        {unattributed.visits.length > 0 ? (
          <Visits
            title={t("channelRules.trial.stays")}
            visits={unattributed.visits}
            more={unattributed.moreVisits}
            headings={countHeadings}
            counts={counts}
          />
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Visits({
  title,
  visits,
  more,
  headings,
  counts,
}: {
  title: string;
  visits: readonly VisitUse[];
  more: number;
  headings: readonly string[];
  counts(use: VisitCounts): string[];
}) {
  const { t, formats } = useAcquisitionTexts();
  const part = (text: string) => (text === "" ? t("acquisition.none") : text);
  return (
    <BlockStack gap="100">
      <EntryTable
        caption={title}
        headings={[
          t("channelRules.fields.utmSource"),
          t("channelRules.fields.medium"),
          t("channelRules.fields.campaign"),
          t("channelRules.fields.referrerHost"),
          t("channelRules.fields.source"),
          t("channelRules.fields.click"),
          ...headings,
        ]}
        numbersFrom={6}
        rows={visits.map((visit) => ({
          key: JSON.stringify(visit),
          cells: [
            part(visit.utmSource),
            part(visit.medium),
            part(visit.campaign),
            part(visit.referrerHost),
            part(visit.source),
            part(visit.click),
            ...counts(visit),
          ],
        }))}
      />
      {more > 0 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t("channelRules.trial.more", { count: more, number: formats.count(more) })}
        </Text>
      ) : null}
    </BlockStack>
  );
}

const sum = (moves: readonly VisitCounts[], key: keyof VisitCounts) =>
  moves.reduce((total, move) => total + move[key], 0);
