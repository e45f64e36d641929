import { Banner } from "@shopify/polaris";
import { useAlertTexts } from "./use-alert-texts";
import type { AlertNoticeView } from "./view";

/** On Home: the newest alert that nobody has seen, and how many others there are. Nothing where there is none. */
export function AlertBanner({ notice }: { notice: AlertNoticeView }) {
  const { t, formats, message } = useAlertTexts(notice.currency);
  const { newest, unread } = notice;
  if (!newest) return null;
  const others = unread - 1;
  return (
    <Banner
      tone={newest.severity === "critical" ? "critical" : "warning"}
      title={t(newest.title)}
      action={{ content: t("alerts.show"), url: newest.path }}
      secondaryAction={{
        content:
          others > 0
            ? t("alerts.others", { count: others, number: formats.count(others) })
            : t("alerts.all"),
        url: "/app/alerts",
      }}
    >
      <p>{message(newest.message)}</p>
    </Banner>
  );
}
