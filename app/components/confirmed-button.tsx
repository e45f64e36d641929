import { Button, Modal, Text, type ButtonProps } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** A button for what cannot be taken back: it says what would be lost, and does it once that is agreed to. */
export function ConfirmedButton({
  question,
  consequence,
  action,
  onConfirm,
  ...button
}: Omit<ButtonProps, "onClick" | "children"> & {
  question: string;
  /** What comes of it. */
  consequence: string;
  /** The words of the button that does it; also of this one, where it has no icon. */
  action: string;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const close = () => setIsAsked(false);
  return (
    <>
      <Button {...button} onClick={() => setIsAsked(true)}>
        {button.icon ? undefined : action}
      </Button>
      <Modal
        open={isAsked}
        onClose={close}
        title={question}
        primaryAction={{
          content: action,
          destructive: true,
          onAction: () => {
            close();
            onConfirm();
          },
        }}
        secondaryActions={[{ content: t("imports.cancel"), onAction: close }]}
      >
        <Modal.Section>
          <Text as="p">{consequence}</Text>
        </Modal.Section>
      </Modal>
    </>
  );
}
