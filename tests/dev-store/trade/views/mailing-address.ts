import { defineNode } from "./lazy-node";
import type { Node } from "./lines";
import { gid } from "./order-context";

interface Where {
  id: string;
  countryCode: string;
  provinceCode: string | null;
}

const countryNames = new Intl.DisplayNames(["en"], { type: "region" });
const knownNames = new Map<string, string>();

/** A MailingAddress that says where, not who. */
export function mailingAddress(id: string, countryCode: string, provinceCode: string | null): Node {
  return addressNode({ id, countryCode, provinceCode });
}

const addressNode = defineNode<Where>({
  __typename: () => "MailingAddress",
  id: ({ id }) => gid("MailingAddress", id),
  countryCodeV2: ({ countryCode }) => countryCode,
  country: ({ countryCode }) => countryName(countryCode),
  provinceCode: ({ provinceCode }) => provinceCode,
  province: ({ provinceCode }) => provinceCode,
  formattedArea: (where) => areaOf(where),
  formatted: (where) => () => [areaOf(where)],
  coordinatesValidated: () => false,
  address1: () => null,
  address2: () => null,
  city: () => null,
  company: () => null,
  firstName: () => null,
  lastName: () => null,
  name: () => null,
  phone: () => null,
  zip: () => null,
  latitude: () => null,
  longitude: () => null,
  timeZone: () => null,
});

function areaOf({ countryCode, provinceCode }: Where): string {
  return [provinceCode, countryCode].filter(Boolean).join(", ");
}

function countryName(code: string): string {
  let name = knownNames.get(code);
  if (name === undefined) knownNames.set(code, (name = countryNames.of(code) ?? code));
  return name;
}
