import { Button, Modal, Text, type ButtonProps } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeyboardPlace } from "./use-keyboard-place";

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
  const keyboard = useKeyboardPlace(isAsked);
  const agreed = useRef<(() => void) | null>(null);
  const close = () => setIsAsked(false);
  // Once the keyboard is back at the button: what is done may take that away, and knows then what was around it.
  useEffect(() => {
    if (isAsked || !agreed.current) return;
    const act = () => {
      agreed.current?.();
      agreed.current = null;
    };
    const frame = requestAnimationFrame(act);
    // What is read anew meanwhile may take the button away: what was agreed to is done all the same.
    return () => {
      cancelAnimationFrame(frame);
      act();
    };
  }, [isAsked]);
  return (
    <>
      <Button
        {...button}
        onClick={() => {
          keyboard.mark();
          setIsAsked(true);
        }}
      >
        {button.icon ? undefined : action}
      </Button>
      <Modal
        open={isAsked}
        onClose={close}
        title={question}
        // Without its fading the keyboard can go back to the button at once.
        instant
        primaryAction={{
          content: action,
          destructive: true,
          onAction: () => {
            agreed.current = onConfirm;
            close();
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
