import { createFormats } from "../components/format";
import { textsOfFiles } from "../i18n/i18n";
import { AppError } from "../lib/errors";
import { homeTexts, type HomeTexts } from "./home/home-texts";
import type { FrameView, HomeView } from "./home/view";

/** A table as the text of a CSV file, or in sentences why there is none and what would bring it. */
export type TableFile = string | { reasons: string[] };

/** The texts of pages where there is no page: in the language and the numbers of files. */
export function textsOfTables(): HomeTexts {
  const { t, language } = textsOfFiles();
  return homeTexts(t, createFormats(language));
}

/**
 * Why a page without figures has no file. Throws `not_found` where these come by themselves, so that nothing
 * is to be told.
 */
export function noFigures({ state }: Exclude<HomeView, FrameView>): TableFile {
  if (state === "blocked") return { reasons: [textsOfTables().t("home.blockedText")] };
  throw new AppError("not_found", "There are no figures yet.");
}
