import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import { type Answer, request } from "../connection/request.ts";

/** A challenge is good for five minutes. */
const RENEW_AFTER_MS = 4 * 60_000;

/**
 * Lets the browser offer passkeys where one types the e-mail address (WebAuthn 5.1.4, conditional mediation). It waits
 * for as long as the field is there, without a word.
 */
export class PasskeyOffer {
  readonly #onAnswer: (answer: Answer<undefined>) => void;
  #begunAt = 0;
  #turn = 0;
  #asking: Promise<unknown> = Promise.resolve();

  constructor(onAnswer: (answer: Answer<undefined>) => void) {
    this.#onAnswer = onAnswer;
  }

  /** To be called when the form is shown, and whenever somebody comes to it. */
  renew(now: number): void {
    if (now - this.#begunAt < RENEW_AFTER_MS) return;
    this.#begunAt = now;
    this.#turn += 1;
    void this.#offer(this.#turn);
  }

  /** Resolves when nothing of it is under way: its challenge must not come in the place of another one. */
  async end(): Promise<void> {
    this.#turn += 1;
    this.#begunAt = 0;
    WebAuthnAbortService.cancelCeremony();
    await this.#asking;
  }

  async #offer(turn: number): Promise<void> {
    const asked = request<PublicKeyCredentialRequestOptionsJSON>("POST", "/api/sign-in/passkey/options", {});
    this.#asking = asked;
    const options = await asked;
    if (!options.ok || turn !== this.#turn) return;
    try {
      const response = await startAuthentication({ optionsJSON: options.value, useBrowserAutofill: true });
      this.#onAnswer(await request("POST", "/api/sign-in/passkey", { response }));
    } catch {
      // Given up for another way, or not known to this browser: nobody asked for it, so nobody is told.
    }
  }
}
