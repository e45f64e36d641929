import { findAlertRule } from "../../alerts/registry";
import { makeMessage, type OutgoingMessage } from "../../alerts/outgoing/message";
import { textsOfRule } from "../../alerts/rule-texts";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import type { AlertRow } from "../../store/alerts/terms";
import { alertTexts } from "../alerts/alert-texts";
import { messageOf } from "../alerts/build-view";

// Nobody reads more in a message, and Slack takes no more than twice as many.
const mostNamed = 10;

/** What an alert says outside the app: what the page says, and where to act. */
export function buildAlertMessage({
  alert,
  under,
  isOver,
  currency,
  urlOf,
}: {
  alert: AlertRow;
  /** What is open besides of what is told together. */
  under: readonly AlertRow[];
  isOver: boolean;
  currency: string | null;
  urlOf: (path: string) => string;
}): OutgoingMessage {
  const { t, language } = textsOfFiles();
  // Before Shopify has told the shop's there are no amounts.
  const formats = createFormats(language);
  const { message } = alertTexts(t, formats, currency ?? "USD");
  const more = under.length - mostNamed;
  const say = (row: AlertRow) => message(messageOf(row));
  const urlOfAlert = ({ ruleId, params }: AlertRow) =>
    urlOf(findAlertRule(ruleId)?.pathOf(params) ?? "/app/alerts");
  const title = t(textsOfRule(alert.ruleId).title);
  return makeMessage({
    title: isOver ? t("outgoing.over", { title }) : title,
    severity: isOver ? null : alert.severity,
    sentences: [say(alert)],
    lists:
      under.length === 0
        ? []
        : [
            {
              heading: t(isOver ? "alerts.stillOpen" : "alerts.together"),
              items: [
                ...under
                  .slice(0, mostNamed)
                  .map((row) => ({ text: say(row), url: urlOfAlert(row) })),
                ...(more > 0
                  ? [
                      {
                        text: t("alerts.moreTogether", {
                          count: more,
                          number: formats.count(more),
                        }),
                        url: urlOf("/app/alerts"),
                      },
                    ]
                  : []),
              ],
            },
          ],
    link: { text: t("alerts.show"), url: urlOfAlert(alert) },
  });
}
