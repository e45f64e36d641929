import { GraphQLError, getNamedType } from "graphql";
import type { GraphQLOutputType } from "graphql";
import type { ProtectedDataLevel } from "../platform/types";
import { guardedTypeName } from "../schema/types";

const DOCUMENTATION = "https://shopify.dev/docs/apps/launch/protected-customer-data";

/** Objects that are customer data as a whole: closed without any approval (level 0). */
const CUSTOMER_TYPES = new Set(["Customer", "CustomerSegmentMember"]);

/** Objects that hold nothing but an address, an e-mail address or a telephone number: level 2. */
const CONTACT_TYPES = new Set([
  "CustomerCreditCardBillingAddress",
  "CustomerEmailAddress",
  "CustomerPaymentInstrumentBillingAddress",
  "CustomerPhoneNumber",
  "FulfillmentOrderDestination",
  "MailingAddress",
]);

const PERSON = ["firstName", "lastName", "displayName"];

/** Single fields with a customer's name, address, telephone number or e-mail address: level 2. */
const CONTACT_FIELDS: Record<string, readonly string[]> = {
  CalculatedDraftOrder: ["phone"],
  Customer: [...PERSON, "email", "phone"],
  CustomerMergePreviewAlternateFields: PERSON,
  CustomerMergePreviewDefaultFields: PERSON,
  CustomerSegmentMember: PERSON,
  DraftOrder: ["email", "phone"],
  Order: ["email", "phone"],
  ShippingLine: ["phone"],
  ShopifyPaymentsDisputeEvidence: ["customerEmailAddress", "customerFirstName", "customerLastName"],
};

export interface CustomerDataGuard {
  deniedField(typeName: string, fieldName: string, type: GraphQLOutputType): GraphQLError | null;
  deniedType(typeName: string): GraphQLError | null;
}

/**
 * What Shopify's approval for protected customer data closes, over and above the scopes. Level 1
 * opens customers without name, address, telephone number and e-mail address, level 2 these too.
 */
export function guardCustomerData(level: ProtectedDataLevel): CustomerDataGuard {
  const deniedType = (name: string) => {
    const needed = CUSTOMER_TYPES.has(name) ? 1 : CONTACT_TYPES.has(name) ? 2 : 0;
    return level < needed ? notApproved(`${name} object`) : null;
  };
  return {
    deniedType,
    deniedField(typeName, fieldName, type) {
      if (level < 2 && CONTACT_FIELDS[typeName]?.includes(fieldName)) {
        return notApproved(`${fieldName} field`);
      }
      return deniedType(guardedTypeName(getNamedType(type)));
    },
  };
}

function notApproved(what: string): GraphQLError {
  return new GraphQLError(
    `This app is not approved to access the ${what}. See ${DOCUMENTATION} for more details.`,
    { extensions: { code: "ACCESS_DENIED", documentation: DOCUMENTATION } },
  );
}
