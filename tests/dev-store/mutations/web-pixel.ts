import type { MutationResolver } from "../platform/types";
import {
  putWebPixel,
  readPixelExtension,
  removeWebPixel,
  webPixelOf,
  type WebPixel,
} from "../storefront/web-pixels";

interface Input {
  webPixel: { settings: unknown };
}

const fault = (code: string, message: string, field: string[]) => ({
  webPixel: null,
  userErrors: [{ code, message, field }],
});
const node = ({ id, settings }: WebPixel) => ({
  __typename: "WebPixel",
  id,
  settings: JSON.stringify(settings),
});

/** webPixelCreate: one pixel a shop, with just the settings that its extension names. */
export const webPixelCreate: MutationResolver = ({ world }, { webPixel }: Input) => {
  if (webPixelOf(world)) return fault("TAKEN", "Web pixel is taken.", ["id"]);
  return put(world, webPixel.settings);
};

/** webPixelUpdate: the settings as a whole. */
export const webPixelUpdate: MutationResolver = (
  { world },
  { id, webPixel }: Input & { id: string },
) => {
  if (webPixelOf(world)?.id !== id) return fault("NOT_FOUND", "Web pixel not found.", ["id"]);
  return put(world, webPixel.settings);
};

/** webPixelDelete */
export const webPixelDelete: MutationResolver = ({ world }, { id }: { id: string }) => {
  if (webPixelOf(world)?.id !== id) {
    const userErrors = [{ code: "NOT_FOUND", message: "Web pixel not found.", field: ["id"] }];
    return { deletedWebPixelId: null, userErrors };
  }
  removeWebPixel(world);
  return { deletedWebPixelId: id, userErrors: [] };
};

function put(world: Parameters<typeof putWebPixel>[0], given: unknown) {
  const extension = readPixelExtension();
  if (!extension) return fault("NO_EXTENSION", "No extension found.", []);
  const settings = parse(given);
  const isKnown = (name: string) => extension.fields.includes(name);
  if (
    !settings ||
    !Object.keys(settings).every(isKnown) ||
    !extension.fields.every((name) => typeof settings[name] === "string" && settings[name] !== "")
  ) {
    return fault("INVALID_SETTINGS", "Settings are invalid.", ["settings"]);
  }
  return { webPixel: node(putWebPixel(world, settings as Record<string, string>)), userErrors: [] };
}

/** Settings come as an object, or as the text of one. */
function parse(given: unknown): Record<string, unknown> | null {
  if (typeof given !== "string") return given as Record<string, unknown> | null;
  try {
    return JSON.parse(given) as Record<string, unknown>;
  } catch {
    return null;
  }
}
