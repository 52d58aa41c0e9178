import { useEffect, useRef } from "preact/hooks";
import type { Answer } from "../connection/request.ts";
import type { PasskeyOffer } from "./passkey-offer.ts";
import { passkeysWork } from "./passkeys-work.ts";

/** Passkeys that the browser offers by itself; where it does not, nothing comes of it. */
export function usePasskeyOffer(onAnswer: (answer: Answer<undefined>) => void) {
  const offer = useRef<PasskeyOffer | null>(null);
  const heard = useRef(onAnswer);
  heard.current = onAnswer;
  useEffect(() => {
    let here = true;
    void offersByItself().then(async (does) => {
      if (!does) return;
      const brought = await import("./passkey-offer.ts").catch(() => null);
      if (brought === null || !here) return;
      offer.current = new brought.PasskeyOffer((answer) => heard.current(answer));
      offer.current.renew(Date.now());
    });
    return () => {
      here = false;
      void offer.current?.end();
    };
  }, []);
  return {
    renew: () => offer.current?.renew(Date.now()),
    end: async () => offer.current?.end(),
  };
}

async function offersByItself(): Promise<boolean> {
  if (!passkeysWork()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}
