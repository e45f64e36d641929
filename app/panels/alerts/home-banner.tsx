import { Banner } from "@shopify/polaris";
import { useAlertTexts } from "./use-alert-texts";
import type { AlertNoticeView } from "./view";

/** On Home: the gravest alert that nobody has seen, and how many others there are. Nothing where there is none. */
export function AlertBanner({ notice }: { notice: AlertNoticeView }) {
  const { t, formats, message } = useAlertTexts(notice.currency);
  const { gravest, unread } = notice;
  if (!gravest) return null;
  const others = unread - 1;
  return (
    <Banner
      tone={gravest.severity === "critical" ? "critical" : "warning"}
      title={t(gravest.title)}
      action={{ content: t("alerts.show"), url: gravest.path }}
      secondaryAction={{
        content:
          others > 0
            ? t("alerts.others", { count: others, number: formats.count(others) })
            : t("alerts.all"),
        url: "/app/alerts",
      }}
    >
      <p>{message(gravest.message)}</p>
    </Banner>
  );
}
