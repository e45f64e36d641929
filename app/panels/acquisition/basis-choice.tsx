import { Select } from "@shopify/polaris";
import { marginBases, type MarginBasis } from "../../metrics/acquisition/contribution";
import { useAddress } from "../products/use-address";
import { useAcquisitionTexts } from "./use-acquisition-texts";
import { basisTexts } from "./words";

/** After which costs a customer has paid back and spend breaks even. */
export function BasisChoice({ basis }: { basis: MarginBasis }) {
  const { t } = useAcquisitionTexts();
  const { change } = useAddress();
  return (
    <Select
      label={t("acquisition.basisChoice.label")}
      value={basis}
      options={marginBases.map((id) => ({ value: id, label: t(basisTexts[id]) }))}
      onChange={(value) => change({ basis: value === "contribution" ? null : value })}
    />
  );
}
