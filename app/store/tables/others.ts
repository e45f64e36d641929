import type { TableSpec, VersionedSpec } from "../table-spec";

export interface CustomerRow {
  id: number;
  createdAt: string;
  updatedAt: string;
  orderCount: number;
  amountSpentMinor: number;
  rfmGroup: string | null;
  predictedSpendTier: string | null;
  state: string;
  tags: readonly string[];
  lastOrderId: number | null;
  deletedAt: null;
  reading: number;
}

export const customerTable: VersionedSpec<CustomerRow> = {
  table: "customer",
  key: ["id"],
  version: "updatedAt",
  columns: {
    id: "bigint",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    orderCount: "int",
    amountSpentMinor: "bigint",
    rfmGroup: "text",
    predictedSpendTier: "text",
    state: "text",
    tags: "text[]",
    lastOrderId: "bigint",
    deletedAt: "timestamptz",
    reading: "int",
  },
};

export interface AbandonedCheckoutRow {
  id: number;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  customerId: number | null;
  totalMinor: number;
  subtotalMinor: number;
}

export const abandonedCheckoutTable: TableSpec<AbandonedCheckoutRow> = {
  table: "abandoned_checkout",
  key: ["id"],
  version: "updatedAt",
  columns: {
    id: "bigint",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
    completedAt: "timestamptz",
    customerId: "bigint",
    totalMinor: "bigint",
    subtotalMinor: "bigint",
  },
};

export interface MarketingActivityRow {
  id: number;
  title: string;
  status: string;
  tactic: string;
  channelType: string | null;
  sourceAndMedium: string;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  adSpendMinor: number | null;
  adSpendCurrency: string | null;
  budgetMinor: number | null;
  budgetCurrency: string | null;
  budgetType: string | null;
  hierarchyLevel: string | null;
  parentId: number | null;
  isExternal: boolean;
  startedAt: string | null;
  endedAt: string | null;
  scheduledEndAt: string | null;
  createdAt: string;
  updatedAt: string;
}

// Not guarded by its version: the running spend grows without a new updatedAt.
export const marketingActivityTable: TableSpec<MarketingActivityRow> = {
  table: "marketing_activity",
  key: ["id"],
  columns: {
    id: "bigint",
    title: "text",
    status: "text",
    tactic: "text",
    channelType: "text",
    sourceAndMedium: "text",
    utmSource: "text",
    utmMedium: "text",
    utmCampaign: "text",
    adSpendMinor: "bigint",
    adSpendCurrency: "text",
    budgetMinor: "bigint",
    budgetCurrency: "text",
    budgetType: "text",
    hierarchyLevel: "text",
    parentId: "bigint",
    isExternal: "bool",
    startedAt: "timestamptz",
    endedAt: "timestamptz",
    scheduledEndAt: "timestamptz",
    createdAt: "timestamptz",
    updatedAt: "timestamptz",
  },
};
