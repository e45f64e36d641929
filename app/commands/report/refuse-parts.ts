import { AppError } from "../../lib/errors";
import type { LiveStatus } from "../../panels/data-status/live-status";
import { describeResource } from "../../panels/data-status/words";

/**
 * Figures of a part of the orders must not be taken for those of all: throws where the reading of what
 * they need has ended with less than the whole.
 */
export function refuseParts({ resources }: Pick<LiveStatus, "resources">): void {
  const needed = resources.filter(({ resource }) => neededResources.has(resource));
  const lacking = needed.filter(({ status }) => status !== "done");
  if (lacking.length === 0 && needed.length === neededResources.size) return;
  const words = lacking.map(describeResource).join(" ");
  throw new AppError(
    "upstream_invalid",
    `Not all of the orders could be read, so there are no figures. ${words}`.trim(),
  );
}

const neededResources: ReadonlySet<string> = new Set(["shop", "orders", "sales"]);
