import { useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAlertTexts } from "./use-alert-texts";
import type { AlertNoticeView } from "./view";

interface Watch {
  notice: AlertNoticeView;
  report(notice: AlertNoticeView): void;
}

const WatchContext = createContext<Watch | null>(null);

/** Knows, while the app is open, how many alerts nobody has seen; shows a toast when there is a new one. */
export function AlertWatch({
  initial,
  children,
}: {
  initial: AlertNoticeView;
  children: ReactNode;
}) {
  const [notice, setNotice] = useState(initial);
  return (
    <WatchContext.Provider value={{ notice, report: setNotice }}>
      <NewAlertToast notice={notice} />
      {children}
    </WatchContext.Provider>
  );
}

/** What a page heard when it asked what is new. */
export function useReportAlerts(notice: AlertNoticeView | null): void {
  const watch = useContext(WatchContext);
  const report = useRef(watch?.report);
  report.current = watch?.report;
  useEffect(() => {
    if (notice) report.current?.(notice);
  }, [notice]);
}

/** In the navigation: how many nobody has seen. */
export function AlertsLink() {
  const { t } = useTranslation();
  const count = useContext(WatchContext)?.notice.unread ?? 0;
  return (
    <a href="/app/alerts">
      {count === 0 ? t("navigation.alerts") : t("navigation.alertsUnread", { number: count })}
    </a>
  );
}

function NewAlertToast({ notice }: { notice: AlertNoticeView }) {
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { t, message } = useAlertTexts(notice.currency);
  const { newest } = notice;
  const lastId = useRef(newest?.id ?? 0);
  useEffect(() => {
    if (!newest || newest.id <= lastId.current) return;
    lastId.current = newest.id;
    shopify.toast.show(message(newest.message), {
      action: t("alerts.show"),
      onAction: () => navigate(newest.path),
      duration: toastMs,
    });
  });
  return null;
}

// A sentence with figures takes longer to read than "Saved".
const toastMs = 8_000;
