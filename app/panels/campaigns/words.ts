import type { CampaignKind } from "../../metrics/acquisition/campaign-filter";
import type { ActivityStatus } from "../../lib/activity-status";
import type { TextKey } from "../../i18n/text-key";
import type { PaceWord } from "../../metrics/acquisition/pace";
import type { WorthSoFar } from "../../metrics/acquisition/campaign-worth";

export const paceTexts: Record<PaceWord, TextKey> = {
  under: "campaigns.pace.under",
  onPace: "campaigns.pace.onPace",
  over: "campaigns.pace.over",
};

export const basisTexts: Record<WorthSoFar["basis"], Record<"many" | "few", TextKey>> = {
  margin: { many: "campaigns.worthBasis.margin", few: "campaigns.worthBasis.fewMargin" },
  net: { many: "campaigns.worthBasis.net", few: "campaigns.worthBasis.fewNet" },
};

export const kindTexts: Record<CampaignKind, TextKey> = {
  online: "campaigns.kinds.online",
  offline: "campaigns.kinds.offline",
  entered: "campaigns.filter.entered",
  found: "campaigns.filter.found",
};

export const statusTexts: Record<ActivityStatus, TextKey> = {
  ACTIVE: "campaigns.status.active",
  PENDING: "campaigns.status.pending",
  SCHEDULED: "campaigns.status.scheduled",
  PAUSED: "campaigns.status.paused",
  INACTIVE: "campaigns.status.ended",
  DISCONNECTED: "campaigns.status.disconnected",
  FAILED: "campaigns.status.failed",
  DRAFT: "campaigns.status.draft",
  DELETED: "campaigns.status.deleted",
  DELETED_EXTERNALLY: "campaigns.status.deleted",
  UNDEFINED: "campaigns.status.unknown",
};
