import { abandonedCheckoutsBulkDocument, abandonedCheckoutsPageQuery } from "./abandoned-checkouts";
import * as bulk from "./bulk";
import * as fixes from "./fixes";
import { flowTriggerMutation } from "./flow";
import { customersBulkDocument, customersByIdQuery } from "./customers";
import { marketingActivitiesQuery } from "./marketing";
import { orderChildrenQuery, orderPageQuery, ordersBulkDocument, ordersByIdQuery } from "./orders";
import * as pixels from "./pixels";
import * as products from "./products";
import * as sales from "./sales";
import * as shop from "./shop";
import * as shopifyql from "./shopifyql";
import { segmentCreateMutation } from "./segments";
import * as taxonomy from "./taxonomy";
import { versionsBulkDocument, versionsByIdQuery, versionsPageQuery } from "./versions";

const everything = { customers: true, products: true, returns: true, countries: true };
const least = { customers: false, products: false, returns: false, countries: false };
const window = "processed_at:>='2026-01-01T00:00:00Z' AND processed_at:<'2026-02-01T00:00:00Z'";

/** What goes to Shopify in an ordinary request. Tests check each against the schema. */
export const requestDocuments: Readonly<Record<string, string>> = {
  ...shop,
  ...bulk,
  ...taxonomy,
  ...shopifyql,
  ...pixels,
  marketingActivitiesQuery,
  segmentCreateMutation,
  flowTriggerMutation,
  fixTargets: fixes.fixTargetsQuery({ publications: true, collections: true }),
  fixTargetsWithLeast: fixes.fixTargetsQuery({ publications: false, collections: false }),
  fixProductMutation: fixes.fixProductMutation,
  fixVariantsMutation: fixes.fixVariantsMutation,
  fixOptionMutation: fixes.fixOptionMutation,
  fixFilesMutation: fixes.fixFilesMutation,
  publishMutation: fixes.publishMutation,
  unpublishMutation: fixes.unpublishMutation,
  agreementsOfOrdersQuery: sales.agreementsOfOrdersQuery,
  agreementQuery: sales.agreementQuery,
  productVariantsQuery: products.productVariantsQuery,
  productMediaQuery: products.productMediaQuery,
  collectionProductsQuery: products.collectionProductsQuery,
  productPublicationsQuery: products.productPublicationsQuery,
  productAttributesQuery: products.productAttributesQuery,
  productExtrasQuery: products.productExtrasQuery,
  orderPageQuery: orderPageQuery(everything),
  orderPageWithLeast: orderPageQuery(least),
  orderLineItems: orderChildrenQuery("lineItems", everything),
  orderShippingLines: orderChildrenQuery("shippingLines", everything),
  orderDiscounts: orderChildrenQuery("discountApplications", everything),
  orderReturns: orderChildrenQuery("returns", everything),
  ordersById: ordersByIdQuery(everything),
  ordersByIdWithLeast: ordersByIdQuery(least),
  productsById: products.productsByIdQuery({ publications: true }),
  productsByIdWithLeast: products.productsByIdQuery({ publications: false }),
  productCollectionsQuery: products.productCollectionsQuery,
  collectionsByIdQuery: products.collectionsByIdQuery,
  customersByIdQuery,
  changedCheckouts: abandonedCheckoutsPageQuery({ customers: true }),
  changedCheckoutsWithLeast: abandonedCheckoutsPageQuery({ customers: false }),
  orderVersions: versionsPageQuery("orders"),
  productVersions: versionsPageQuery("products"),
  customerVersions: versionsPageQuery("customers"),
  orderVersionsById: versionsByIdQuery("orders"),
  productVersionsById: versionsByIdQuery("products"),
  customerVersionsById: versionsByIdQuery("customers"),
};

/** What goes into a bulk operation, with every scope granted and with none of the optional ones. */
export const bulkDocuments: Readonly<Record<string, string>> = {
  orders: ordersBulkDocument(window, everything),
  ordersWithLeast: ordersBulkDocument(window, least),
  ordersStrict: ordersBulkDocument(window, everything, true),
  sales: sales.salesBulkDocument(window),
  products: products.productsBulkDocument({ publications: true }),
  productsStrict: products.productsBulkDocument({ publications: true }, true),
  productsWithLeast: products.productsBulkDocument({ publications: false }),
  collections: products.collectionsBulkDocument,
  customers: customersBulkDocument,
  abandonedCheckouts: abandonedCheckoutsBulkDocument({ customers: true }),
  abandonedCheckoutsWithLeast: abandonedCheckoutsBulkDocument({ customers: false }),
  orderVersions: versionsBulkDocument("orders"),
  productVersions: versionsBulkDocument("products"),
  customerVersions: versionsBulkDocument("customers"),
};
