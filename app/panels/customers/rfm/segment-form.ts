import { z } from "zod";
import { textsOfFiles } from "../../../i18n/i18n";
import { rfmGroups } from "../../../metrics/retention/rfm";
import { segmentQuery } from "./segment-query";
import { groupTexts } from "./words";

const formSchema = z.object({ group: z.enum(rfmGroups) });

/** The segment that a form asks for: of which group, and what it is called. Null: it cannot be read. */
export function readSegmentForm(form: FormData): { name: string; query: string } | null {
  const read = formSchema.safeParse(Object.fromEntries(form));
  if (!read.success) return null;
  const { t } = textsOfFiles();
  const { group } = read.data;
  return {
    name: t("retention.rfm.segmentName", { group: t(groupTexts[group]) }),
    query: segmentQuery(group),
  };
}
