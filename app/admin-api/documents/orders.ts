import { shopMoney } from "./money";

/** What the granted scopes allow us to ask about an order. */
export interface OrderAccess {
  customers: boolean;
  products: boolean;
  returns: boolean;
  /** The country an order goes to, of its addresses: protected customer data. */
  countries: boolean;
}

const visit = /* GraphQL */ `
  {
    occurredAt
    source
    sourceType
    referrerUrl
    landingPage
    utmParameters {
      source
      medium
      campaign
      content
      term
    }
  }
`;

const discountApplication = /* GraphQL */ `
  __typename
  index
  value {
    __typename
    ... on MoneyV2 { amount }
    ... on PricingPercentageValue { percentage }
  }
  ... on DiscountCodeApplication { code }
  ... on AutomaticDiscountApplication { title }
  ... on ManualDiscountApplication { title }
  ... on ScriptDiscountApplication { title }
`;

const shippingLine = /* GraphQL */ `
  __typename
  id
  title
  code
  originalPriceSet ${shopMoney}
  discountedPriceSet ${shopMoney}
  taxLines { priceSet ${shopMoney} }
`;

const countries = "shippingAddress { countryCodeV2 } billingAddress { countryCodeV2 }";

/** What is asked of an order itself, without its connections. */
function orderFields(access: OrderAccess): string {
  return /* GraphQL */ `
        __typename
        id
        name
        number
        createdAt
        processedAt
        updatedAt
        cancelledAt
        cancelReason
        closedAt
        test
        edited
        tags
        displayFinancialStatus
        displayFulfillmentStatus
        returnStatus
        sourceName
        app { name }
        attribution { displayName }
        ${access.customers ? "customer { id }" : ""}
        ${access.countries ? countries : ""}
        presentmentCurrencyCode
        taxesIncluded
        discountCodes
        totalPriceSet ${shopMoney}
        currentTotalPriceSet ${shopMoney}
        subtotalPriceSet ${shopMoney}
        totalDiscountsSet ${shopMoney}
        totalTaxSet ${shopMoney}
        totalShippingPriceSet ${shopMoney}
        totalTipReceivedSet ${shopMoney}
        originalTotalDutiesSet ${shopMoney}
        totalRefundedSet ${shopMoney}
        refunds { id createdAt processedAt ${access.returns ? "return { id }" : ""} totalRefundedSet ${shopMoney} }
        fulfillments { id status createdAt deliveredAt }
        customerJourneySummary {
          ready
          customerOrderIndex
          daysToConversion
          firstVisit ${visit}
          lastVisit ${visit}
        }`;
}

/** `application`: what is asked of the discount application that an amount comes from. */
function lineItemFields(access: OrderAccess, application: string): string {
  return /* GraphQL */ `
              __typename
              id
              title
              variantTitle
              sku
              vendor
              quantity
              currentQuantity
              isGiftCard
              requiresShipping
              sellingPlan { sellingPlanId }
              ${access.products ? "product { id } variant { id }" : ""}
              originalUnitPriceSet ${shopMoney}
              originalTotalSet ${shopMoney}
              discountAllocations { allocatedAmountSet ${shopMoney} discountApplication { ${application} } }
              taxLines { priceSet ${shopMoney} }`;
}

const returned = "__typename id name status totalQuantity createdAt closedAt";

/**
 * Orders for a bulk operation: five connections (the most Shopify allows), one level deep; refunds
 * and fulfilments are plain lists, so they come inline. `query` is a search such as
 * `processed_at:>='2026-01-01T00:00:00Z'`. Fields whose scope is missing are left out.
 *
 * `isStrict`: for a Shopify that exports only connections whose nodes have the interface Node, as
 * its documentation has it. Then the first shipping line comes inline, and discounts with what they
 * were allocated to.
 */
export function ordersBulkDocument(query: string, access: OrderAccess, isStrict = false): string {
  const connections = `
        shippingLines { edges { node { ${shippingLine} } } }
        discountApplications { edges { node { ${discountApplication} } } }`;
  const allocations = `discountAllocations { discountApplication { ${discountApplication} } }`;
  const inline = `shippingLine { ${shippingLine} ${allocations} }`;
  const application = isStrict ? discountApplication : "index";
  return /* GraphQL */ `{
  orders(query: ${JSON.stringify(query)}) {
    edges {
      node {
        ${orderFields(access)}
        lineItems { edges { node { ${lineItemFields(access, application)} } } }
        ${isStrict ? inline : connections}
        ${access.returns ? `returns { edges { node { ${returned} } } }` : ""}
      }
    }
  }
}`;
}

/** The connections of an order that are read, by their names in the schema. */
export type OrderConnection = "lineItems" | "shippingLines" | "discountApplications" | "returns";

const pageInfo = "pageInfo { hasNextPage endCursor }";

/** An order with the first children of each kind. */
function orderWithChildren(access: OrderAccess): string {
  return /* GraphQL */ `
        ${orderFields(access)}
        lineItems(first: 5) { nodes { ${lineItemFields(access, "index")} } ${pageInfo} }
        shippingLines(first: 1) { nodes { ${shippingLine} } ${pageInfo} }
        discountApplications(first: 3) { nodes { ${discountApplication} } ${pageInfo} }
        ${access.returns ? `returns(first: 1) { nodes { ${returned} } ${pageInfo} }` : ""}`;
}

/** Orders by pages, in the order of their numbers, with the first children of each. */
export function orderPageQuery(access: OrderAccess): string {
  return /* GraphQL */ `
  query OrderPage($query: String!, $orders: Int!) {
    orders(first: $orders, query: $query, sortKey: ID) {
      nodes { ${orderWithChildren(access)} }
      pageInfo { hasNextPage }
    }
  }
`;
}

/** Orders by id, with the first children of each, and whose they are. */
export function ordersByIdQuery(access: OrderAccess): string {
  return /* GraphQL */ `
  query OrdersById($ids: [ID!]!) {
    nodes(ids: $ids) { ... on Order { ${orderWithChildren(access)} } }
    shop { myshopifyDomain }
  }
`;
}

/** One connection of one order, page by page: reads on where it was cut. */
export function orderChildrenQuery(connection: OrderConnection, access: OrderAccess): string {
  const fields: Readonly<Record<OrderConnection, string>> = {
    lineItems: lineItemFields(access, "index"),
    shippingLines: shippingLine,
    discountApplications: discountApplication,
    returns: returned,
  };
  return /* GraphQL */ `
  query OrderChildren($id: ID!, $after: String) {
    order(id: $id) {
      children: ${connection}(first: 50, after: $after) {
        nodes { ${fields[connection]} }
        ${pageInfo}
      }
    }
  }
`;
}
