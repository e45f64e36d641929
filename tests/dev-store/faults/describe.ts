import type { Request } from "express";
import { Kind, parse, visit } from "graphql";
import type { DocumentNode } from "graphql";
import type { BulkOperation } from "../bulk/operation";
import type { ShopRuntime } from "../platform/shop-runtime";
import type { RequestRecord } from "../platform/types";
import type { FaultSubject } from "./registry";

/** A request as rules see it, and the shop and bulk operation it is about. */
export interface RequestSubject extends FaultSubject {
  kind: RequestRecord["kind"];
  runtime: ShopRuntime | null;
  bulkOperation: BulkOperation | null;
}

export function describeRequestSubject(
  request: Request,
  record: RequestRecord,
  shops: ReadonlyMap<string, ShopRuntime>,
): RequestSubject {
  const base = {
    kind: record.kind,
    shop: record.shop,
    hasRange: request.get("range") !== undefined,
    runtime: record.shop === null ? null : (shops.get(record.shop) ?? null),
    bulkOperation: null,
  };
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (record.kind === "token") return { ...base, names: grantNames(record.grantType) };
  if (record.kind === "bulk-download") return { ...base, ...findDownload(request, shops) };
  if (record.kind !== "graphql" && record.kind !== "bulk-run") return { ...base, names: [] };
  const document = parseLoosely(body["query"]);
  const names = document ? documentNames(document) : [];
  if (typeof body["operationName"] === "string") names.push(body["operationName"]);
  if (record.kind === "bulk-run" && document) {
    for (const text of bulkQueriesOf(document, body["variables"])) names.push(...queryNames(text));
  }
  return { ...base, names };
}

/** The operation's name and the first root field of each operation of a GraphQL text. */
export function queryNames(text: string): string[] {
  const document = parseLoosely(text);
  return document ? documentNames(document) : [];
}

function documentNames(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const [field] = definition.selectionSet.selections;
    return [
      ...(definition.name ? [definition.name.value] : []),
      ...(field?.kind === Kind.FIELD ? [field.name.value] : []),
    ];
  });
}

/** The texts given to bulkOperationRunQuery, as a literal or through a variable. */
function bulkQueriesOf(document: DocumentNode, variables: unknown): string[] {
  const texts: unknown[] = [];
  visit(document, {
    Field(field) {
      if (field.name.value !== "bulkOperationRunQuery") return;
      const value = field.arguments?.find(({ name }) => name.value === "query")?.value;
      if (value?.kind === Kind.STRING) texts.push(value.value);
      if (value?.kind !== Kind.VARIABLE) return;
      texts.push(((variables ?? {}) as Record<string, unknown>)[value.name.value]);
    },
  });
  return texts.filter((text) => typeof text === "string");
}

function grantNames(grantType: string | null): string[] {
  if (grantType === null) return [];
  // A token exchange names itself by a long urn.
  return [grantType, grantType.replace(/^urn:ietf:params:oauth:grant-type:/, "")];
}

function findDownload(
  request: Request,
  shops: ReadonlyMap<string, ShopRuntime>,
): Pick<RequestSubject, "names" | "shop" | "runtime" | "bulkOperation"> {
  const [, id, urlToken] = /^\/bulk\/(\d+)\/([^/]+)\.jsonl$/.exec(request.path) ?? [];
  for (const [shop, runtime] of shops) {
    const bulkOperation = runtime.bulk.download(Number(id), urlToken ?? "")?.operation;
    if (bulkOperation) {
      return { shop, runtime, bulkOperation, names: queryNames(bulkOperation.query) };
    }
  }
  return { shop: null, runtime: null, bulkOperation: null, names: [] };
}

function parseLoosely(text: unknown): DocumentNode | null {
  try {
    return typeof text === "string" ? parse(text, { noLocation: true }) : null;
  } catch {
    return null;
  }
}
