import { makeMessage, type OutgoingMessage } from "../../alerts/outgoing/message";
import { createFormats } from "../../components/format";
import { textsOfFiles } from "../../i18n/i18n";
import type { ShopDay } from "../../lib/shop-day";
import type { TableFile } from "../table-file";

// What mail servers take, less what encoding adds.
const mostBytes = 5 * 1024 * 1024;

/**
 * A table as a file; of one that is too large for a mail, only where it is; of none (null: no figures are there
 * yet), why. `isReading`: more of the history is still to come.
 */
export function buildReport({
  name,
  today,
  file: table,
  isReading,
  url,
}: {
  name: string;
  today: ShopDay;
  file: TableFile | null;
  isReading: boolean;
  url: string;
}): OutgoingMessage {
  const { t, language } = textsOfFiles();
  const about = {
    title: t("digest.reportTitle", { name, day: createFormats(language).day(today) }),
    link: { text: t("digest.reportLink"), url },
  };
  if (table === null) {
    return makeMessage({
      ...about,
      sentences: [t("digest.reportMissing"), t("digest.reportNotYet")],
    });
  }
  if (typeof table !== "string") {
    return makeMessage({ ...about, sentences: [t("digest.reportMissing"), ...table.reasons] });
  }
  const isSmall = Buffer.byteLength(table) <= mostBytes;
  const slug = name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "report";
  const file = { name: `${slug}-${today}.csv`, type: "text/csv; charset=utf-8", text: table };
  return makeMessage({
    ...about,
    sentences: [
      t(isSmall ? "digest.reportText" : "digest.reportTooLarge"),
      ...(isReading ? [t("digest.reportSoFar")] : []),
    ],
    file: isSmall ? file : null,
  });
}
