import { z } from "zod";
import { findOtherHost, readContact } from "../../texts/contacts";
import { shorten } from "../../texts/letters";
import { defineCheck, findingsOf, notApplicable } from "../../rules/outcomes";
import { readDescription } from "../../facts/readings";
import { sources } from "../../rules/sources";

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
// With the country's code alone: other long numbers are standards, models and measures.
const phone =
  /(?<![\p{L}\p{N}])\+\d{1,3}[\s()./-]{0,2}(?:\d[\s()./-]{0,2}){7,11}\d(?![\p{L}\p{N}])/u;

export const contactsAndLinks = defineCheck({
  id: "DSC-07",
  subject: "description",
  severity: "warning",
  scope: "product",
  appliesTo: { drafts: true, giftCards: true },
  source: sources.prisjaktTitle,
  decidedBy: "api",
  fix: "preview",
  changesOn: "never",
  settings: z.object({ allowedHosts: z.array(z.string()).default([]) }),
  run: (product, { shop }, settings) => {
    const { text, links } = readDescription(product);
    if (text === "" && links.length === 0) return notApplicable;
    const found = new Map<string, string>();
    for (const link of links) {
      const contact = readContact(link);
      if (contact) found.set(shorten(contact.value), contact.kind);
      const host = findOtherHost(link, shop.domain, settings.allowedHosts);
      if (host !== null) found.set(shorten(host), "link");
    }
    const address = text.includes("@") ? email.exec(text)?.[0] : undefined;
    if (address !== undefined) found.set(shorten(address), "email");
    const number = text.includes("+") ? phone.exec(text)?.[0] : undefined;
    if (number !== undefined) found.set(shorten(number), "phone");
    return findingsOf([...found].map(([value, context]) => ({ values: { context, value } })));
  },
});
