import type { GraphQLField } from "graphql";
import type { Resource, ResourceName, ViewNode, World } from "../world/types";
import { API_VERSION } from "../platform/types";
import { webPixelOf } from "../storefront/web-pixels";
import { RESOURCE_NAMES, isOrderHidden } from "./context";
import type { ExecutionContext } from "./context";
import { accessDenied, badRequest, noData, valueOrError } from "./errors";
import { gidNumber, parseGid } from "./gid";
import { countIds, listIds, listPage } from "./listing";
import type { ListArguments, ListingOptions } from "./listing";
import { paginateArray } from "./paging";
import { redirectNodes } from "./redirects";
import { taxonomyRoot } from "./taxonomy";

const MAX_NODES = 250;

type Args = Record<string, unknown>;

/** Answers a field of QueryRoot; the caller has checked the scopes of the field and of its type. */
export function resolveRoot(
  context: ExecutionContext,
  field: GraphQLField<unknown, unknown>,
  args: Args,
): unknown {
  const { world } = context;
  const name = field.name;
  const listed = rootResource(context, name);
  if (listed) {
    refuseOtherArguments(field, args);
    const options = listingOptions(context, listed, field);
    if (!context.isBulk) return listPage(options, args as ListArguments);
    // Bulk exports everything: paging arguments are ignored, nodes are built one by one.
    return lazyNodes(listed, listIds(options, args as ListArguments));
  }
  const counted = name.endsWith("Count") ? rootResource(context, `${name.slice(0, -5)}`) : null;
  if (counted) {
    refuseOtherArguments(field, args, ["limit"]);
    const options = listingOptions(context, counted, field);
    return countIds(options, args["query"] as string | null, (args["limit"] ?? null) as number);
  }
  const single = rootResource(context, `${name}s`) ?? rootResource(context, pluralOf(name));
  if (single && typeof args["id"] === "string") return byGid(context, single, args["id"]);
  switch (name) {
    case "shop":
      return world.shop();
    case "node":
      return anyNode(context, args["id"] as string, name);
    case "nodes": {
      const ids = args["ids"] as string[];
      if (ids.length > MAX_NODES) {
        throw badRequest(
          `The input array size of ${ids.length} is greater than the maximum allowed of ${MAX_NODES}.`,
          "MAX_INPUT_SIZE_EXCEEDED",
        );
      }
      // A refused node is an error in its own place of the list.
      return ids.map((id) => valueOrError(() => anyNode(context, id, name)));
    }
    case "taxonomy":
      return taxonomyRoot(world.catalogue.taxonomy);
    case "shopifyqlQuery":
      return shopifyql(context, args["query"] as string);
    case "currentAppInstallation":
      return context.roots.appInstallation();
    case "appInstallation":
      return context.roots.appInstallation();
    case "app":
      return context.roots.app();
    case "currentBulkOperation":
      return lastNode(context.roots.bulkOperations);
    case "webhookSubscriptions":
      // Subscriptions of shopify.app.toml are not listed by the API; there are no others.
      return paginateArray([], args);
    case "webhookSubscriptionsCount":
      return { __typename: "Count", count: 0, precision: "EXACT" };
    case "webPixel":
      return webPixelNode(world, (args["id"] ?? null) as string | null);
    case "publicApiVersions":
      return [
        {
          __typename: "ApiVersion",
          displayName: API_VERSION,
          handle: API_VERSION,
          supported: true,
        },
      ];
    case "urlRedirects":
      return paginateArray(redirectNodes(context.world.catalogue), args);
    case "productTypes":
      return paginateArray(distinct(context, "product_type"), args);
    case "productVendors":
      return paginateArray(distinct(context, "vendor"), args);
    case "productTags":
      return paginateArray(distinct(context, "tag"), args);
    default:
      throw noData(`QueryRoot.${name}`);
  }
}

function rootResource(context: ExecutionContext, name: string): Resource | null {
  if (name === "bulkOperations") return context.roots.bulkOperations;
  return RESOURCE_NAMES.includes(name as ResourceName)
    ? context.world.resource(name as ResourceName)
    : null;
}

function pluralOf(name: string): string {
  return name.replace(/y$/, "ies");
}

function listingOptions(
  context: ExecutionContext,
  resource: Resource,
  field: GraphQLField<unknown, unknown>,
): ListingOptions {
  const sortKey = field.args.find((argument) => argument.name === "sortKey");
  const limitsOrders = resource.typeName === "Order" && context.ordersVisibleFrom !== null;
  return {
    resource,
    timezone: context.world.settings.timezone,
    ...(sortKey ? { defaultSortKey: String(sortKey.defaultValue) } : {}),
    cache: resource.typeName === "BulkOperation" ? null : context.listings,
    isHidden: limitsOrders ? (id) => isOrderHidden(context, id) : null,
  };
}

const LIST_ARGUMENTS = ["first", "last", "after", "before", "reverse", "query", "sortKey"];

function refuseOtherArguments(
  field: GraphQLField<unknown, unknown>,
  args: Args,
  more: string[] = [],
): void {
  for (const argument of field.args) {
    const given = args[argument.name];
    const isHeard = LIST_ARGUMENTS.includes(argument.name) || more.includes(argument.name);
    if (isHeard || given === undefined || given === null) continue;
    if (JSON.stringify(given) === JSON.stringify(argument.defaultValue)) continue;
    throw noData(`argument ${argument.name} of QueryRoot.${field.name}`);
  }
}

function byGid(context: ExecutionContext, resource: Resource, gid: string): ViewNode | null {
  const id = gidNumber(gid, resource.gidPrefix);
  if (id === null) throw badRequest(`Invalid id: ${gid}`, "RESOURCE_NOT_FOUND");
  if (resource.typeName === "Order" && isOrderHidden(context, id)) return null;
  return resource.node(id);
}

function anyNode(context: ExecutionContext, gid: string, fieldName: string): unknown {
  const parsed = parseGid(gid);
  if (!parsed) throw badRequest(`Invalid global id '${gid}'`, "argumentLiteralsIncompatible");
  const denied = context.access.deniedType(parsed.typeName, fieldName);
  if (denied !== null) throw denied;
  if (parsed.typeName === "Shop") {
    const shop = context.world.shop();
    return shop.id === gid ? shop : null;
  }
  if (parsed.typeName === "TaxonomyCategory") {
    return context.world.catalogue.taxonomy.category(gid);
  }
  const { taxonomy } = context.world.catalogue;
  if (/^Taxonomy(ChoiceList|Measurement)Attribute$/.test(parsed.typeName) && taxonomy.attribute) {
    return taxonomy.attribute(gid);
  }
  if (parsed.typeName === "Metaobject" && taxonomy.entry) return taxonomy.entry(gid);
  if (parsed.typeName === "AppInstallation") {
    const installation = context.roots.appInstallation();
    return installation["id"] === gid ? installation : null;
  }
  for (const name of [...RESOURCE_NAMES, "bulkOperations"]) {
    const resource = rootResource(context, name)!;
    if (resource.typeName === parsed.typeName) return byGid(context, resource, gid);
  }
  throw noData(`node of type ${parsed.typeName}`);
}

/** The app's own pixel, which needs no id. */
function webPixelNode(world: World, id: string | null): unknown {
  const pixel = webPixelOf(world);
  if (!pixel || (id !== null && id !== pixel.id)) return null;
  return { __typename: "WebPixel", id: pixel.id, settings: JSON.stringify(pixel.settings) };
}

function shopifyql(context: ExecutionContext, query: string): unknown {
  if (context.platform.protectedCustomerData < 2) {
    throw accessDenied(
      "shopifyqlQuery",
      "`read_reports` access scope. Also: Level 2 access to Customer data including name, address, phone, and email fields.",
    );
  }
  const { parseErrors, table } = context.world.trade.shopifyql(query, context.report);
  return {
    __typename: "ShopifyqlQueryResponse",
    parseErrors,
    tableData: table && {
      __typename: "ShopifyqlTableData",
      columns: table.columns.map((column) => ({
        __typename: "ShopifyqlTableDataColumn",
        ...column,
        dataType: column.dataType.toUpperCase(),
        shortDisplayName: column.displayName,
        subType: null,
        columnOrigin: "REQUESTED",
      })),
      rows: table.rows,
      rowMetadata: [],
    },
  };
}

function distinct(context: ExecutionContext, filter: string): string[] {
  const products = context.world.resource("products");
  const ids = products.ids();
  const found = new Set<string>();
  for (let at = 0; at < ids.length; at += 1) {
    const value = products.field(ids[at]!, filter);
    if (typeof value === "string") found.add(value);
    else if (Array.isArray(value)) for (const each of value) found.add(each as string);
  }
  found.delete("");
  return [...found].sort((a, b) => a.localeCompare(b));
}

function lastNode(resource: Resource): ViewNode | null {
  const ids = resource.ids();
  return ids.length === 0 ? null : resource.node(ids[ids.length - 1]!);
}

/** Nodes built while iterating, so that a bulk export never holds them all. */
export interface LazyNodes {
  isLazyNodes: true;
  length: number;
  at(index: number): ViewNode | null;
}

function lazyNodes(resource: Resource, ids: ArrayLike<number>): LazyNodes {
  return { isLazyNodes: true, length: ids.length, at: (index) => resource.node(ids[index]!) };
}
