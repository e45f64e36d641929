import type { MarketingChannel } from "../../lib/marketing-channel";
import { isShoppingCampaign } from "../../lib/shopping-campaign";
import { simplify, type Spellings } from "../header";

/** What a row of spend may say. */
export type SpendColumn =
  | "date"
  | "end"
  | "channel"
  | "platform"
  | "campaign"
  | "adSet"
  | "ad"
  | "kind"
  | "spend"
  | "currency";

export type SpendFormatId =
  "google-ads" | "meta-ads" | "tiktok-ads" | "microsoft-ads" | "plain" | "by-hand";

/** The ad platform whose export a format is; null: it is of no particular one. */
export function platformOf(format: SpendFormatId): string | null {
  return format === "plain" || format === "by-hand" ? null : format;
}

/** An export whose columns are known. */
export interface SpendFormat {
  id: SpendFormatId;
  columns: Spellings<SpendColumn>;
  /** Without these columns it is another one. */
  needed: readonly SpendColumn[];
  /** A column that no other export has, in letters and digits; null: none is needed. */
  mark: readonly string[] | null;
  /** Of rows that do not say; null: each says it. */
  channel: MarketingChannel | null;
}

const none: Spellings<SpendColumn> = {
  date: [],
  end: [],
  channel: [],
  platform: [],
  campaign: [],
  adSet: [],
  ad: [],
  kind: [],
  spend: [],
  currency: [],
};

const campaigns = [
  ...["campaign", "campaignname", "kampagne", "kampagnenname", "campagne", "nomdelacampagne"],
  ...["campaña", "nombredelacampaña"],
];
const currencies = ["currency", "currencycode", "währung", "währungscode", "devise", "moneda"];

/** In the order in which they are tried: what is more particular comes first. */
export const spendFormats: readonly SpendFormat[] = [
  {
    id: "meta-ads",
    columns: {
      ...none,
      // A daily breakdown has a column of its own; the reporting days are then the same.
      date: ["day", "tag", "jour", "día", "reportingstarts", "auswertungsbeginn", "berichtsstart"],
      end: ["reportingends", "auswertungsende", "berichtsende"],
      campaign: campaigns,
      // An export by ad set or ad names its rows by these, and its row of totals by none.
      adSet: [
        ...["adsetname", "adset", "anzeigengruppenname", "namederanzeigengruppe"],
        ...["nomdelensembledepublicités", "nombredelconjuntodeanuncios"],
      ],
      ad: [
        "adname",
        "ad",
        "anzeigenname",
        "namederanzeige",
        "nomdelapublicité",
        "nombredelanuncio",
      ],
      spend: ["amountspent", "ausgegebenerbetrag", "montantdépensé", "importegastado"],
      currency: currencies,
    },
    needed: ["date", "spend"],
    mark: ["amountspent", "ausgegebenerbetrag", "montantdépensé", "importegastado"],
    channel: "paid-social",
  },
  {
    id: "tiktok-ads",
    columns: {
      ...none,
      date: ["byday", "statdate", "statistikdatum", "nachtag"],
      campaign: campaigns,
      spend: ["cost", "totalcost", "spend", "kosten"],
      currency: currencies,
    },
    needed: ["date", "spend"],
    mark: ["byday", "statdate", "statistikdatum", "nachtag"],
    channel: "paid-social",
  },
  {
    id: "microsoft-ads",
    columns: {
      ...none,
      date: ["gregoriandate", "timeperiod", "gregorianischesdatum", "zeitraum"],
      campaign: campaigns,
      kind: ["campaigntype", "kampagnentyp"],
      spend: ["spend", "ausgaben"],
      currency: currencies,
    },
    needed: ["date", "spend"],
    mark: ["gregoriandate", "timeperiod", "gregorianischesdatum", "zeitraum"],
    channel: "paid-search",
  },
  {
    id: "plain",
    columns: {
      ...none,
      date: ["date", "day", "datum", "tag"],
      end: ["end", "enddate", "to", "until", "bis"],
      channel: ["channel", "kanal", "marketingchannel", "canal"],
      platform: ["platform", "adplatform", "plattform", "plateforme", "plataforma"],
      campaign: campaigns,
      spend: ["spend", "cost", "amount", "adspend", "ausgaben", "kosten"],
      currency: currencies,
    },
    needed: ["date", "channel", "spend"],
    mark: ["channel", "kanal", "marketingchannel", "canal"],
    channel: null,
  },
  {
    id: "google-ads",
    columns: {
      ...none,
      date: ["day", "tag", "jour", "día"],
      campaign: campaigns,
      kind: ["campaigntype", "kampagnentyp", "advertisingchanneltype"],
      spend: ["cost", "kosten", "coût", "coste"],
      currency: [...currencies, "codedeladevise", "códigodemoneda"],
    },
    // "Day" and "Cost" alone could be anybody's: Google's has the campaign and its currency beside them.
    needed: ["date", "campaign", "spend", "currency"],
    mark: null,
    channel: "paid-search",
  },
];

/** Kinds of campaigns that Google and Microsoft Ads name; what is not here is the export's own channel. */
const channelOfKind: Readonly<Record<string, MarketingChannel>> = {
  display: "display",
  shopping: "shopping",
  smartshopping: "shopping",
  video: "video",
  displaynetwork: "display",
  audience: "display",
};

// They run everywhere at once, and their visits are told apart by name alone.
const mixedKinds: ReadonlySet<string> = new Set(["performancemax", "pmax"]);

/**
 * The channel of a campaign by its kind ("Shopping"); the export's own where that says nothing. Performance Max goes
 * where its visits do: to shopping by its name, else to paid search.
 */
export function channelOfCampaign(
  kind: string,
  campaign: string,
  usual: MarketingChannel,
): MarketingChannel {
  const name = simplify(kind);
  if (mixedKinds.has(name)) return isShoppingCampaign(campaign) ? "shopping" : usual;
  return channelOfKind[name] ?? usual;
}
