import type { ShopRow } from "../../store/shops.server";
import { fileOf } from "../customers/csv.server";
import { chosenFile } from "../customers/table/chosen-file";
import type { TableFile } from "../table-file";
import { ownersTable } from "./build-view";
import { loadCampaigns } from "./load.server";

/** A table of Campaigns as a file, by the choices in the address: every campaign, or by owner. */
export async function loadCampaignsCsv(
  shop: ShopRow,
  params: URLSearchParams,
  now: Date,
): Promise<TableFile> {
  const chosen = params.get("table");
  return fileOf(await loadCampaigns(shop, params, now), (view, texts) => {
    const { campaigns, owners } = view.content;
    if (chosen !== ownersTable) return chosenFile([campaigns], chosen, view, texts);
    return owners
      ? chosenFile([owners], chosen, view, texts)
      : { reasons: [texts.t("campaigns.owners.none")] };
  });
}
