import { makeMessage, type OutgoingMessage } from "../../alerts/outgoing/message";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import type { ShopDay } from "../../lib/shop-day";

// What mail servers take, less what encoding adds.
const mostBytes = 5 * 1024 * 1024;

/** A table as a file; of one that is too large for a mail, only where it is. */
export function buildReport({
  name,
  today,
  csv,
  url,
}: {
  name: string;
  today: ShopDay;
  csv: string;
  url: string;
}): OutgoingMessage {
  const { t, language } = textsOfFiles();
  const isSmall = Buffer.byteLength(csv) <= mostBytes;
  const slug = name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "report";
  const file = { name: `${slug}-${today}.csv`, type: "text/csv; charset=utf-8", text: csv };
  return makeMessage({
    title: t("digest.reportTitle", { name, day: createFormats(language).day(today) }),
    sentences: [t(isSmall ? "digest.reportText" : "digest.reportTooLarge")],
    link: { text: t("digest.reportLink"), url },
    file: isSmall ? file : null,
  });
}
