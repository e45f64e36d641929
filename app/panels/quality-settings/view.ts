import type { TextKey } from "../../i18n/text-key";
import type { RuleWords, SeverityWord } from "../quality/view";
import type { ThresholdValue } from "../../quality/rules/thresholds";

/** Settings of the rules of merchandising, as plain JSON. */
export interface QualitySettingsView {
  dataVersion: number;
  images: ImagesView;
  subjects: { subject: string; label: TextKey; rules: RuleSettingView[] }[];
}

/** Whether images are downloaded, and how far that has come. */
export interface ImagesView {
  isOn: boolean;
  seen: number;
  left: number;
  /** A day. */
  mostImages: number;
  mostMegabytes: number;
}

export interface RuleSettingView {
  words: RuleWords;
  isOn: boolean;
  /** "": the rule's own. */
  severity: SeverityWord | "";
  ownSeverity: SeverityWord;
  thresholds: {
    name: string;
    label: TextKey;
    value: ThresholdValue;
    byDefault: ThresholdValue;
  }[];
  /** The merchant has set something. */
  isChanged: boolean;
}
