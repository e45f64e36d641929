import { randomUUID } from "node:crypto";

/** A body with its type. */
export interface Words {
  contentType: string;
  body: string;
}

const JSON_TYPE = "application/json; charset=utf-8";
const HTML_TYPE = "text/html; charset=utf-8";
const XML_TYPE = "application/xml";

/** The page that Shopify's front answers with where no application could. */
export const HTML_PAGE = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Something went wrong.</title></head>
<body><div class="content--desc"><h1>Something went wrong.</h1>
<p>What happened? There was a problem loading this website. Try refreshing the page.</p>
<p>If the site still doesn't load, please try again in a few minutes.</p></div></body>
</html>
`;

/** In Shopify's words, or words like its own where none are known for the status. */
const ERRORS: Record<number, string> = {
  401: "[API] Invalid API key or access token (unrecognized login or wrong password)",
  402: "Unavailable Shop",
  403: "Forbidden",
  404: "Not Found",
  423: "Unavailable Shop",
  429: "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
};

/** What comes with an HTTP status, from the Admin API or from the storage of bulk results. */
export function wordsOf(status: number, isStorage: boolean): Words {
  if (isStorage) {
    const [code, message] = STORAGE_ERRORS[status] ?? STORAGE_ERRORS[500]!;
    const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
    return { contentType: XML_TYPE, body: `<?xml version='1.0' encoding='UTF-8'?>${error}` };
  }
  if (status >= 500) return htmlPage();
  return jsonWords({ errors: ERRORS[status] ?? "Bad Request" });
}

const STORAGE_ERRORS: Record<number, [code: string, message: string]> = {
  403: ["AccessDenied", "Access denied."],
  404: ["NoSuchKey", "The specified key does not exist."],
  429: ["SlowDown", "Reduce your request rate."],
  500: ["InternalError", "We encountered an internal error. Please try again."],
  503: ["ServiceUnavailable", "Service unavailable. Please try again."],
};

export function htmlPage(): Words {
  return { contentType: HTML_TYPE, body: HTML_PAGE };
}

export function jsonWords(value: unknown): Words {
  return { contentType: JSON_TYPE, body: JSON.stringify(value) };
}

/** The body of a GraphQL answer that holds nothing but an error. */
export function graphqlError(code: string, message: string | undefined): Words {
  const requestId = randomUUID();
  const ours =
    "Internal error. Looks like something went wrong on our end.\n" +
    `Request ID: ${requestId} (include this in support requests).`;
  return jsonWords({ errors: [{ message: message ?? ours, extensions: { code, requestId } }] });
}
