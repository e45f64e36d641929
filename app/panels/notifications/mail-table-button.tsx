import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ownParams } from "../../lib/admin-params";
import type { ReportTable } from "../../store/notifications/terms";

/** Leads to where a table, with the choices of its page, is sent by mail at an hour of the shop's. */
export function MailTableButton({ table, query }: { table: ReportTable; query: URLSearchParams }) {
  const { t } = useTranslation();
  const offer = new URLSearchParams({ table, report: ownParams(query).toString() });
  return (
    <Button url={`/app/settings/notifications?${offer.toString()}`}>
      {t("breakdown.sendByMail")}
    </Button>
  );
}

/** The choices of a page with which of its tables is meant. */
export function choosing(params: URLSearchParams, table: string): URLSearchParams {
  const chosen = new URLSearchParams(params);
  chosen.set("table", table);
  return chosen;
}
