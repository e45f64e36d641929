import { pino } from "pino";

/** One log for the process: JSON lines; secrets are cut out whatever object they sit in. The
 *  processes set its level at boot. */
export const log = pino({
  name: "shelfwise",
  redact: {
    paths: [
      "accessToken",
      "refreshToken",
      "*.accessToken",
      "*.refreshToken",
      "headers.authorization",
      'headers["x-shopify-access-token"]',
      '*.headers["X-Shopify-Access-Token"]',
    ],
    censor: "[secret]",
  },
});
