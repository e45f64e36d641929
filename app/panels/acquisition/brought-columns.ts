import type { TextKey } from "../../i18n/text-key";
import type { Brought, ChannelTotal } from "./view";

/** A column of channels or campaigns: what it is called, its unit and how it is found in a row. */
export interface BroughtColumn<Row> {
  id: string;
  label: TextKey;
  unit: "money" | "count" | "number";
  valueOf(row: Row): number | null;
}

/** What channels and campaigns both are told of. */
export const broughtColumns: readonly BroughtColumn<Brought>[] = [
  {
    id: "spend",
    label: "acquisition.columns.spend",
    unit: "money",
    valueOf: (row) => row.spendMinor,
  },
  {
    id: "new",
    label: "acquisition.columns.newCustomers",
    unit: "count",
    valueOf: (row) => row.newCustomers,
  },
  { id: "cac", label: "acquisition.columns.cac", unit: "money", valueOf: (row) => row.cacMinor },
  {
    id: "orders",
    label: "acquisition.columns.orders",
    unit: "count",
    valueOf: (row) => row.orders,
  },
  { id: "net", label: "acquisition.columns.net", unit: "money", valueOf: (row) => row.netMinor },
  { id: "roas", label: "acquisition.columns.roas", unit: "number", valueOf: (row) => row.roas },
];

/** What channels alone are told of besides. */
export const channelColumns: readonly BroughtColumn<ChannelTotal>[] = [
  ...broughtColumns,
  { id: "poas", label: "acquisition.columns.poas", unit: "number", valueOf: (row) => row.poas },
  {
    id: "worth",
    label: "acquisition.columns.worth",
    unit: "money",
    valueOf: (row) => row.worthMinor,
  },
  {
    id: "ratio",
    label: "acquisition.columns.worthToCost",
    unit: "number",
    valueOf: (row) => row.worthToCost,
  },
];

/** What the columns of both are, for who reads the file. */
export const broughtDefinitions: readonly TextKey[] = [
  "acquisition.csv.spend",
  "acquisition.csv.newCustomers",
  "acquisition.csv.cac",
  "acquisition.csv.net",
  "acquisition.csv.roas",
];
